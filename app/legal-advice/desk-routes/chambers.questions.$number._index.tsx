import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { clockFace } from "#app/deadlines/statutory-deadline.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { CaseColumns } from "#app/ui/case-lists.tsx";
import { Clock } from "#app/ui/clock.tsx";
import { titled } from "#app/ui/page-title.ts";
import { KeyValues } from "#app/ui/rows.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { requireAdvisersQuestion } from "../questions/adviser-question.server.ts";
import { WhatTheAdviserCan } from "../questions/chambers-view.tsx";
import { Thread, useQuestionTimeline } from "../questions/question-view.tsx";
import { questionSoonDays } from "../settings.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { question } = await requireAdvisersQuestion(request, context, params.number);
  return { question, today: localDateOf(context.now()) };
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.questions.chambers.title);

export default function ChambersQuestionPage() {
  const { question, today } = useLoaderData<typeof loader>();
  const { chambers } = useMessages().questions;
  const language = useLanguage();
  const timeline = useQuestionTimeline(question, chambers);
  const { words, dueOn, topic } = question;
  const list = `${addresses.chambers}/questions`;
  const face =
    dueOn === null
      ? ({ kind: "none" } as const)
      : question.state === "assigned"
        ? clockFace(dueOn, today, questionSoonDays)
        : ({ kind: "waiting" } as const);
  return (
    <>
      <div className="flex flex-wrap items-center pt-4 pb-3">
        <div className="mr-6">
          <BackLink to={list}>{chambers.title}</BackLink>
        </div>
        <span className="mr-6 text-ink-2">{formatCaseNumber(question.number)}</span>
        <Clock face={face} />
        {dueOn !== null && <span className="ml-3 text-ink-2">{formatDayPlain(dueOn, language)}</span>}
        <h1 className="mt-1 basis-full">{words?.title}</h1>
        {question.waitedDays > 0 && (
          <p className="basis-full text-ink-2">{chambers.waited(question.waitedDays)}</p>
        )}
      </div>
      <CaseColumns
        columns={[
          {
            title: chambers.asked,
            content: words !== null && (
              <>
                <KeyValues
                  entries={[
                    [chambers.asker, words.name],
                    [chambers.otherSide, words.otherSide ?? chambers.otherSideNone],
                    [chambers.heads.kind, language === "en" ? topic.nameEn : topic.name],
                    [chambers.place, question.division.fullName],
                  ]}
                />
                <div className="mt-6">
                  <Thread
                    words={words}
                    speaker={chambers.speaker}
                    fileAddress={(id) => `${list}/${question.number}/attachments/${id}`}
                  />
                </div>
              </>
            ),
          },
          {
            title: chambers.can,
            content: (
              <>
                <WhatTheAdviserCan question={question} />
                {question.publishedId !== null && (
                  <p className="mt-4">
                    <TextLink to={`${addresses.answers}/${question.publishedId}`}>
                      {chambers.publish.see}
                    </TextLink>
                  </p>
                )}
              </>
            ),
          },
          { title: chambers.history, content: <Timeline items={timeline} /> },
        ]}
      />
    </>
  );
}
