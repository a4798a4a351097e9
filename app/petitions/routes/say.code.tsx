import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redeemOneTimeCode, requestOneTimeCode } from "#app/accounts/one-time-code.server.ts";
import { codeForm, codeProblem } from "#app/accounts/sign-in-form.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { smsSender } from "#app/notifications/sms/sms-sender.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { StepTop } from "#app/ui/steps.tsx";
import { keepAnswer, pathOn, phoneToCheck, requireDraft } from "../filing/filing-request.server.ts";
import { filingSteps, stepNumber, stepPath } from "../filing/filing-steps.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const open = await requireDraft(request, context);
  const phone = phoneToCheck(open.draft, open.actor);
  const goOn = await pathOn(request, context, open, "together");
  if (phone === null) throw redirect(goOn);
  return {
    phone,
    goOn,
    onBehalf: open.draft.answers.onBehalf !== null,
    demonstration: context.env.demonstration,
  };
}

/** Sends a code to the number that stands in the draft, or confirms it. Never to a number out of the form. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const messages = messagesFor(languageOf(request));
  const { problems } = messages.accounts;
  const open = await requireDraft(request, context);
  const phone = phoneToCheck(open.draft, open.actor);
  if (phone === null) throw redirect(await pathOn(request, context, open, "together"));
  form.set("phone", phone);
  const submission = parseWithZod(form, { schema: codeForm(messages) });
  const refuse = (words: string, asking: boolean) => ({
    asking,
    result: submission.reply({ fieldErrors: { code: [words] } }),
  });
  if (form.get("intent") === "send") {
    const carrier = smsSender(context.env, context.db);
    const sent = await requestOneTimeCode({ ...context, carrier }, { to: phone, purpose: "verify_contact" });
    if (sent.ok) return { asking: true, result: null };
    return refuse(codeProblem(sent, messages), true);
  }
  if (submission.status !== "success") return { asking: true, result: submission.reply() };
  const redeemed = await redeemOneTimeCode(context, {
    to: phone,
    purpose: "verify_contact",
    code: submission.value.code,
  });
  if (!redeemed.ok) return refuse(problems.codeWrong, true);
  const draft = await keepAnswer(context, open, (answers) => ({ ...answers, verifiedPhone: phone }));
  throw redirect(await pathOn(request, context, { ...open, draft }, "together"));
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.code.title);

export default function CodePage() {
  const { phone, goOn, onBehalf, demonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { accounts, filing } = useMessages();
  const { code } = filing;
  const asking = reply?.asking ?? false;
  return (
    <Column>
      <StepTop back={stepPath("who")} n={stepNumber("who")} of={filingSteps.length} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead title={code.title} lead={onBehalf ? code.leadOnBehalf(phone) : code.lead(phone)} />
      {asking && (
        <Form method="post" reloadDocument>
          <TextInput
            {...repliedFields(reply?.result)("code")}
            label={accounts.signIn.code}
            hint={accounts.signIn.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
          />
          <Actions>
            <Button tone="main">{code.confirm}</Button>
          </Actions>
        </Form>
      )}
      <Form method="post" reloadDocument>
        <Actions>
          <Button tone={asking ? "soft" : "main"} name="intent" value="send">
            {asking ? code.again : code.send}
          </Button>
        </Actions>
      </Form>
      <p className="mt-8 text-ink-2">{code.skipMeans}</p>
      <Actions>
        <ButtonLink to={goOn}>{code.skip}</ButtonLink>
      </Actions>
      {demonstration && (
        <p className="mt-4">
          <TextLink to={addresses.demonstrationInbox}>{accounts.signIn.demonstration}</TextLink>
        </p>
      )}
    </Column>
  );
}
