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
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { askForCode } from "../ask-for-code.server.ts";
import { beginSession } from "../session.server.ts";
import { CodeField, PhoneField } from "../sign-in-fields.tsx";
import { codeForm } from "../sign-in-form.ts";
import { signInWithCode } from "../sign-in-with-code.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = safeReturnPath(new URL(request.url).searchParams.get("return"), addresses.mine);
  return { back, demonstration: context.env.demonstration };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = languageOf(request);
  const messages = messagesFor(language);
  const { problems } = messages.accounts;

  if (form.get("step") !== "code") return askForCode(context, form, "sign_in", messages);

  const submission = parseWithZod(form, { schema: codeForm(messages) });
  if (submission.status !== "success") return { step: "code", result: submission.reply() } as const;
  const signedIn = await signInWithCode(context, { ...submission.value, language });
  if (!signedIn.ok)
    return {
      step: "code",
      result: submission.reply({ fieldErrors: { code: [problems.codeWrong] } }),
    } as const;
  const cookie = await beginSession(context, { personId: signedIn.personId, isStaff: false }, request);
  return redirect(safeReturnPath(form.get("return"), addresses.mine), { headers: { "Set-Cookie": cookie } });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.accounts.signIn.title);

export default function SignInPage() {
  const { back, demonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { signIn } = useMessages().accounts;
  const field = repliedFields(reply?.result);
  const phone = field("phone");
  const askCode = reply?.step === "code" && phone.defaultValue !== undefined;
  return (
    <Column>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      {askCode ? (
        <>
          <PageHead title={signIn.codeTitle} lead={signIn.codeSent(phone.defaultValue ?? "")} />
          <Form method="post">
            <input type="hidden" name="return" value={back} />
            <CodeField {...field("code")} phone={phone.defaultValue} />
            <Actions>
              <Button tone="main">{signIn.enter}</Button>
            </Actions>
          </Form>
          <Form method="post" className="mt-6">
            <input type="hidden" name="return" value={back} />
            <input type="hidden" name="phone" value={phone.defaultValue} />
            <Button tone="soft">{signIn.again}</Button>
          </Form>
          <p className="mt-4">
            <TextLink to={`${addresses.signIn}?return=${encodeURIComponent(back)}`}>
              {signIn.otherNumber}
            </TextLink>
          </p>
        </>
      ) : (
        <>
          <PageHead title={signIn.title} lead={signIn.lead} />
          <Form method="post">
            <input type="hidden" name="return" value={back} />
            <PhoneField {...phone} />
            <Actions>
              <Button tone="main">{signIn.send}</Button>
            </Actions>
          </Form>
          <p className="mt-8">
            <TextLink to={addresses.staffSignIn}>{signIn.staff}</TextLink>
          </p>
        </>
      )}
      {demonstration && (
        <p>
          <TextLink to={addresses.demonstrationInbox}>{signIn.demonstration}</TextLink>
        </p>
      )}
    </Column>
  );
}
