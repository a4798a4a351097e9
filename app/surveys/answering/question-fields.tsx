/**
 * One question as a person answers it, of any kind. The fields keep themselves what was chosen (they are ordinary fields
 * with a start value), so the form with script, the form without, and the builder's preview are the same.
 */
import { type Language, messagesFor } from "#app/i18n/catalogues.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { boxLook, DateInput, FieldGroup, TextArea, TextInput } from "#app/ui/field.tsx";
import { Scale } from "#app/ui/scale.tsx";
import { type Answer, type AnswerProblem, notApplicable } from "../questionnaires/answers.ts";
import type { Question } from "../questionnaires/questionnaire.ts";
import { fieldOf, otherChoice, otherPart } from "./answers-from-form.ts";

type Both = { readonly zh: string; readonly en: string };

/** A text of a questionnaire; the other language's when it was not translated. */
export function wordsIn(language: Language, { zh, en }: Both): string {
  return language === "en" && en !== "" ? en : zh;
}

/** What is wrong, as it stands at the field and in the summary. */
export function problemWords(language: Language, question: Question, problem: AnswerProblem): string {
  const { problems } = messagesFor(language).answering;
  switch (problem) {
    case "missing":
      return problems.missing;
    case "too_long":
      return problems.tooLong("longest" in question ? question.longest : 100);
    case "too_many":
      return question.kind === "multiple" && question.most !== undefined
        ? problems.tooMany(question.most)
        : problems.one;
    case "range":
      if (question.kind === "number") return problems.range(question.least, question.most);
      return question.kind === "date" ? problems.date : problems.choose;
    case "unknown":
      return problems.unknown;
  }
}

type Props = {
  readonly question: Question;
  /** What it begins with. */
  readonly answer?: Answer | undefined;
  readonly problem?: AnswerProblem | undefined;
  /** What was typed for a number and is none. */
  readonly typed?: string | undefined;
};

export function QuestionFields({ question, answer, problem, typed }: Props) {
  const language = useLanguage();
  const { answering } = useMessages();
  const { words, hint, required } = question;
  const name = fieldOf(question.id);
  const label = (
    <>
      {wordsIn(language, words)}
      {required && <span className="nb font-normal text-ink-2">{answering.required}</span>}
    </>
  );
  const shared = {
    error: problem === undefined ? undefined : problemWords(language, question, problem),
    hint: [hint === undefined ? "" : wordsIn(language, hint), limitsOf(question, answering)]
      .filter((each) => each !== "")
      .join(language === "en" ? " " : ""),
  };
  const common = { name, ...shared, hint: shared.hint === "" ? undefined : shared.hint };
  switch (question.kind) {
    case "rating":
      return (
        <Scale
          {...common}
          legend={label}
          {...fivePoints(answering.agree)}
          value={answer?.kind === "rating" ? String(answer.value) : undefined}
          aside={
            question.notApplicable ? { value: notApplicable, label: answering.notApplicable } : undefined
          }
        />
      );
    case "recommend":
      return (
        <Scale
          {...common}
          legend={label}
          points={Array.from({ length: 11 }, (_, at) => ({ value: String(at), sign: String(at) }))}
          ends={[`0 ${answering.recommendEnds[0] ?? ""}`, `10 ${answering.recommendEnds[1] ?? ""}`]}
          value={answer?.kind === "recommend" ? String(answer.value) : undefined}
        />
      );
    case "matrix":
      return (
        <FieldGroup id={name} label={label} hint={common.hint} error={common.error}>
          {question.rows.map(({ id, words: row }) => (
            <Scale
              key={id}
              name={fieldOf(question.id, id)}
              legend={wordsIn(language, row)}
              {...fivePoints(answering.good)}
              value={answer?.kind === "matrix" ? String(answer.rows[id] ?? "") : undefined}
              aside={
                question.notApplicable ? { value: notApplicable, label: answering.notApplicable } : undefined
              }
            />
          ))}
        </FieldGroup>
      );
    case "single":
    case "multiple":
      return <ChoiceFields {...{ question, answer, label }} {...common} />;
    case "number":
      return (
        <TextInput
          {...common}
          label={label}
          defaultValue={typed ?? (answer?.kind === "number" ? String(answer.value) : "")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
        />
      );
    case "date":
      return (
        <DateInput
          {...common}
          label={label}
          value={answer?.kind === "date" ? dayParts(answer.value) : undefined}
        />
      );
    case "short_text":
      return (
        <TextInput
          {...common}
          label={label}
          defaultValue={answer?.kind === "short_text" ? answer.value : ""}
          autoComplete="off"
        />
      );
    case "long_text":
      return (
        <TextArea
          {...common}
          label={label}
          defaultValue={answer?.kind === "long_text" ? answer.value : ""}
          rows={5}
        />
      );
  }
}

type Answering = ReturnType<typeof useMessages>["answering"];

function limitsOf(question: Question, answering: Answering): string {
  switch (question.kind) {
    case "multiple":
      return question.most === undefined ? "" : answering.mostChoices(question.most);
    case "number":
      return answering.between(question.least, question.most);
    case "short_text":
    case "long_text":
      return answering.longest(question.longest);
    default:
      return "";
  }
}

function fivePoints(levels: readonly string[]) {
  const points = levels.map((words, at) => ({ value: String(at + 1), sign: String(at + 1), words }));
  return { points, ends: [`1 ${levels[0] ?? ""}`, `5 ${levels[4] ?? ""}`] as const };
}

function ChoiceFields({
  question,
  answer,
  label,
  ...common
}: {
  question: Extract<Question, { kind: "single" | "multiple" }>;
  answer: Answer | undefined;
  label: React.ReactNode;
  name: string;
  hint: string | undefined;
  error: string | undefined;
}) {
  const language = useLanguage();
  const { answering } = useMessages();
  const options = [
    ...question.options.map(({ id, words }) => ({ value: id, label: wordsIn(language, words) })),
    ...(question.other ? [{ value: otherChoice, label: answering.other }] : []),
  ];
  const given = answer?.kind === "single" || answer?.kind === "multiple" ? answer : undefined;
  const chosen = [
    ...(given?.kind === "single" && given.option !== null ? [given.option] : []),
    ...(given?.kind === "multiple" ? given.options : []),
    ...(given !== undefined && given.other !== null ? [otherChoice] : []),
  ];
  const box = fieldOf(question.id, otherPart);
  return (
    <>
      {question.kind === "single" ? (
        <Radios {...common} legend={label} options={options} value={chosen[0]} />
      ) : (
        <Checkboxes {...common} legend={label} options={options} values={chosen} />
      )}
      {question.other && (
        <label className="block text-ink-2 text-min leading-snug">
          {answering.otherWords}
          <input
            name={box}
            id={box}
            defaultValue={given?.other ?? ""}
            autoComplete="off"
            className={`${boxLook()} mt-1 text-body text-ink`}
          />
        </label>
      )}
    </>
  );
}

/** The three boxes of a day, also of one that is none. */
function dayParts(value: string) {
  const [year, month, day] = value.split("-");
  return { year, month, day };
}
