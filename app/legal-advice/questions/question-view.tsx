/** The parts of a question's page as the person who asked sees it. */
import { Form } from "@remix-run/react";
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDateTime, formatDayLong, formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button } from "#app/ui/button.tsx";
import { type MayItem, MayList, stepItem } from "#app/ui/case-lists.tsx";
import { FileList } from "#app/ui/files.tsx";
import { Due, Letter, Sign } from "#app/ui/letter.tsx";
import { Section } from "#app/ui/page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { TimelineItem } from "#app/ui/timeline.tsx";
import { Words } from "#app/ui/words.tsx";
import { questionSoonDays } from "../settings.ts";
import { askerSteps, isAskerStep } from "./asker-steps.ts";
import { CitedArticles } from "./cited-articles.tsx";
import type { QuestionWords, ShownQuestion } from "./question-view.server.ts";

/** Who has it and by which day, why that day; when it is late, that comes first. */
export function QuestionLetter({ question, today }: { question: ShownQuestion; today: LocalDate }) {
  const { questions } = useMessages();
  const language = useLanguage();
  const { letter } = questions;
  const { state, adviser, dueOn, words } = question;
  const now = {
    waiting: letter.waiting,
    assigned: letter.assigned(adviser?.name ?? "", adviser?.firmName ?? ""),
    asked_back: letter.asked_back(adviser?.name ?? ""),
    answered: letter.answered(adviser?.name ?? ""),
    closed: letter.closed,
    withdrawn: letter.withdrawn,
  }[state];
  const face = dueOn === null ? null : clockFace(dueOn, today, questionSoonDays);
  const late = face?.kind === "overdue" && state === "assigned";
  return (
    <>
      <Letter salutation={words === null ? letter.hello : letter.salutation(words.name)}>
        {late && <p>{letter.late}</p>}
        <p>
          <Words text={now} />
        </p>
      </Letter>
      {face !== null && dueOn !== null && state !== "closed" && state !== "withdrawn" && (
        <Due
          face={state === "asked_back" ? { kind: "waiting" } : face}
          sentence={<Words text={questions.due[state](formatDayPlain(dueOn, language))} />}
          why={
            <>
              {questions.dueWhy[state]}
              {state === "assigned" && question.waitedDays > 0 && ` ${questions.waited(question.waitedDays)}`}
              {question.provisional && ` ${questions.provisional}`}
            </>
          }
        />
      )}
      <Sign
        office={adviser?.firmName ?? letter.office}
        date={formatDayLong(today, language)}
        dateTime={today}
      />
    </>
  );
}

type SideWords = {
  readonly happened: Readonly<Record<string, string | ((name: string) => string)>> & {
    readonly assignTo: (name: string) => string;
  };
  readonly due: Readonly<Record<"waiting" | "assigned" | "asked_back" | "answered", (day: string) => string>>;
};

/** What was and what comes, in the words of the side that reads. */
export function useQuestionTimeline(
  question: ShownQuestion,
  { happened, due }: SideWords,
): readonly TimelineItem[] {
  const language = useLanguage();
  const past = question.events.map(({ id, action, at, actorKind, adviserName }): TimelineItem => {
    const what =
      adviserName !== null && action === "assign"
        ? happened.assignTo(adviserName)
        : happenedWords(happened, action, actorKind === "staff");
    return { key: id, state: "past", when: formatDateTime(at, language), dateTime: at.toISOString(), what };
  });
  const { state, dueOn } = question;
  if (dueOn === null || state === "closed" || state === "withdrawn")
    return past.map((item, index) => (index === past.length - 1 ? { ...item, state: "now" } : item));
  const day = formatDayPlain(dueOn, language);
  const next: TimelineItem = {
    key: "next",
    state: "next",
    when: day,
    dateTime: dueOn,
    what: due[state](day).replace(/[⟦⟧]/g, ""),
  };
  return [...past, next];
}

