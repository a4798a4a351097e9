/** The fields of one question in the builder. What is typed is kept by the fields; a step of a list makes them anew. */
import { type ReactNode, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Button, QuietButton } from "#app/ui/button.tsx";
import { Checkbox, Checkboxes } from "#app/ui/choices.tsx";
import type { FieldProblem } from "#app/ui/error-summary.tsx";
import { FieldError, Select, TextArea, TextInput } from "#app/ui/field.tsx";
import {
  comparisons,
  hasLines,
  type TypedCondition,
  type TypedLine,
  type TypedQuestion,
} from "./question-form.ts";
import type { Dimension, Question, QuestionKind } from "./questionnaire.ts";
import { useWords } from "./use-words.ts";

type Props = {
  readonly kind: QuestionKind;
  readonly typed: TypedQuestion;
  readonly problems: readonly FieldProblem[];
  readonly dimensions: readonly Dimension[];
  /** Those a condition can be about. */
  readonly others: readonly Question[];
};

export function QuestionBuilder({ kind, typed, problems, dimensions, others }: Props) {
  const { fields } = useMessages().questionnaires;
  const say = useWords();
  const errorAt: ErrorAt = (field) => problems.find((each) => each.field === field)?.words;
  const text = textOf(typed, errorAt);
  const scored = kind !== "number" && kind !== "date" && kind !== "short_text" && kind !== "long_text";
  return (
    <>
      <TextArea {...text("zh")} rows={2} label={fields.zh} />
      <TextArea {...text("en")} rows={2} label={fields.en} lang="en" />
      <TextInput {...text("hintZh")} label={fields.hintZh} optional autoComplete="off" />
      <TextInput {...text("hintEn")} label={fields.hintEn} optional lang="en" autoComplete="off" />
      <Checkbox name="required" checked={typed.required} label={fields.required} />
      <OwnFields kind={kind} typed={typed} errorAt={errorAt} />
      {scored && (
        <>
          <Select
            {...text("dimension")}
            label={fields.dimension}
            placeholder={fields.noDimension}
            options={dimensions.map(({ id, words }) => ({ value: id, label: say(words) }))}
          />
          <TextInput {...text("weight")} label={fields.weight} inputMode="decimal" autoComplete="off" />
        </>
      )}
      {!scored && <input type="hidden" name="weight" value={typed.weight} />}
      <Conditions typed={typed} errorAt={errorAt} others={others} />
    </>
  );
}

type ErrorAt = (field: string) => string | undefined;

function textOf(typed: TypedQuestion, errorAt: ErrorAt) {
  return (
    name:
      | "zh"
      | "en"
      | "hintZh"
      | "hintEn"
      | "dimension"
      | "weight"
      | "least"
      | "most"
      | "unitZh"
      | "unitEn"
      | "longest",
  ) => ({ name, defaultValue: typed[name], error: errorAt(name) });
}

/** What only this kind of question has. */
function OwnFields({
  kind,
  typed,
  errorAt,
}: {
  readonly kind: QuestionKind;
  readonly typed: TypedQuestion;
  readonly errorAt: ErrorAt;
}) {
  const { fields } = useMessages().questionnaires;
  const text = textOf(typed, errorAt);
  const lines = hasLines(kind) && <Lines kind={kind} lines={typed.lines} errorAt={errorAt} />;
  const other = <Checkbox name="other" checked={typed.other} label={fields.other} />;
  const notApplicable = (
    <Checkbox name="notApplicable" checked={typed.notApplicable} label={fields.notApplicable} />
  );
  switch (kind) {
    case "rating":
      return notApplicable;
    case "matrix":
      return (
        <>
          {lines}
          {notApplicable}
        </>
      );
    case "single":
      return (
        <>
          {lines}
          {other}
        </>
      );
    case "multiple":
      return (
        <>
          {lines}
          {other}
          <TextInput
            {...text("most")}
            label={fields.mostChosen}
            hint={fields.mostChosenHint}
            inputMode="numeric"
            autoComplete="off"
          />
        </>
      );
    case "number":
      return (
        <>
          <TextInput {...text("least")} label={fields.least} inputMode="decimal" autoComplete="off" />
          <TextInput {...text("most")} label={fields.most} inputMode="decimal" autoComplete="off" />
          <TextInput {...text("unitZh")} label={fields.unitZh} optional autoComplete="off" />
          <TextInput {...text("unitEn")} label={fields.unitEn} optional lang="en" autoComplete="off" />
        </>
      );
    case "short_text":
    case "long_text":
      return <TextInput {...text("longest")} label={fields.longest} inputMode="numeric" autoComplete="off" />;
    default:
      return null;
  }
}

