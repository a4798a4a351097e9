import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { askForCode } from "../ask-for-code.server.ts";
import { beginSession } from "../session.server.ts";
import { setUpPassword } from "../set-up-password.server.ts";
import { CodeField, PhoneField } from "../sign-in-fields.tsx";
import { newPasswordForm } from "../sign-in-form.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  if (form.get("step") !== "code") return askForCode(context, form, "staff_sign_in", messages);

  const submission = parseWithZod(form, { schema: newPasswordForm(messages) });
  // Neither the password nor the code of the administrator is sent back into the page.
  const reply = (fieldErrors?: Record<string, string[]>) => ({
    step: "code" as const,
    result: submission.reply({
      hideFields: ["password", "setupCode"],
      ...(fieldErrors ? { fieldErrors } : {}),
    }),
  });
  if (submission.status !== "success") return reply();
  const set = await setUpPassword(context, submission.value);
  if (!set.ok) return reply({ code: [messages.accounts.password.wrong] });
  const cookie = await beginSession(context, { personId: set.personId, isStaff: true }, request);
  return redirect(addresses.desk, { headers: { "Set-Cookie": cookie } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.password.title);

export default function SetUpPasswordPage() {
  const reply = useActionData<typeof action>();
  const { password: words, signIn, staff } = useMessages().accounts;
  const field = repliedFields(reply?.result);
  const phone = field("phone");
  const askCode = reply?.step === "code" && phone.defaultValue !== undefined;
  return (
    <Column>
      <BackLink to={addresses.staffSignIn}>{staff.title}</BackLink>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead title={words.title} lead={askCode ? signIn.codeSent(phone.defaultValue ?? "") : words.lead} />
      <Form method="post">
        {askCode ? (
          <>
            <CodeField {...field("code")} phone={phone.defaultValue} />
            <TextInput
              {...field("setupCode")}
              label={words.setupCode}
              hint={words.setupCodeHint}
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
            />
            <TextInput
              {...field("password")}
              label={words.password}
              hint={words.passwordHint}
              type="password"
              autoComplete="new-password"
            />
          </>
        ) : (
          <PhoneField {...phone} />
        )}
        <Actions>
          <Button tone="main">{askCode ? words.save : signIn.send}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
