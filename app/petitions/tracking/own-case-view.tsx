/** The parts of a case's page as its petitioner sees it. */

import type { LocalDate } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDateTime, formatDayLong, formatDayPlain, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { LookedList, MayList, stepItem } from "#app/ui/case-lists.tsx";
import { Due, Letter, Sign } from "#app/ui/letter.tsx";
import { Note } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { KeyValues } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";
import { type DeclineReason, declineArticles } from "../decline-reasons.ts";
import { isEnded } from "../petition-states.ts";
import type { ShownCase } from "./own-case-timeline.ts";

type Personal = NonNullable<ShownCase["personal"]>;

/** The letter: who has it, by which date, why that date; when it is late, that comes first. */
export function CaseLetterText({ shown, today }: { shown: ShownCase; today: LocalDate }) {
  const { tracking, petitions, common } = useMessages();
  const language = useLanguage();
  const words = tracking.case;
  const face = shown.dueOn === null ? null : clockFace(shown.dueOn, today);
  const late = face?.kind === "overdue" && shown.clock?.party === "organ";
  const lines: Readonly<Record<string, (day: string) => string>> = tracking.due;
  const declined = (reason: DeclineReason) =>
    words.declined(petitions.declineReason[reason], petitions.article[declineArticles[reason]]);
  const sentence =
    shown.clock && shown.dueOn ? lines[shown.clock.rule]?.(formatDayPlain(shown.dueOn, language)) : undefined;
  const said = [
    ...(late && face.kind === "overdue" ? [tracking.late(face.days)] : []),
    tracking.letter[shown.state](formatDayPlain(shown.receivedOn, language), shown.owner),
    ...(shown.waiting ? [words.waitingForYou] : []),
    ...(shown.declineReason === null ? [] : [declined(shown.declineReason)]),
  ];
  const name = shown.personal?.name;
  return (
    <>
      <Letter {...(name ? { salutation: words.salutation(name) } : {})}>
        {said.map((text) => (
          <p key={text}>
            <Words text={text} />
          </p>
        ))}
      </Letter>
      {face !== null && sentence !== undefined && shown.clock !== null && (
        <Due
          face={shown.waiting && face.kind === "in_time" ? { kind: "waiting" } : face}
          sentence={<Words text={sentence} />}
          why={
            <>
              {words.why(shown.clock.explanation)}
              {shown.provisional && ` ${words.provisional}`} <span className="nb">{shown.clock.article}</span>
            </>
          }
        />
      )}
      {face !== null && !late && shown.clock?.party === "organ" && (
        <Letter>
          <p>{tracking.after}</p>
        </Letter>
      )}
      <RightDoor shown={shown} />
      <Sign office={shown.window} date={formatDayLong(today, language)} dateTime={today} />
      <span className="vh">{common.brand}</span>
    </>
  );
}

/** Where to go instead, in the clerk's words too; the place goes along, so that the nearest windows are shown. */
function RightDoor({ shown }: { shown: ShownCase }) {
  const { tracking, petitions } = useMessages();
  const { rightDoor: door, personal, events } = shown;
  const doors: Readonly<Record<string, string>> = petitions.door;
  const name = door === null ? undefined : doors[door];
  if (door === null || name === undefined) return null;
  const place = personal === null ? "" : `?division=${personal.place}`;
  const said = events.findLast(
    ({ action }) => action === "decline" || action === "direct_elsewhere",
  )?.publicNote;
  return (
    <Section title={tracking.case.door}>
      <p>{tracking.case.doorText(name)}</p>
      {said && <p className="whitespace-pre-line">{said}</p>}
      <p>
        <TextLink to={`${addresses.whichDoor}/doors/${door}${place}`}>
          {tracking.case.doorLink(name)}
        </TextLink>
      </p>
    </Section>
  );
}

/** Open steps with their buttons, then the others with the condition under which they open. */
export function WhatYouMay({ shown }: { shown: ShownCase }) {
  const { tracking, petitions } = useMessages();
  const firstOpen = shown.actions.find(({ open }) => open)?.action;
  // Of what has ended only what is still open counts; "when it is answered" would promise what never comes.
  const lines = shown.actions.filter(({ open }) => open || !isEnded(shown.state));
  if (lines.length === 0)
    return (
      <>
        <p>
          {tracking.case.mayNothing} {shown.state !== "withdrawn" && tracking.case.newFacts}
        </p>
        <p>
          <TextLink to={addresses.say}>{tracking.case.sayAnother}</TextLink>
        </p>
      </>
    );
  return (
    <MayList
      items={lines.map((each) =>
        stepItem(each.action, {
          words: tracking.action[each.action],
          to: each.action,
          isMain: each.action === firstOpen,
          closed: each.open
            ? null
            : each.because === "state" || each.because === "person"
              ? tracking.closed.state[each.action]
              : petitions.closedBecause[each.because],
        }),
      )}
    />
  );
}

/** 处理意见书 in full: the parts that the law asks for (第三十二条). */
export function Opinions({ opinions }: { opinions: Personal["opinions"] }) {
  const { tracking, petitions } = useMessages();
  const language = useLanguage();
  const words = tracking.case;
  return opinions.map((opinion) => {
    const day = localDayOf(new Date(opinion.issuedAt));
    return (
      <Section key={opinion.id} title={petitions.opinionKind[opinion.kind]} id={opinion.kind}>
        <KeyValues
          entries={[
            [words.request, opinion.request],
            [words.outcome, <b key="outcome">{petitions.outcome[opinion.outcome]}</b>],
          ]}
        />
        {(
          [
            [words.facts, opinion.factsAndReasons],
            [words.handling, opinion.handling],
            [words.basis, opinion.legalBasis],
            [words.remedy, opinion.remedyNotice],
          ] as const
        ).map(([head, text]) => (
          <div key={head} className="mt-4">
            <h3>{head}</h3>
            <p className="max-w-measure whitespace-pre-line">{text}</p>
          </div>
        ))}
        <Sign
          office={words.signed(opinion.signedBy, opinion.organisation.name)}
          date={formatDayLong(day, language)}
          dateTime={day}
        />
      </Section>
    );
  });
}

/** Everyone who opened the case, with what they saw and why. */
export function WhoLooked({ looked }: { looked: Personal["looked"] }) {
  const { tracking, petitions } = useMessages();
  const language = useLanguage();
  if (looked.length === 0) return <p className="text-ink-2">{tracking.case.lookedNone}</p>;
  return (
    <LookedList
      items={looked.map((record) => ({
        key: record.id,
        who: record.personName,
        office: record.organisationName,
        when: formatDateTime(new Date(record.at), language),
        dateTime: new Date(record.at).toISOString(),
        what: [petitions.seen[record.seen], ...(record.reason === null ? [] : [record.reason])].join(" · "),
      }))}
    />
  );
}

export function CodeOnlyNote({ number }: { number: string }) {
  const { tracking } = useMessages();
  return (
    <Note>
      {tracking.case.codeOnly}{" "}
      <TextLink
        to={`${addresses.signIn}?return=${encodeURIComponent(`${addresses.track}?number=${number}`)}`}
      >
        {tracking.case.signIn}
      </TextLink>
    </Note>
  );
}
