import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { Radios } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-title.ts";
import { organisationsAround } from "../filing/concerned-organisation.server.ts";
import { fieldsOf, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { answerStep, requireDraft } from "../filing/filing-request.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, context);
  const code = fieldsOf(draft.answers, "where").division;
  const division = code === undefined ? null : await divisionByCode(context.db, code);
  const around = division === null ? [] : await organisationsAround(context.db, division.path);
  return {
    fields: fieldsOf(draft.answers, "about"),
    units: around.map(({ name }) => name),
    onBehalf: draft.answers.onBehalf !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerStep("about", request, context, typedFieldsOf(await request.formData()));
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.about.title);

export default function AboutPage() {
  const { fields, units, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { about } = useMessages().filing;
  const { kinds } = about;
  const field = repliedFields(result, fields);
  const { defaultValue, ...kind } = field("kind");
  return (
    <QuestionPage step="about" onBehalf={onBehalf} problems={submissionProblems(result)}>
      <Radios
        {...kind}
        value={defaultValue}
        legend={about.title}
        asQuestion
        options={[
          { value: "redress", label: kinds.redress, hint: kinds.redressHint },
          { value: "suggestion", label: kinds.suggestion, hint: kinds.suggestionHint },
          { value: "accusation", label: kinds.accusation, hint: kinds.accusationHint },
        ]}
      />
      <TextInput
        {...field("concernedName")}
        label={about.concerned}
        hint={about.concernedHint}
        optional
        list="units"
        autoComplete="off"
      />
      <datalist id="units">
        {units.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </QuestionPage>
  );
}
