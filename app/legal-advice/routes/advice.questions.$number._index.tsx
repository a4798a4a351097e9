import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { codeJustGiven } from "#app/matters/given-code.server.ts";
import { linksOf } from "#app/matters/link-matters.server.ts";
import { useLinkedTimeline } from "#app/matters/linked-matters.tsx";
import { MatterCodes } from "#app/matters/matter-codes.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { CaseLetter } from "#app/ui/case-lists.tsx";
import { Note } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Timeline } from "#app/ui/timeline.tsx";
import { requireOwnQuestion } from "../questions/asker-access.server.ts";
import {
  CarryOn,
  QuestionLetter,
  Thread,
  useQuestionTimeline,
  WhatTheAskerMay,
} from "../questions/question-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { question } = await requireOwnQuestion(request, context, params.number);
  return {
    question,
    links: question.words === null ? [] : await linksOf(context.db, { kind: "question", id: question.id }),
    today: localDateOf(context.now()),
    code: await codeJustGiven(request, context.env, question.number),
  };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questions.mine.title);

export default function OwnQuestionPage() {
  const { question, links, today, code } = useLoaderData<typeof loader>();
  const { questions } = useMessages();
  const timeline = useLinkedTimeline(useQuestionTimeline(question, questions), links);
  const { sections } = questions;
  const { words } = question;
  const own = `${addresses.questions}/${question.number}`;
  return (
    <>
      <PageHead
        kicker={formatCaseNumber(question.number)}
        title={words === null ? questions.state[question.state] : words.title}
      />
      {code !== null && <MatterCodes number={question.number} code={code} words={sections} />}
      {/* What was said and what may be done come before the steps: for that one opens the page. */}
      <CaseLetter
        letter={
          <>
            <QuestionLetter question={question} today={today} />
            {words === null ? (
              <Note>
                {sections.codeOnly}{" "}
                <TextLink to={`${addresses.signIn}?return=${encodeURIComponent(own)}`}>
                  {sections.signIn}
                </TextLink>
              </Note>
            ) : (
              <Section title={questions.thread.title}>
                <Thread
                  words={words}
                  speaker={questions.thread}
                  fileAddress={(id) => `${own}/attachments/${id}`}
                />
              </Section>
            )}
            <Section title={sections.may}>
              <WhatTheAskerMay question={question} />
            </Section>
            {words?.messages.some(({ kind }) => kind === "answer") && <CarryOn question={question} />}
          </>
        }
        sideTitle={sections.steps}
        side={<Timeline items={timeline} />}
        rest={
          question.publishedId !== null && (
            <p className="mt-6">
              <TextLink to={`${addresses.answers}/${question.publishedId}`}>{sections.published}</TextLink>
            </p>
          )
        }
      />
    </>
  );
}
