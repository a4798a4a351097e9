/** 处理意见书 as a letter: the parts of 信访工作条例 第三十二条 in their order, then who signs. */
import { formatDayLong, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Letter, Sign } from "#app/ui/letter.tsx";

export type OpinionWords = {
  readonly request: string;
  readonly factsAndReasons: string;
  readonly handling: string;
  readonly legalBasis: string;
  readonly outcome: "supported" | "explained" | "not_supported";
  readonly remedyNotice: string;
};

export function OpinionLetter({
  opinion,
  salutation,
  office,
  at,
}: {
  opinion: OpinionWords;
  salutation: string;
  office: string;
  /** When it was, or would be, issued. */
  at: Date;
}) {
  const { desk, petitions } = useMessages();
  const language = useLanguage();
  const { fields } = desk;
  const parts = [
    [fields.request, opinion.request],
    [fields.factsAndReasons, opinion.factsAndReasons],
    [fields.handling, opinion.handling],
    [fields.legalBasis, opinion.legalBasis],
    [fields.outcome, petitions.outcome[opinion.outcome]],
    [fields.remedyNotice, opinion.remedyNotice],
  ] as const;
  return (
    <>
      <Letter salutation={salutation}>
        {parts.map(([head, text]) => (
          <p key={head} className="whitespace-pre-line">
            <b className="block text-body">{head}</b>
            {text}
          </p>
        ))}
      </Letter>
      <Sign office={office} date={formatDayLong(localDayOf(at), language)} dateTime={at.toISOString()} />
    </>
  );
}
