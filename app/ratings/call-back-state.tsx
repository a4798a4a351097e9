/** Where a call-back stands, in words; late ones plainly so. */
import type { Messages } from "#app/i18n/index.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";

export function levelWords({ tracking }: Messages, level: number): string {
  const { level: words } = tracking.rating;
  return words[level as keyof typeof words];
}

export function CallBackState({
  doneOn,
  isOverdue,
  tries,
  day,
}: {
  readonly doneOn: string | null;
  readonly isOverdue: boolean;
  readonly tries: number;
  /** When it was done, or is due, as it is said. */
  readonly day: string;
}) {
  const { ratings, common } = useMessages();
  const { callBacks } = ratings;
  if (doneOn !== null) return <p className="text-ink-2">{callBacks.done(day)}</p>;
  return (
    <>
      <p className={`font-bold ${isOverdue ? "text-overdue" : "text-due-soon"}`}>
        {[callBacks.due(day), ...(isOverdue ? [callBacks.overdue] : [])].join(common.comma)}
      </p>
      {tries > 0 && <p className="text-ink-2">{callBacks.tries(tries)}</p>}
    </>
  );
}