function Lines({
  kind,
  lines,
  errorAt,
}: {
  readonly kind: QuestionKind;
  readonly lines: readonly TypedLine[];
  readonly errorAt: ErrorAt;
}) {
  const { builder, fields } = useMessages().questionnaires;
  const scored = kind !== "matrix";
  const whole = errorAt("lines");
  return (
    <fieldset id="lines" tabIndex={-1} className="mt-8 border-hair border-t pt-4 outline-none">
      <legend className="legend font-bold">{scored ? fields.options : fields.rows}</legend>
      {scored && <p className="text-ink-2">{fields.scoreHint}</p>}
      {whole !== undefined && <FieldError id="lines-error">{whole}</FieldError>}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new line has no id, and every step makes the list anew
        <div key={at} className="mt-4 border-hair border-b pb-2">
          <input type="hidden" name={`lines.${at}`} value={line.id} />
          <div className="sm:grid sm:grid-cols-2 sm:gap-x-4">
            <LineText at={at} part="zh" line={line} errorAt={errorAt} label={fields.lineZh(at + 1)} />
            <LineText at={at} part="en" line={line} errorAt={errorAt} label={fields.lineEn(at + 1)} />
            {scored && (
              <LineText at={at} part="score" line={line} errorAt={errorAt} label={fields.lineScore(at + 1)} />
            )}
          </div>
          <div className="flex flex-wrap gap-x-5">
            {at > 0 && (
              <Step name={`lines.up.${at}`} id={`lines.${at}.up`} named={fields.lineUp(at + 1)}>
                {builder.up}
              </Step>
            )}
            {at + 1 < lines.length && (
              <Step name={`lines.down.${at}`} id={`lines.${at}.down`} named={fields.lineDown(at + 1)}>
                {builder.down}
              </Step>
            )}
            <Step name={`lines.remove.${at}`} id={`lines.${at}.remove`} named={fields.lineRemove(at + 1)}>
              {fields.removeLine}
            </Step>
          </div>
        </div>
      ))}
      <p className="mt-4">
        <Button tone="soft" name="do" value="lines.add" id="lines.add">
          {fields.addLine}
        </Button>
      </p>
    </fieldset>
  );
}

function LineText({
  at,
  part,
  line,
  errorAt,
  label,
}: {
  readonly at: number;
  readonly part: "zh" | "en" | "score";
  readonly line: TypedLine;
  readonly errorAt: ErrorAt;
  readonly label: string;
}) {
  const name = `lines.${at}.${part}`;
  return (
    <TextInput
      name={name}
      label={label}
      defaultValue={line[part]}
      error={errorAt(name)}
      lang={part === "en" ? "en" : undefined}
      inputMode={part === "score" ? "decimal" : undefined}
      autoComplete="off"
    />
  );
}

/** A small step that changes the form and saves nothing. */
function Step({
  name,
  id,
  named,
  children,
}: {
  readonly name: string;
  readonly id: string;
  readonly named: string;
  readonly children: ReactNode;
}) {
  return (
    <QuietButton name="do" value={name} id={id} aria-label={named}>
      {children}
    </QuietButton>
  );
}

function Conditions({
  typed,
  errorAt,
  others,
}: {
  readonly typed: TypedQuestion;
  readonly errorAt: ErrorAt;
  readonly others: readonly Question[];
}) {
  const { fields } = useMessages().questionnaires;
  return (
    <fieldset id="conditions" tabIndex={-1} className="mt-8 border-hair border-t pt-4 outline-none">
      <legend className="legend font-bold">{fields.showIf}</legend>
      {typed.conditions.length === 0 && <p className="text-ink-2">{fields.showAlways}</p>}
      {typed.conditions.length > 1 && (
        <Select
          name="match"
          label={fields.match}
          defaultValue={typed.match}
          options={[
            { value: "all", label: fields.matchAll },
            { value: "any", label: fields.matchAny },
          ]}
        />
      )}
      {typed.conditions.map((condition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id, and every step makes the list anew
        <ConditionFields key={at} {...{ at, condition, errorAt, others }} />
      ))}
      <p className="mt-4">
        <Button tone="soft" name="do" value="conditions.add" id="conditions.add">
          {fields.addCondition}
        </Button>
      </p>
    </fieldset>
  );
}

function ConditionFields({
  at,
  condition,
  errorAt,
  others,
}: {
  readonly at: number;
  readonly condition: TypedCondition;
  readonly errorAt: ErrorAt;
  readonly others: readonly Question[];
}) {
  const { fields } = useMessages().questionnaires;
  const say = useWords();
  const [about, setAbout] = useState(condition.question);
  const [is, setIs] = useState(condition.is);
  const question = others.find(({ id }) => id === about);
  const choices = question?.kind === "single" || question?.kind === "multiple" ? question.options : [];
  const name = `conditions.${at}`;
  const place = at + 1;
  return (
    <div className="mt-4 border-hair border-b pb-2">
      <Select
        name={name}
        label={fields.condition(place)}
        error={errorAt(name)}
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
        placeholder={fields.noCondition}
        options={others.map(({ id, words }) => ({ value: id, label: say(words) }))}
      />
      <Select
        name={`${name}.is`}
        label={fields.conditionIs(place)}
        value={is}
        onChange={(event) => setIs(event.currentTarget.value)}
        options={comparisons.map((each) => ({ value: each, label: fields.is[each] }))}
      />
      {choices.length > 0 && (is === "one_of" || is === "none_of") && (
        <Checkboxes
          key={about}
          name={`${name}.options`}
          legend={fields.conditionOptions(place)}
          error={errorAt(`${name}.options`)}
          values={about === condition.question ? condition.options : []}
          options={choices.map(({ id, words }) => ({ value: id, label: say(words) }))}
        />
      )}
      {choices.length === 0 && errorAt(`${name}.options`) !== undefined && (
        <FieldError id={`${name}.options`}>{errorAt(`${name}.options`)}</FieldError>
      )}
      {(is === "at_least" || is === "at_most") && (
        <TextInput
          name={`${name}.number`}
          label={fields.conditionNumber(place)}
          defaultValue={condition.number}
          error={errorAt(`${name}.number`)}
          inputMode="decimal"
          autoComplete="off"
        />
      )}
      <div className="flex flex-wrap gap-x-5">
        <noscript>
          <Step name={`conditions.show.${at}`} id={`${name}.show`} named={fields.showOptions}>
            {fields.showOptions}
          </Step>
        </noscript>
        <Step name={`conditions.remove.${at}`} id={`${name}.remove`} named={fields.removeCondition(place)}>
          {fields.removeCondition(place)}
        </Step>
      </div>
    </div>
  );
}
