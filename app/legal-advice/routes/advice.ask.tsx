import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { withQuery } from "#app/organisations/kept-query.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { choosePlace } from "../choose-place.server.ts";
import { ChoosePlace } from "../choose-place.tsx";
import { AnswerList } from "../knowledge/answer-list.tsx";
import { whoAsked } from "../prove-who.server.ts";
import { takeAskForm } from "../questions/ask-request.server.ts";
import { ProveByCode, TopicField, WhoFields } from "../who-fields.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const pick = await choosePlace(request, context);
  return { pick, ...(await whoAsked(request, context)), idempotencyKey: newId() };
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeAskForm(request, context);
}

export const meta = titled((messages) => messages.questions.front.title);

export default function AskPage() {
  const { pick } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { questions } = useMessages();
  if (pick.chosen === null)
    return <ChoosePlace pick={pick} title={questions.place.title} lead={questions.place.lead} />;
  return reply?.part === "words" ? <WholeQuestion /> : <OneLine />;
}

/** The one line first: perhaps somebody asked the same before. */
function OneLine() {
  const reply = useActionData<typeof action>();
  const { heading } = useMessages().questions;
  return (
    <Column>
      <BackLink to={addresses.ask} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead title={heading.title} lead={heading.lead} />
      <Form method="post" noValidate>
        <input type="hidden" name="part" value="heading" />
        <TextInput {...repliedFields(reply?.result)("heading")} label={heading.field} hint={heading.hint} />
        <Actions>
          <Button tone="main">{heading.next}</Button>
        </Actions>
      </Form>
    </Column>
  );
}

const kept = ["heading", "topic", "body", "otherSide"];

function WholeQuestion() {
  const { pick, topics, idempotencyKey, known: loaded } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { questions, knowledge } = useMessages();
  const words = questions.form;
  const suggested = reply?.suggested ?? [];
  const known = reply?.known ?? loaded;
  const field = repliedFields(reply?.result, { name: known?.name ?? "" });
  const askCode = reply?.step === "code";
  return (
    <Column>
      <BackLink to={`${addresses.ask}${withQuery({}, { place: pick.chosen?.code ?? "" })}`} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead
        title={askCode ? words.codeTitle : words.title}
        lead={askCode ? words.codeLead(field("phone").defaultValue ?? "") : words.lead}
      />
      {suggested.length > 0 && (
        <div className="mb-8">
          <Section title={knowledge.suggested} first>
            <p className="mb-4 max-w-measure text-ink-2">{knowledge.suggestedLead}</p>
            <AnswerList answers={suggested} />
          </Section>
        </div>
      )}
      {/* Whoever has only just proved a number is known to the server, and not yet to the outbox of this page. */}
      <Form method="post" id="question" noValidate {...(loaded === null ? {} : waits("question"))}>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        {askCode ? (
          <ProveByCode field={field} kept={kept} />
        ) : (
          <>
            <TextInput {...field("heading")} label={questions.heading.field} />
            <TopicField field={field} topics={topics} label={words.topic} none={words.topicNone} />
            <TextArea {...field("body")} label={words.body} hint={words.bodyHint} rows={7} />
            <TextInput
              {...field("otherSide")}
              label={words.otherSide}
              hint={words.otherSideHint}
              autoComplete="off"
              optional
            />
            <WhoFields field={field} known={known} isClerk={false} />
            <p className="mt-6 max-w-measure text-ink-2">{words.filesLater}</p>
            <p className="mt-3 max-w-measure text-ink-2">
              {words.consent} <TextLink to={addresses.privacy}>{words.privacy}</TextLink>
            </p>
          </>
        )}
        <Actions>
          <Button tone="main">{known === null && !askCode ? words.next : words.send}</Button>
        </Actions>
      </Form>
      <p className="mt-6">
        <TextLink to={addresses.adviceMine}>{questions.mine.title}</TextLink>
      </p>
    </Column>
  );
}
