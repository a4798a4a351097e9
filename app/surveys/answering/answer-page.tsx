/** The page of one round for one person: what it is, the form, and what became of it. */
import { type ReactNode, useEffect, useState } from "react";
import type { Language } from "#app/i18n/index.ts";
import { loadCatalogue } from "#app/i18n/load-catalogue.ts";
import { LanguageProvider, useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, QuietButton, TextLink } from "#app/ui/button.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { Words } from "#app/ui/words.tsx";
import type { InvitedRound } from "./invited-round.server.ts";
import { PhoneForm } from "./phone-form.tsx";
import { wordsIn } from "./question-fields.tsx";
import { RoundIntro } from "./round-intro.tsx";
import { type Refusal, type Source, useAnswering } from "./use-answering.ts";

export function AnswerPage({
  round,
  source,
  isUsed,
}: {
  readonly round: InvitedRound;
  readonly source: Source;
  readonly isUsed: boolean;
}) {
  const language = useLanguage();
  const [other, setOther] = useState<Language | null>(null);
  const spoken = other ?? language;
  const next = spoken === "en" ? "zh-CN" : "en";
  // While there is a signal: afterwards the language can be changed without one.
  useEffect(() => void loadCatalogue(next), [next]);
  return (
    // Changed in the page, so that it works without a signal and nothing has to be loaded anew.
    <LanguageProvider language={spoken}>
      <div lang={spoken}>
        <Column>
          <CourseOf
            {...{ round, source, isUsed }}
            onLanguage={() => void loadCatalogue(next).then(() => setOther(next))}
          />
        </Column>
      </div>
    </LanguageProvider>
  );
}

function CourseOf({
  round,
  source,
  isUsed,
  onLanguage,
}: {
  readonly round: InvitedRound;
  readonly source: Source;
  readonly isUsed: boolean;
  readonly onLanguage: () => void;
}) {
  const { answering } = useMessages();
  const language = useLanguage();
  const { course, start, change, send, tryNow, wipe } = useAnswering(source);
  const { kept, refusal } = course;
  const title = wordsIn(language, { zh: round.titleZh, en: round.titleEn });
  const way = plainAddress(source);

  if (course.at === "wiped")
    return <PageHead title={answering.wipe.doneTitle} lead={answering.wipe.doneLead} />;
  if (refusal === "used") return <UsedInvitation />;
  if (kept === null) {
    if (isUsed) return <UsedInvitation />;
    return (
      <RoundIntro round={round} isOpen={source.kind === "open"}>
        {course.at === "impossible" && <Note icon="warning">{answering.intro.noCrypto}</Note>}
        <noscript>
          <Note>{source.kind === "open" ? answering.plain.openLead : answering.intro.noScript}</Note>
        </noscript>
        <Actions>
          {course.at === "intro" ? (
            <Button tone="main" type="button" onClick={start}>
              {answering.intro.start}
            </Button>
          ) : (
            // Until script has run, and where it never does, it leads to the plain form.
            <ButtonLink tone="main" to={way} reload>
              {course.at === "impossible" ? answering.intro.startPlain : answering.intro.start}
            </ButtonLink>
          )}
        </Actions>
      </RoundIntro>
    );
  }
  if (kept.phase === "sent")
    return (
      <>
        <DoneHead lead={answering.done.lead} slug={round.slug} />
        <Wipe words={answering.wipe.sent} onWipe={wipe} />
      </>
    );
  return (
    <>
      <div className="flex items-baseline justify-between pt-6">
        <h1 className="text-row">{title}</h1>
        <QuietButton type="button" lang={answering.form.languageTag} onClick={onLanguage}>
          {answering.form.language}
        </QuietButton>
      </div>
      {refusal !== null && <Refused refusal={refusal} />}
      {kept.phase === "sending" && refusal === null ? (
        <Sending waiting={course.waiting} onTry={tryNow} />
      ) : (
        refusal === null && (
          <PhoneForm
            {...{ kept, course }}
            questionnaire={round.questionnaire}
            invited={source.kind === "invitation"}
            onChange={change}
            onSend={send}
          />
        )
      )}
      <Wipe
        words={source.kind === "open" ? answering.wipe.unsentOpen : answering.wipe.unsent}
        onWipe={wipe}
      />
    </>
  );
}

function plainAddress(source: Source): string {
  return source.kind === "open"
    ? `${addresses.answerSurvey}/open/${source.slug}/plain`
    : `${addresses.answerSurvey}/${source.code}/plain`;
}

/** Of an invitation whose token was signed, on a phone that has nothing of it. */
export function UsedInvitation() {
  const { states } = useMessages().answering;
  return (
    <>
      <PageHead title={states.usedTitle} lead={states.used} />
      <p className="max-w-measure text-ink-2 leading-[1.7]">{states.usedWhy}</p>
    </>
  );
}

/** It has arrived. */
export function DoneHead({ lead, slug }: { readonly lead: string; readonly slug?: string }) {
  const { done } = useMessages().answering;
  return (
    <div role="status">
      <PageHead title={done.title} lead={lead} />
      <p className="max-w-measure leading-[1.7]">{done.next}</p>
      {slug !== undefined && <TextLink to={addresses.surveys}>{done.results}</TextLink>}
    </div>
  );
}

function Refused({ refusal }: { readonly refusal: Exclude<Refusal, "used"> }) {
  const { refused } = useMessages().answering;
  const words = { ...refused, key_differs: refused.keyDiffers }[refusal];
  return (
    <div role="alert" className="mt-6">
      <h2>{refused.title}</h2>
      <p className="mt-2 max-w-measure leading-[1.7]">{words}</p>
    </div>
  );
}

function Sending({
  waiting,
  onTry,
}: {
  readonly waiting: "offline" | "busy" | "broken" | null;
  readonly onTry: () => void;
}) {
  const { sending, refused } = useMessages().answering;
  const words: ReactNode =
    waiting === null
      ? sending.busy
      : { offline: sending.waits, busy: refused.busy, broken: refused.broken }[waiting];
  return (
    <>
      <div role="status" className="mt-6">
        <h2>{sending.title}</h2>
        <p className="mt-2 max-w-measure leading-[1.7]">{words}</p>
      </div>
      {waiting !== null && (
        <Actions>
          <Button type="button" onClick={onTry}>
            {sending.again}
          </Button>
        </Actions>
      )}
    </>
  );
}

function Wipe({ words, onWipe }: { readonly words: string; readonly onWipe: () => void }) {
  const { wipe } = useMessages().answering;
  return (
    <div className="mt-8 border-hair border-t pt-3">
      <Disclosure summary={wipe.summary}>
        <p>
          <Words text={words} />
        </p>
        <Actions>
          <Button type="button" tone="soft" onClick={onWipe}>
            {wipe.button}
          </Button>
        </Actions>
      </Disclosure>
    </div>
  );
}
