import { useEffect, useRef } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";

/** One line of the summary: the id of the control or group, and the same words that stand at it. */
export type FieldProblem = { readonly field: string; readonly words: string };

/**
 * What is still to be mended, on top of the page; each line leads to its field. Stands in the page when it
 * comes from the server, is announced, and takes the focus once script runs. Nothing is shown for no problems.
 */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const { form } = useMessages().common;
  const summary = useRef<HTMLDivElement>(null);
  const shown = problems.map(({ field, words }) => `${field} ${words}`).join("\n");
  useEffect(() => {
    if (shown !== "") summary.current?.focus();
  }, [shown]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="mt-6 rounded-control border-2 border-overdue px-[18px] py-4"
    >
      <h2 className="text-overdue text-row">{form.errorTitle(problems.length)}</h2>
      <ul className="mt-1 -mb-2">
        {problems.map(({ field, words }) => (
          <li key={`${field} ${words}`} className="leading-snug">
            <a
              href={`#${field}`}
              className="flex min-h-tap items-center font-bold text-overdue decoration-current"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
