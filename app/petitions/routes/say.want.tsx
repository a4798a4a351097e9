import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { fieldsOf, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { answerStep, requireDraft } from "../filing/filing-request.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, context);
  return { fields: fieldsOf(draft.answers, "want"), onBehalf: draft.answers.onBehalf !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerStep("want", request, context, typedFieldsOf(await request.formData()));
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.want.title);

export default function WantPage() {
  const { fields, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { want } = useMessages().filing;
  return (
    <QuestionPage step="want" onBehalf={onBehalf} problems={submissionProblems(result)}>
      <TextArea
        {...repliedFields(result, fields)("requested")}
        label={want.title}
        hint={want.hint}
        asQuestion
        rows={4}
      />
    </QuestionPage>
  );
}
