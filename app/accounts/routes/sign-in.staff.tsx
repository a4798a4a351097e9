import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { safeReturnPath } from "#app/platform/safe-return-path.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { askForCode } from "../ask-for-code.server.ts";
import { beginSession } from "../session.server.ts";
import { CodeField, PhoneField } from "../sign-in-fields.tsx";
import { staffForm } from "../sign-in-form.ts";
import { signInStaff } from "../sign-in-staff.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = safeReturnPath(new URL(request.url).searchParams.get("return"), addresses.desk);
  return { back, demonstration: context.env.demonstration };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { staff } = messages.accounts;

  if (form.get("step") !== "code") return askForCode(context, form, "staff_sign_in", messages);

  const submission = parseWithZod(form, { schema: staffForm(messages) });
  // A password is never sent back into the page.
  const reply = (fieldErrors?: Record<string, string[]>) =>
    submission.reply({ hideFields: ["password"], ...(fieldErrors ? { fieldErrors } : {}) });
  if (submission.status !== "success") return { step: "code", result: reply() } as const;
  const signedIn = await signInStaff(context, submission.value);
  if (!signedIn.ok) {
    const words = signedIn.reason === "locked" ? staff.locked(signedIn.minutes) : staff.wrong;
    return { step: "code", result: reply({ code: [words] }) } as const;
  }
  const cookie = await beginSession(context, { personId: signedIn.personId, isStaff: true }, request);
  return redirect(safeReturnPath(form.get("return"), addresses.desk), { headers: { "Set-Cookie": cookie } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.staff.title);

export default function StaffSignInPage() {
  const { back, demonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { password, signIn, staff } = useMessages().accounts;
  const field = repliedFields(reply?.result);
  const phone = field("phone");
  const askCode = reply?.step === "code" && phone.defaultValue !== undefined;
  return (
    <Column>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead title={staff.title} lead={askCode ? signIn.codeSent(phone.defaultValue ?? "") : staff.lead} />
      <Form method="post">
        <input type="hidden" name="return" value={back} />
        {askCode ? (
          <>
            <CodeField {...field("code")} phone={phone.defaultValue} />
            <TextInput
              {...field("password")}
              label={staff.password}
              type="password"
              autoComplete="current-password"
            />
          </>
        ) : (
          <PhoneField {...phone} />
        )}
        <Actions>
          <Button tone="main">{askCode ? signIn.enter : signIn.send}</Button>
        </Actions>
      </Form>
      <p className="mt-8">
        {askCode ? (
          <TextLink to={addresses.staffSignIn}>{signIn.otherNumber}</TextLink>
        ) : (
          <TextLink to={addresses.signIn}>{signIn.resident}</TextLink>
        )}
      </p>
      <p>
        <TextLink to={addresses.staffPassword}>{password.link}</TextLink>
      </p>
      {demonstration && (
        <p>
          <TextLink to={addresses.demonstrationInbox}>{signIn.demonstration}</TextLink>
        </p>
      )}
    </Column>
  );
}
