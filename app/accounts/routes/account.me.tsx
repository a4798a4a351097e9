import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { rememberPreferences } from "#app/ui/preferences.server.ts";
import { aboutForm } from "../account-form.ts";
import { AccountPart } from "../account-part.tsx";
import { changeOwnDetails } from "../change-own-details.server.ts";
import { requireResident } from "../current-actor.server.ts";
import { readOwnAccount } from "../own-account.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const { name, language } = await readOwnAccount(context.db, context.env, personId);
  return { name, language: language ?? languageOf(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const schema = aboutForm(messagesFor(languageOf(request)));
  const submission = parseWithZod(await request.formData(), { schema });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
  const { name, language } = submission.value;
  await changeOwnDetails(context, personId, { kind: "about", name, language });
  return redirect(`${addresses.account}?saved`, { headers: rememberPreferences({ language }) });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.account.changeName);

export default function AboutMePage() {
  const given = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { account } = useMessages().accounts;
  const field = repliedFields(result, { name: given.name ?? "", language: given.language });
  return (
    <AccountPart title={account.changeName} lead={account.lead} problems={submissionProblems(result)}>
      <Form method="post">
        <TextInput {...field("name")} label={account.name} hint={account.nameHint} autoComplete="name" />
        <Radios
          name="language"
          legend={account.language}
          hint={account.languageHint}
          value={field("language").defaultValue}
          error={field("language").error}
          options={[
            { value: "zh-CN", label: "中文", lang: "zh-CN" },
            { value: "en", label: "English", lang: "en" },
          ]}
        />
        <Actions>
          <Button tone="main">{account.save}</Button>
        </Actions>
      </Form>
    </AccountPart>
  );
}
