/** Findings as they are listed at the desk. */
import { Link } from "@remix-run/react";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Rows } from "#app/ui/rows.tsx";
import { inLanguage, roundTitle } from "../results/results-words.ts";
import type { TaskInList } from "./read-tasks.server.ts";

export function TaskList({ tasks }: { tasks: readonly TaskInList[] }) {
  const { rectification } = useMessages();
  const language = useLanguage();
  return (
    <Rows>
      {tasks.map((task) => (
        <div key={task.number}>
          <p className="font-bold">
            <Link to={`${addresses.deskRectification}/${task.number}`}>
              {findingWords(task.finding, language)}
            </Link>
          </p>
          <p>{rectification.by(task.organisation.name, formatDayLong(task.dueOn, language))}</p>
          <TaskState {...task} />
          <p className="text-ink-2 text-min">
            {rectification.from(roundTitle(task.finding.round, language))}
          </p>
        </div>
      ))}
    </Rows>
  );
}

export function findingWords(
  { wordsZh, wordsEn }: { readonly wordsZh: string; readonly wordsEn: string },
  language: ReturnType<typeof useLanguage>,
): string {
  return inLanguage({ zh: wordsZh, en: wordsEn }, language);
}

/** In words, and late ones plainly so. */
export function TaskState({ state, isOverdue }: Pick<TaskInList, "state" | "isOverdue">) {
  const { rectification, common } = useMessages();
  const look = { assigned: "text-due-soon", answered: "", verified: "text-in-time" }[state];
  return (
    <p className={`font-bold ${isOverdue ? "text-overdue" : look}`}>
      {[rectification.state[state], ...(isOverdue ? [rectification.overdue] : [])].join(common.comma)}
    </p>
  );
}
