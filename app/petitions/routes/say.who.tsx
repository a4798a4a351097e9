import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "#app/accounts/actor.ts";
import { identityDocumentKinds } from "#app/accounts/identity-document.ts";
import { openPerson } from "#app/accounts/people.server.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { TextLink } from "#app/ui/button.tsx";
import { Checkbox, Radios } from "#app/ui/choices.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Disclosure, Note } from "#app/ui/note.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import type { DraftContext } from "../filing/draft.server.ts";
import { fieldsOf, judgeStep, type TypedFields, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import {
  answerStep,
  formFacts,
  keepAnswer,
  type OpenDraft,
  requireDraft,
  withAnswer,
} from "../filing/filing-request.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft, actor } = await requireDraft(request, context);
  const onBehalf = draft.answers.onBehalf !== null;
  const typed = fieldsOf(draft.answers, "who");
  const answered = Object.keys(typed).length > 0;
  const account = answered || onBehalf ? null : await ownWords(context, actor);
  const { from } = draft.answers.carried;
  const carried = from === null || onBehalf ? {} : { name: from.name };
  return {
    fields: answered ? typed : { identity: "named", hideName: "on", ...carried, ...account },
    fromAccount: account?.phone !== undefined,
    onBehalf,
  };
}

/** Name and phone of the account, so that nobody types them twice. */
async function ownWords(context: DraftContext, actor: Actor): Promise<TypedFields | null> {
  if (actor.kind === "visitor") return null;
  const { name, phone } = await openPerson(context.db, context.env, actor.personId);
  return { ...(name === null ? {} : { name }), ...(phone === null ? {} : { phone }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = typedFieldsOf(await request.formData());
  const open = await requireDraft(request, context);
  if (await isClerksOwnNumber(context, open, fields)) {
    await keepAnswer(context, open, (answers) => withAnswer(answers, "who", fields));
    const messages = messagesFor(languageOf(request));
    const submission = judgeStep("who", fields, messages, await formFacts(context, open.draft.id));
    const words = [messages.filing.who.ownPhoneOfClerk];
    return { result: submission.reply({ fieldErrors: { phone: words } }) };
  }
  return answerStep("who", request, context, fields);
}

/** A clerk who files for somebody is never the petitioner. */
async function isClerksOwnNumber(
  context: DraftContext,
  { draft, actor }: OpenDraft,
  fields: TypedFields,
): Promise<boolean> {
  if (draft.answers.onBehalf === null || actor.kind !== "staff") return false;
  const typed = readPhoneNumber(fields.phone ?? "");
  const { phone } = await openPerson(context.db, context.env, actor.personId);
  return typed.ok && typed.number === phone;
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.who.title);

export default function WhoPage() {
  const { fields, fromAccount, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { who } = useMessages().filing;
  const field = repliedFields(result, fields);
  const { defaultValue: identity, ...identityField } = field("identity");
  const documentNumber = field("documentNumber");
  return (
    <QuestionPage
      step="who"
      onBehalf={onBehalf}
      problems={submissionProblems(result)}
      before={
        <>
          <PageHead title={who.title} lead={who.hint} />
          <Note>
            {who.duty} <TextLink to={addresses.privacy}>{who.privacy}</TextLink>
          </Note>
        </>
      }
    >
      <Radios
        {...identityField}
        value={identity}
        legend={who.identity}
        options={[
          { value: "named", label: who.named },
          { value: "anonymous", label: who.anonymous, hint: who.anonymousHint },
        ]}
      />
      <Section title={who.namedPart}>
        <TextInput {...field("name")} label={who.name} autoComplete={onBehalf ? "off" : "name"} />
        <TextInput
          {...field("phone")}
          label={who.phone}
          hint={fromAccount ? who.signedInPhone : who.phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete={onBehalf ? "off" : "tel-national"}
        />
        <TextInput
          {...field("address")}
          label={who.address}
          hint={who.addressHint}
          autoComplete={onBehalf ? "off" : "street-address"}
        />
        <Checkbox
          name="hideName"
          checked={fields.hideName !== undefined}
          label={who.hideName}
          hint={who.hideNameHint}
        />
        <div className="mt-6">
          <Disclosure summary={who.documentTitle} open={documentNumber.error !== undefined}>
            <p>{who.documentText}</p>
            <Select
              {...field("documentKind")}
              label={who.documentKind}
              options={identityDocumentKinds.map((value) => ({ value, label: who.documentKinds[value] }))}
            />
            <TextInput {...documentNumber} label={who.documentNumber} autoComplete="off" />
          </Disclosure>
        </div>
      </Section>
    </QuestionPage>
  );
}
