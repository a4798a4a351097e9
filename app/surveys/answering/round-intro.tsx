/** What a round is, before it begins: who asks, how long it takes, until when, and why nobody can tell. */
import type { ReactNode } from "react";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { SavedNote } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { KeyValues, Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";
import { questionsOf } from "../questionnaires/questionnaire.ts";
import type { InvitedRound } from "./invited-round.server.ts";
import { wordsIn } from "./question-fields.tsx";

export function RoundIntro({
  round,
  isOpen,
  children,
}: {
  readonly round: InvitedRound;
  readonly isOpen: boolean;
  /** The way on. */
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  const { intro, openIntro } = useMessages().answering;
  const { questionnaire, assessor, closesOn } = round;
  return (
    <>
      <PageHead
        kicker={(isOpen ? openIntro : intro).kicker(assessor)}
        title={wordsIn(language, { zh: round.titleZh, en: round.titleEn })}
        lead={wordsIn(language, questionnaire.title)}
      />
      <KeyValues
        entries={[
          [intro.facts.who, assessor],
          [intro.facts.time, intro.minutes(questionnaire.minutes, questionsOf(questionnaire).length)],
          [intro.facts.until, intro.until(formatDayLong(closesOn, language))],
          [intro.facts.must, intro.free],
        ]}
      />
      {children}
      <Section title={isOpen ? openIntro.title : intro.whyTitle}>
        {isOpen ? (
          <p className="max-w-measure leading-[1.7]">
            {openIntro.why} {openIntro.apart}
          </p>
        ) : (
          <Rows ordered>{intro.why}</Rows>
        )}
        <p className="mt-4 max-w-measure leading-[1.7]">
          <Words text={intro.mind} />
        </p>
        {!isOpen && <TextLink to={`${addresses.surveys}/${round.slug}/keys`}>{intro.keys}</TextLink>}
        <SavedNote>{intro.shared}</SavedNote>
      </Section>
    </>
  );
}
