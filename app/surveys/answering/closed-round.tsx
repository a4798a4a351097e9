/** What stands in place of a form that is not open. */
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ButtonLink, TextLink } from "#app/ui/button.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import type { Invited } from "./invited-round.server.ts";

export function ClosedRound({
  refusal,
  isOpen,
}: {
  readonly refusal: Extract<Invited, { readonly ok: false }>;
  readonly isOpen: boolean;
}) {
  const language = useLanguage();
  const { states, enter } = useMessages().answering;
  if (refusal.reason === "unknown")
    return (
      <Column>
        <PageHead
          title={isOpen ? states.noRoundTitle : states.unknownTitle}
          lead={isOpen ? states.noRoundLead : states.unknownLead}
        />
        {!isOpen && <ButtonLink to={addresses.answerSurvey}>{enter.open}</ButtonLink>}
      </Column>
    );
  const day = formatDayLong(refusal.on, language);
  return (
    <Column>
      {refusal.reason === "early" ? (
        <PageHead title={states.earlyTitle} lead={states.early(day)} />
      ) : (
        <>
          <PageHead title={states.overTitle} lead={states.over(day)} />
          <TextLink to={addresses.surveys}>{states.results}</TextLink>
        </>
      )}
    </Column>
  );
}
