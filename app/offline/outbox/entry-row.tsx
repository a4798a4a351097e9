/** One thing that waits, or was sent: what it is, how far it is, and what can be done with it. */
import { useState } from "react";
import { formatDateTime, formatTime } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { QuietButton, TextLink } from "#app/ui/button.tsx";
import { numberIn, type OutboxEntry } from "./entry.ts";

export function EntryRow({
  entry,
  onMend,
  onAdopt,
  onRemove,
}: {
  readonly entry: OutboxEntry;
  readonly onMend?: () => void;
  readonly onAdopt?: () => void;
  readonly onRemove: () => void;
}) {
  const { common, offline } = useMessages();
  const language = useLanguage();
  const words = offline.outbox;
  const { state, kind, title, firstWords, files, createdAt, result } = entry;
  return (
    <div>
      <p className="text-ink-2 text-min">
        {words.kind[kind]}
        {common.comma}
        {words.keptAt(formatDateTime(new Date(createdAt), language))}
      </p>
      <p className="font-bold [overflow-wrap:anywhere]">{firstWords ?? title}</p>
      {files.length > 0 && <p className="text-ink-2">{words.files(files.length)}</p>}
      <p role="status" className={state === "needs_you" ? "font-bold text-overdue" : ""}>
        {stateWords(entry, words.state)}
      </p>
      <div className="flex flex-wrap items-center gap-x-6">
        {state === "sent" && result !== null && <TextLink to={result}>{words.open}</TextLink>}
        {state === "needs_you" && onMend && <QuietButton onClick={onMend}>{words.mend}</QuietButton>}
        {onAdopt && <QuietButton onClick={onAdopt}>{words.adopt}</QuietButton>}
        {state !== "sent" && state !== "sending" && <Remove onRemove={onRemove} />}
      </div>
    </div>
  );
}

function stateWords(
  { state, failures, nextAttemptAt, result }: OutboxEntry,
  words: ReturnType<typeof useMessages>["offline"]["outbox"]["state"],
): string {
  if (state === "sent") {
    const number = numberIn(result);
    return number === null ? words.sent : words.sentNumber(formatCaseNumber(number));
  }
  if (state === "waiting" && failures > 0) return words.tryAgain(formatTime(new Date(nextAttemptAt)));
  return words[state];
}

/** Asks once more: nobody else has it. */
function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const { outbox: words } = useMessages().offline;
  const [asked, setAsked] = useState(false);
  return (
    <QuietButton onClick={asked ? onRemove : () => setAsked(true)}>
      {asked ? words.removeSure : words.remove}
    </QuietButton>
  );
}
