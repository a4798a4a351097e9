import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { fieldsOf, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { answerStep, requireDraft } from "../filing/filing-request.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, context);
  return { fields: fieldsOf(draft.answers, "when"), onBehalf: draft.answers.onBehalf !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerStep("when", request, context, typedFieldsOf(await request.formData()));
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.when.title);

export default function WhenPage() {
  const { fields, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { when } = useMessages().filing;
  const field = repliedFields(result, fields);
  return (
    <QuestionPage step="when" onBehalf={onBehalf} problems={submissionProblems(result)}>
      <TextInput
        {...field("happenedWhen")}
        label={when.title}
        hint={when.hint}
        asQuestion
        autoComplete="off"
      />
      <TextInput {...field("spot")} label={when.spot} hint={when.spotHint} optional autoComplete="off" />
    </QuestionPage>
  );
}
