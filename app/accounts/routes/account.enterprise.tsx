import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { enterpriseForm } from "../account-form.ts";
import { AccountPart } from "../account-part.tsx";
import { changeOwnDetails } from "../change-own-details.server.ts";
import { requireResident } from "../current-actor.server.ts";
import { readOwnAccount } from "../own-account.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const { enterpriseName, creditCode } = await readOwnAccount(context.db, context.env, personId);
  return { name: enterpriseName ?? "", creditCode: creditCode ?? "" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const schema = enterpriseForm(messagesFor(languageOf(request)));
  const submission = parseWithZod(await request.formData(), { schema });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
  await changeOwnDetails(context, personId, { kind: "enterprise", ...submission.value });
  return redirect(`${addresses.account}?saved`);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.account.enterprise);

export default function EnterprisePage() {
  const given = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { account } = useMessages().accounts;
  const field = repliedFields(result, given);
  return (
    <AccountPart
      title={account.enterprise}
      lead={account.enterpriseLead}
      problems={submissionProblems(result)}
    >
      <Form method="post">
        <TextInput {...field("name")} label={account.enterpriseName} autoComplete="organization" />
        <TextInput
          {...field("creditCode")}
          label={account.creditCode}
          hint={account.creditCodeHint}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
        />
        <Actions>
          <Button tone="main">{account.save}</Button>
        </Actions>
      </Form>
    </AccountPart>
  );
}
