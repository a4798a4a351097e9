import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { RatingFields } from "#app/matters/rating-fields.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { requireOwnQuestion } from "../questions/asker-access.server.ts";
import { takeAskerStep } from "../questions/asker-steps.server.ts";
import { type AskerStep, isAskerStep } from "../questions/asker-steps.ts";
import { Thread } from "../questions/question-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!isAskerStep(params.action)) throw new Response(null, { status: 404 });
  const { question } = await requireOwnQuestion(request, context, params.number);
  return { step: params.action, question, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (!isAskerStep(params.action)) throw new Response(null, { status: 404 });
  const { question, actor } = await requireOwnQuestion(request, context, params.number);
  const refused = await takeAskerStep(context, {
    step: params.action,
    questionId: question.id,
    actor,
    form: await request.formData(),
    messages: messagesFor(languageOf(request)),
  });
  if (refused === null) throw taken(`${addresses.questions}/${question.number}`);
  return refused;
}

export const handle = { hydrate: false };

export const meta = titled<{ step: AskerStep }>((messages, loaded) =>
  loaded === undefined ? messages.questions.mine.title : messages.questions.action[loaded.step].title,
);

export default function AskerStepPage() {
  const { step, question, idempotencyKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { questions } = useMessages();
  const words = questions.action[step];
  const own = `${addresses.questions}/${question.number}`;
  const verdict = question.actions.find(({ action: each }) => each === step);
  const speaks = step === "reply" || step === "follow_up";
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={submissionProblems(result, (name) => (name === "" ? "step" : name))} />
      <PageHead kicker={formatCaseNumber(question.number)} title={words.title} lead={words.lead} />
      {verdict?.because === null || result !== undefined ? (
        <Form method="post" id="step" {...waits(step === "rate" ? "rating" : "question")}>
          <input type="hidden" name="version" value={question.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          {speaks && <TextArea {...repliedFields(result)("body")} label={words.field} rows={7} />}
          {step === "rate" && (
            <RatingFields result={result} legend={question.adviser?.firmName ?? questions.letter.office} />
          )}
          <Actions>
            <Button tone="main">{words.confirm}</Button>
          </Actions>
        </Form>
      ) : (
        <Note icon="warning">
          {verdict === undefined || verdict.because === "state" || verdict.because === null
            ? questions.closed.state[step]
            : questions.closed[verdict.because]}
        </Note>
      )}
      {speaks && question.words !== null && (
        <Section title={questions.thread.title}>
          <Thread
            words={question.words}
            speaker={questions.thread}
            fileAddress={(id) => `${own}/attachments/${id}`}
          />
        </Section>
      )}
    </Column>
  );
}
