import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { documentForm } from "../account-form.ts";
import { AccountPart } from "../account-part.tsx";
import { changeOwnDetails } from "../change-own-details.server.ts";
import { requireResident } from "../current-actor.server.ts";
import { identityDocumentKinds } from "../identity-document.ts";
import { readOwnAccount } from "../own-account.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  return { document: (await readOwnAccount(context.db, context.env, personId)).document };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const form = await request.formData();
  const done = () => redirect(`${addresses.account}?saved`);
  if (form.get("intent") === "remove") {
    await changeOwnDetails(context, personId, { kind: "document", document: null });
    return done();
  }
  const schema = documentForm(messagesFor(languageOf(request)), localDateOf(context.now()));
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
  await changeOwnDetails(context, personId, { kind: "document", document: submission.value });
  return done();
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.account.document);

export default function DocumentPage() {
  const { document } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { accounts, filing } = useMessages();
  const { account } = accounts;
  const field = repliedFields(result, { kind: document?.kind ?? "resident_identity_card" });
  return (
    <AccountPart title={account.document} lead={account.documentLead} problems={submissionProblems(result)}>
      <Form method="post">
        <Select
          {...field("kind")}
          label={filing.who.documentKind}
          options={identityDocumentKinds.map((kind) => ({
            value: kind,
            label: filing.who.documentKinds[kind],
          }))}
        />
        <TextInput
          {...field("number")}
          label={filing.who.documentNumber}
          {...(document === null ? {} : { hint: account.documentKept(document.ending) })}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
        />
        <Actions>
          <Button tone="main">{account.save}</Button>
        </Actions>
      </Form>
      {document !== null && (
        <Form method="post" className="mt-6">
          <input type="hidden" name="intent" value="remove" />
          <Button tone="soft">{account.removeDocument}</Button>
        </Form>
      )}
    </AccountPart>
  );
}
