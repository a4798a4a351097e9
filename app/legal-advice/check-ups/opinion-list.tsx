/** Numbered opinions with what became of each: the same for the enterprise and the adviser. */
import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { OpenedOpinion } from "./read-opinions.server.ts";

export function OpinionList({
  opinions,
  below,
}: {
  readonly opinions: readonly OpenedOpinion[];
  /** What can be done about one. */
  readonly below?: (opinion: OpenedOpinion) => ReactNode;
}) {
  return (
    <Rows ordered>
      {opinions.map((opinion) => (
        <article key={opinion.position}>
          <OpinionText opinion={opinion} />
          {below?.(opinion)}
        </article>
      ))}
    </Rows>
  );
}

export function OpinionText({
  opinion,
  heading: Heading = "h3",
}: {
  readonly opinion: OpenedOpinion;
  readonly heading?: "h2" | "h3";
}) {
  const { opinions: words, risk, state } = useMessages().checkUps;
  const language = useLanguage();
  return (
    <>
      <Heading className="text-row">
        {words.position(opinion.position)} · {risk[opinion.risk]}
      </Heading>
      <p className="mt-2 max-w-measure whitespace-pre-line">
        <b>{words.finding}</b> {opinion.finding}
      </p>
      <p className="mt-2 max-w-measure whitespace-pre-line">
        <b>{words.advice}</b> {opinion.advice}
      </p>
      <p className="mt-2 text-ink-2">
        {opinion.actedOn === null
          ? `${words.followUp(formatDay(opinion.followUpOn, language))} · ${state[opinion.state]}`
          : words.actedOn(formatDay(opinion.actedOn, language))}
      </p>
      {opinion.acted !== null && (
        <p className="mt-1 max-w-measure whitespace-pre-line text-ink-2">{opinion.acted}</p>
      )}
    </>
  );
}
