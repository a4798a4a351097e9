import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { PublishedText } from "../knowledge/published-text.tsx";
import { requireAdvisersQuestion } from "../questions/adviser-question.server.ts";
import { takeAdviserStep } from "../questions/adviser-steps.server.ts";
import { type AdviserStep, isAdviserStep } from "../questions/adviser-steps.ts";
import { useAdviserRefusal } from "../questions/chambers-view.tsx";
import { declineReasons } from "../questions/question-form.ts";
import { Thread } from "../questions/question-view.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!isAdviserStep(params.action)) throw new Response(null, { status: 404 });
  const { question } = await requireAdvisersQuestion(request, context, params.number);
  return { step: params.action, question, idempotencyKey: newId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (!isAdviserStep(params.action)) throw new Response(null, { status: 404 });
  const { question, actor } = await requireAdvisersQuestion(request, context, params.number);
  const reply = await takeAdviserStep(context, {
    step: params.action,
    questionId: question.id,
    actor,
    form: await request.formData(),
    messages: messagesFor(languageOf(request)),
  });
  if (!reply.done) return reply;
  const list = `${addresses.chambers}/questions`;
  // What was declined is no longer this adviser's to see.
  throw redirect(params.action === "decline" ? list : `${list}/${question.number}`);
}

export const handle = { hydrate: false };

export const meta = titled<{ step: AdviserStep }>((messages, loaded) =>
  loaded === undefined
    ? messages.questions.chambers.title
    : messages.questions.chambers.step[loaded.step].title,
);

export default function AdviserStepPage() {
  const { step, question, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { chambers } = useMessages().questions;
  const refusal = useAdviserRefusal();
  const words = chambers.step[step];
  const own = `${addresses.chambers}/questions/${question.number}`;
  const verdict = question.actions.find(({ action: each }) => each === step);
  const isOpen = verdict?.because === null || reply !== undefined;
  return (
    <Column>
      <BackLink to={own} />
      <ErrorSummary problems={submissionProblems(reply?.result, (name) => (name === "" ? "step" : name))} />
      <PageHead kicker={formatCaseNumber(question.number)} title={words.title} lead={words.lead} />
      {reply?.preview != null && (
        <Section title={chambers.publish.previewTitle} first>
          <p className="mb-4 font-bold font-song text-h2">{reply.preview.title}</p>
          <PublishedText answer={reply.preview} />
        </Section>
      )}
      {isOpen ? (
        <Form method="post" id="step">
          <input type="hidden" name="version" value={question.version} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <StepFields />
          <Actions>
            {step === "publish" && (
              <Button tone={reply?.preview == null ? "main" : "soft"} name="intent" value="preview">
                {chambers.publish.preview}
              </Button>
            )}
            {(step !== "publish" || reply?.preview != null) && (
              <Button tone="main" name="intent" value="publish">
                {words.confirm}
              </Button>
            )}
          </Actions>
        </Form>
      ) : (
        <Note icon="warning">{refusal(step, verdict?.because ?? "state")}</Note>
      )}
      {question.words !== null && (
        <Section title={chambers.asked}>
          <Thread
            words={question.words}
            speaker={chambers.speaker}
            fileAddress={(id) => `${own}/attachments/${id}`}
          />
        </Section>
      )}
    </Column>
  );
}

function StepFields() {
  const { step, question } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { chambers } = useMessages().questions;
  const messages = question.words?.messages ?? [];
  const answer = messages.findLast(({ kind }) => kind === "answer");
  const field = repliedFields(reply?.result, {
    title: question.words?.title,
    asked: messages.find(({ kind }) => kind === "question")?.body,
    answer: answer?.body,
    articles: step === "publish" ? answer?.articles.join("\n") : undefined,
  });
  const words = chambers.step[step];
  const articles = (
    <TextArea
      {...field("articles")}
      label={chambers.articles}
      hint={chambers.articlesHint}
      rows={3}
      optional
    />
  );
  switch (step) {
    case "answer":
    case "ask_back":
      return (
        <>
          <TextArea {...field("body")} label={words.field} hint={words.hint} rows={10} />
          {step === "answer" && articles}
        </>
      );
    case "decline":
      return (
        <Radios
          name="reason"
          legend={words.field}
          error={field("reason").error}
          value={field("reason").defaultValue}
          options={declineReasons.map((value) => ({ value, label: chambers.reasons[value] }))}
        />
      );
    case "publish":
      return (
        <>
          <TextInput {...field("title")} label={chambers.publish.titleField} autoComplete="off" />
          <TextArea {...field("asked")} label={chambers.publish.askedField} rows={7} />
          <TextArea {...field("answer")} label={chambers.publish.answerField} rows={10} />
          {articles}
        </>
      );
    case "consent_to_publish":
    case "withdraw_consent":
      return null;
  }
}
