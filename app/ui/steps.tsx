import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Icon } from "./icon.tsx";

/** Where one is in a form of several pages: bars, and the same in words. `n` counts from 1. */
export function Steps({ n, of }: { n: number; of: number }) {
  const { steps } = useMessages().common;
  return (
    <div className="flex items-center">
      <ol className="steps flex flex-1" aria-hidden="true">
        {Array.from({ length: of }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
          <li key={at} className={at + 1 < n ? "past" : at + 1 === n ? "now" : ""} />
        ))}
      </ol>
      <p className="ml-2 whitespace-nowrap text-ink-2 text-min">{steps(n, of)}</p>
    </div>
  );
}

/** Back to the page before, with an arrow. Says "Back" unless it has its own words. */
export function BackLink({ to, children }: { to: string; children?: ReactNode }) {
  const { back } = useMessages().common;
  return (
    <Link
      to={to}
      className="screen-only -ml-1 inline-flex min-h-tap items-center no-underline hover:underline"
    >
      <Icon name="back" className="mr-2 h-[1.1em] w-[1.1em]" />
      {children ?? back}
    </Link>
  );
}

/** The top of a step: way back and progress. The error summary and the question follow. */
export function StepTop({
  back,
  backWords,
  n,
  of,
}: {
  back: string;
  backWords?: ReactNode;
  n: number;
  of: number;
}) {
  return (
    <div className="pt-3">
      <BackLink to={back}>{backWords}</BackLink>
      <Steps n={n} of={of} />
    </div>
  );
}