/** Both sides agree by the same step; then the words say which of the two it was. */
function happenedWords(happened: SideWords["happened"], action: string, byAdviser: boolean): string {
  const ofAdviser = `${action}_by_adviser`;
  const key = byAdviser && Object.hasOwn(happened, ofAdviser) ? ofAdviser : action;
  const words = Object.hasOwn(happened, key) ? happened[key] : undefined;
  return typeof words === "string" ? words : action;
}

/** The thread in its order; `speaker` names each part for the side that reads. */
export function Thread({
  words,
  speaker,
  fileAddress,
}: {
  words: QuestionWords;
  speaker: Readonly<Record<QuestionWords["messages"][number]["kind"], string>>;
  fileAddress: (id: string) => string;
}) {
  const { sections } = useMessages().questions;
  const language = useLanguage();
  return (
    <>
      <Rows ordered>
        {words.messages.map(({ id, kind, body, articles, at }) => (
          <article key={id}>
            <h3 className="text-row">
              {speaker[kind]}
              <time dateTime={at.toISOString()} className="ml-3 font-normal text-ink-2 text-min">
                {formatDateTime(at, language)}
              </time>
            </h3>
            <p className="mt-1 max-w-measure whitespace-pre-line leading-[1.75]">{body}</p>
            <CitedArticles articles={articles} />
          </article>
        ))}
      </Rows>
      {words.files.length > 0 && (
        <>
          <h3 className="mt-6">{sections.files}</h3>
          <FileList
            files={words.files.map(({ id, name, bytes }) => ({ id, name, size: bytes, to: fileAddress(id) }))}
          />
        </>
      )}
    </>
  );
}

/** Ways out, which never stand out. */
const leaving: ReadonlySet<string> = new Set(["withdraw", "withdraw_consent"]);

/** What the table opens for the person, and when the rest opens. */
export function WhatTheAskerMay({ question }: { question: ShownQuestion }) {
  const { questions } = useMessages();
  const { action: words, closed } = questions;
  const own = `${addresses.questions}/${question.number}`;
  const ended = question.state === "closed" || question.state === "withdrawn";
  const lines = question.actions
    .filter(({ action, because }) => isAskerStep(action) && (because === null || !ended))
    // To agree, or to take it back: the one of the two that makes sense.
    .filter(({ action, because }) => because === null || action !== "withdraw_consent");
  const first = lines.find(({ because, action }) => because === null && !leaving.has(action))?.action;
  const items = askerSteps.flatMap((step): MayItem[] => {
    const line = lines.find(({ action }) => action === step);
    if (line === undefined) return [];
    const { because } = line;
    return [
      stepItem(step, {
        words: words[step],
        to: `${own}/${step}`,
        isMain: step === first,
        closed: because === null ? null : because === "state" ? closed.state[step] : closed[because],
      }),
    ];
  });
  const files = stepItem("files", {
    words: questions.files,
    to: `${own}/files`,
    isMain: false,
    closed: null,
  });
  const isLeaving = ({ key }: MayItem) => key === "withdraw";
  // What helps the lawyer comes before leaving.
  const all =
    ended || question.words === null
      ? items
      : [...items.filter((item) => !isLeaving(item)), files, ...items.filter(isLeaving)];
  if (all.length === 0) return <p>{questions.nothing}</p>;
  return <MayList items={all} />;
}

/** From the answer on to a booked time or to the petition desk, with the words. */
export function CarryOn({ question }: { question: ShownQuestion }) {
  const { carry } = useMessages().questions;
  return (
    <Section title={carry.title}>
      <MayList
        items={(["booking", "petition"] as const).map((to) => ({
          key: to,
          title: carry[to].title,
          text: carry[to].text,
          action: (
            <Form method="post" action={`${addresses.questions}/${question.number}/carry`} reloadDocument>
              <input type="hidden" name="to" value={to} />
              <Button tone="soft" snug>
                {carry[to].button}
              </Button>
            </Form>
          ),
        }))}
      />
    </Section>
  );
}
