/** The form of a round: new, or changed before it opens. */
import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { inLanguage, roundTitle } from "../results/results-words.ts";
import type { roundChoices } from "./read-round.server.ts";

export type RoundChoices = Awaited<ReturnType<typeof roundChoices>>;

/** `hidden` are fields that nobody fills in; `kind` stands when it can no longer be chosen. */
export function RoundFields({
  result,
  given,
  hidden,
  choices,
  choosesKind,
}: {
  result: SubmissionResult<string[]> | undefined;
  given: Readonly<Record<string, string | undefined>>;
  hidden: Readonly<Record<string, string>>;
  choices: RoundChoices;
  choosesKind: boolean;
}) {
  const { rounds } = useMessages();
  const language = useLanguage();
  const { fields } = rounds;
  const field = repliedFields(result, given);
  const { defaultValue: kind, ...kindField } = field("kind");
  return (
    <>
      <ErrorSummary problems={submissionProblems(result)} />
      <Form method="post" noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={field(name).defaultValue ?? value} />
        ))}
        <TextInput {...field("titleZh")} label={fields.titleZh} autoComplete="off" maxLength={60} />
        <TextInput {...field("titleEn")} label={fields.titleEn} autoComplete="off" maxLength={60} />
        <TextInput
          {...field("slug")}
          label={fields.slug}
          hint={fields.slugHint}
          autoComplete="off"
          maxLength={40}
        />
        {choosesKind && (
          <Radios
            {...kindField}
            value={kind}
            legend={fields.kind}
            options={(["sampled", "open_link"] as const).map((value) => ({
              value,
              label: rounds.kind[value],
              hint: rounds.kindHint[value],
            }))}
          />
        )}
        <Select
          {...field("questionnaireId")}
          label={fields.questionnaire}
          hint={choices.questionnaires.length === 0 ? fields.noQuestionnaire : undefined}
          options={choices.questionnaires.map(({ id, number, title }) => ({
            value: id,
            label: fields.version(inLanguage(title, language), number),
          }))}
        />
        <Select
          {...field("previousId")}
          label={fields.previous}
          options={[
            { value: "", label: fields.noPrevious },
            ...choices.rounds.map((round) => ({ value: round.id, label: roundTitle(round, language) })),
          ]}
        />
        <TextInput {...field("opensOn")} label={fields.opensOn} type="date" />
        <TextInput {...field("closesOn")} label={fields.closesOn} type="date" />
        <Actions>
          <Button tone="main">{fields.save}</Button>
        </Actions>
      </Form>
    </>
  );
}
