import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { fieldsOf, type TypedFields, typedFieldsOf } from "../filing/draft-answers.ts";
import { QuestionPage } from "../filing/filing-page.tsx";
import { answerStep, requireDraft } from "../filing/filing-request.server.ts";
import { mostOthers, representativeFields } from "../filing/petition-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, context);
  const fields = fieldsOf(draft.answers, "together");
  return {
    fields: Object.keys(fields).length > 0 ? fields : { joint: "alone" },
    onBehalf: draft.answers.onBehalf !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerStep("together", request, context, typedFieldsOf(await request.formData()));
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.together.title);

export default function TogetherPage() {
  const { fields, onBehalf } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { together } = useMessages().filing;
  const field = repliedFields(result, fields);
  const { defaultValue: joint, ...jointField } = field("joint");
  // Rows beyond the last are shown only to be taken away again.
  const rows = Array.from({ length: mostOthers + 5 }, (_, at) => at + 1).filter(
    (row) => row <= mostOthers || isWritten(fields, row),
  );
  return (
    <QuestionPage step="together" onBehalf={onBehalf} problems={submissionProblems(result)}>
      <Radios
        {...jointField}
        value={joint}
        legend={together.title}
        asQuestion
        options={[
          { value: "alone", label: together.alone },
          { value: "joint", label: together.joint },
        ]}
      />
      <Section title={together.jointPart}>
        <TextInput {...field("people")} label={together.people} inputMode="numeric" autoComplete="off" />
        <div className="mt-6">
          <Disclosure summary={together.representatives} open={rows.some((row) => isWritten(fields, row))}>
            <p>{together.representativesHint}</p>
            {rows.map((row) => {
              const names = representativeFields(row);
              return (
                <div key={row} className="mt-4 border-hair border-t pt-1">
                  <TextInput
                    {...field(names.name)}
                    label={together.representative(row, together.name)}
                    autoComplete="off"
                  />
                  <TextInput
                    {...field(names.phone)}
                    label={together.representative(row, together.phone)}
                    optional
                    type="tel"
                    inputMode="tel"
                    autoComplete="off"
                  />
                </div>
              );
            })}
          </Disclosure>
        </div>
      </Section>
    </QuestionPage>
  );
}

function isWritten(fields: TypedFields, row: number): boolean {
  const { name, phone } = representativeFields(row);
  return Boolean(fields[name] || fields[phone]);
}
