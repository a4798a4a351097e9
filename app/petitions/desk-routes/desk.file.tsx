import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { carriedFrom } from "../filing/carried.ts";
import { consentForm } from "../filing/consent-form.ts";
import { beginDraft } from "../filing/draft.server.ts";
import { stepPath } from "../filing/filing-steps.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "petition.file_on_behalf");
  return null;
}

/** Consent first, on the record; then the questions, the same as everybody's. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "petition.file_on_behalf");
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: consentForm(messagesFor(languageOf(request))) });
  if (submission.status !== "success") return { result: submission.reply() };
  const begun = await beginDraft(request, context, {
    actor,
    carried: carriedFrom(new URL(request.url)),
    onBehalf: submission.value,
  });
  if (!begun.ok) throw new Response(null, { status: 429 });
  return redirect(stepPath("what"), { headers: { "Set-Cookie": begun.cookie } });
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.desk.title);

export default function FileOnBehalfPage() {
  const result = useActionData<typeof action>()?.result;
  const { desk } = useMessages().filing;
  const field = repliedFields(result);
  const { defaultValue, ...method } = field("method");
  return (
    <Column>
      <PageHead title={desk.title} lead={desk.lead} />
      <ErrorSummary problems={submissionProblems(result)} />
      <Form method="post" reloadDocument noValidate>
        <Radios
          {...method}
          value={defaultValue}
          legend={desk.method}
          options={[
            { value: "present", label: desk.present, hint: desk.presentHint },
            { value: "on_the_phone", label: desk.onThePhone, hint: desk.onThePhoneHint },
          ]}
        />
        <TextArea {...field("note")} label={desk.note} hint={desk.noteHint} rows={3} />
        <Actions>
          <Button tone="main">{desk.begin}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
