import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { AccountPart } from "#app/accounts/account-part.tsx";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { redeemOneTimeCode, requestOneTimeCode } from "#app/accounts/one-time-code.server.ts";
import { codeProblem } from "#app/accounts/sign-in-form.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { emailCodeForm, emailForm } from "../choices/choices-form.ts";
import { changeOwnChoices, readOwnChoices } from "../choices/own-choices.server.ts";
import { emailSender } from "../email/email-sender.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const { email } = await readOwnChoices(context.db, context.env, personId);
  return { email, demonstration: context.env.demonstration };
}

/** An address is kept once a code that went there comes back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const done = () => redirect(`${addresses.notices}?saved`);
  switch (form.get("intent")) {
    case "remove":
      await changeOwnChoices(context, personId, { email: null });
      return done();
    case "confirm": {
      const submission = parseWithZod(form, { schema: emailCodeForm(messages) });
      if (submission.status !== "success") return { step: "code", result: submission.reply() } as const;
      const { email, code } = submission.value;
      const redeemed = await redeemOneTimeCode(context, { to: email, purpose: "confirm_email", code });
      if (!redeemed.ok) {
        const fieldErrors = { code: [messages.accounts.problems.codeWrong] };
        return { step: "code", result: submission.reply({ fieldErrors }) } as const;
      }
      await changeOwnChoices(context, personId, { email });
      return done();
    }
    default: {
      const submission = parseWithZod(form, { schema: emailForm(messages) });
      if (submission.status !== "success") return { step: "address", result: submission.reply() } as const;
      const carrier = emailSender(context.env, context.db);
      const asked = { to: submission.value.email, purpose: "confirm_email" } as const;
      const sent = await requestOneTimeCode({ ...context, carrier }, asked);
      if (sent.ok) return { step: "code", result: submission.reply() } as const;
      const words =
        sent.reason === "not_sent"
          ? messages.notifications.choices.emailNotSent
          : codeProblem(sent, messages);
      return { step: "address", result: submission.reply({ fieldErrors: { email: [words] } }) } as const;
    }
  }
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.notifications.choices.email);

export default function EmailPage() {
  const { email, demonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { accounts, notifications } = useMessages();
  const words = notifications.choices;
  const field = repliedFields(reply?.result, { email: email ?? "" });
  const typed = field("email");
  return (
    <AccountPart
      title={words.email}
      lead={reply?.step === "code" ? words.emailSent(typed.defaultValue ?? "") : words.emailLead}
      problems={submissionProblems(reply?.result)}
    >
      {reply?.step === "code" ? (
        <Form method="post">
          <input type="hidden" name="intent" value="confirm" />
          <input type="hidden" name="email" value={typed.defaultValue} />
          <TextInput
            {...field("code")}
            label={words.emailCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
          />
          <Actions>
            <Button tone="main">{words.emailConfirm}</Button>
          </Actions>
          <TextLink to={addresses.noticesByEmail}>{words.emailChange}</TextLink>
        </Form>
      ) : (
        <>
          <Form method="post">
            <TextInput {...typed} label={words.emailAddress} type="email" autoComplete="email" />
            <Actions>
              <Button tone="main">{words.emailSend}</Button>
            </Actions>
          </Form>
          {email !== null && (
            <Form method="post" className="mt-6">
              <input type="hidden" name="intent" value="remove" />
              <Button tone="soft">{words.emailRemove}</Button>
            </Form>
          )}
        </>
      )}
      {demonstration && (
        <p className="mt-6">
          <TextLink to={addresses.demonstrationInbox}>{accounts.signIn.demonstration}</TextLink>
        </p>
      )}
    </AccountPart>
  );
}
