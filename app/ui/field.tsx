import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Icon } from "./icon.tsx";

/** What every field can say about itself. */
export type FieldWords = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The error in the person's language; the same words as its line in the summary. */
  readonly error?: string | undefined;
  /** The label is the page's question, set as its h1. One on a page. */
  readonly asQuestion?: boolean;
  /** Adds "(none is fine)" behind the label. */
  readonly optional?: boolean;
};

/** Ids and aria attributes that tie a control to its hint and error. Spread the result on the control. */
export function describedControl(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">) {
  const ids = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return {
    id,
    "aria-describedby": ids === "" ? undefined : ids,
    "aria-invalid": error ? (true as const) : undefined,
  };
}

/** Label, hint and error around one control whose id is `id`. The control comes as children. */
export function Field({
  id,
  label,
  hint,
  error,
  asQuestion,
  optional,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  const { form } = useMessages().common;
  const words = (
    <label htmlFor={id} className={asQuestion ? "" : "block font-bold leading-snug"}>
      {label}
      {optional && <span className="font-normal text-ink-2"> {form.optional}</span>}
    </label>
  );
  return (
    <div className={frame(error)}>
      {asQuestion ? <h1>{words}</h1> : words}
      {hint !== undefined && (
        <Hint id={`${id}-hint`} afterQuestion={asQuestion}>
          {hint}
        </Hint>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </div>
  );
}

/** A group of controls under one legend: radios, checkboxes, a date. `id` is where the summary links to. */
export function FieldGroup({
  id,
  label,
  hint,
  error,
  asQuestion,
  optional,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  const { form } = useMessages().common;
  const described = describedControl(id, { hint, error });
  const words = (
    <>
      {label}
      {optional && <span className="font-normal text-ink-2"> {form.optional}</span>}
    </>
  );
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={`outline-none ${frame(error)}`}
      aria-describedby={described["aria-describedby"]}
    >
      <legend className="legend font-bold leading-snug">{asQuestion ? <h1>{words}</h1> : words}</legend>
      {hint !== undefined && (
        <Hint id={`${id}-hint`} afterQuestion={asQuestion}>
          {hint}
        </Hint>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}

function frame(error: string | undefined): string {
  return error ? "mt-6 border-overdue border-l-4 pl-4" : "mt-6";
}

/** The second voice under a label. */
export function Hint({
  id,
  afterQuestion = false,
  children,
}: {
  id?: string;
  afterQuestion?: boolean;
  children: ReactNode;
}) {
  return (
    <p id={id} className={`text-ink-2 leading-[1.6] ${afterQuestion ? "mt-3" : "mt-1"}`}>
      {children}
    </p>
  );
}

/** The error at its field: sign and words. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-2 flex font-bold text-overdue leading-[1.6]">
      <Icon name="warning" className="mt-[.26em] mr-2 h-[1.1em] w-[1.1em]" />
      <span>{children}</span>
    </p>
  );
}

const box =
  "block w-full min-h-control rounded-control bg-field px-3.5 py-2.5 leading-snug placeholder:text-ink-3 placeholder:opacity-100";

/** The look of a box one writes in, without its outer space; `error` gives it the thick edge. */
export function boxLook(error?: string): string {
  return `${box} ${error ? "border-2 border-overdue" : "border-[1.5px] border-edge"}`;
}

type Native<T> = Omit<T, "className" | "style" | "id">;

/** One line of text with its label. `name` is also the id unless `id` is given. */
export function TextInput({
  label,
  hint,
  error,
  asQuestion,
  optional,
  id,
  name,
  ...rest
}: FieldWords & Native<InputHTMLAttributes<HTMLInputElement>> & { name: string; id?: string }) {
  const control = id ?? name;
  return (
    <Field id={control} {...{ label, hint, error, asQuestion, optional }}>
      <input
        name={name}
        {...describedControl(control, { hint, error })}
        {...rest}
        className={`${boxLook(error)} mt-2`}
      />
    </Field>
  );
}

/** Several lines of text. `rows` sets the height, 7 unless said otherwise. */
export function TextArea({
  label,
  hint,
  error,
  asQuestion,
  optional,
  id,
  name,
  rows = 7,
  ...rest
}: FieldWords & Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { name: string; id?: string }) {
  const control = id ?? name;
  return (
    <Field id={control} {...{ label, hint, error, asQuestion, optional }}>
      <textarea
        name={name}
        rows={rows}
        {...describedControl(control, { hint, error })}
        {...rest}
        className={`${boxLook(error)} mt-2 resize-y leading-[1.7]`}
      />
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };
export type OptionGroup = { readonly group: string; readonly options: readonly Option[] };

/**
 * A list to choose one from, its options plain or in groups. `placeholder` adds a first, empty line; `true`
 * takes the usual word.
 */
export function Select({
  label,
  hint,
  error,
  asQuestion,
  optional,
  id,
  name,
  options,
  placeholder,
  ...rest
}: FieldWords &
  Omit<Native<SelectHTMLAttributes<HTMLSelectElement>>, "children"> & {
    name: string;
    id?: string;
    options: readonly (Option | OptionGroup)[];
    placeholder?: string | true;
  }) {
  const { form } = useMessages().common;
  const control = id ?? name;
  return (
    <Field id={control} {...{ label, hint, error, asQuestion, optional }}>
      <select
        name={name}
        {...describedControl(control, { hint, error })}
        {...rest}
        className={`select ${boxLook(error)} mt-2`}
      >
        {placeholder !== undefined && (
          <option value="">{placeholder === true ? form.choose : placeholder}</option>
        )}
        {options.map((each) =>
          "group" in each ? (
            <optgroup key={each.group} label={each.group}>
              {each.options.map(option)}
            </optgroup>
          ) : (
            option(each)
          ),
        )}
      </select>
    </Field>
  );
}

function option({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

/**
 * A day, typed into three boxes `<name>.year`, `<name>.month`, `<name>.day`: works on every phone without
 * script, and nothing has to be scrolled. `value` holds the three as they were typed, so that a wrong date
 * comes back as it was. `typedDay` reads them.
 */
export function DateInput({
  label,
  hint,
  error,
  asQuestion,
  optional,
  id,
  name,
  value,
}: FieldWords & { name: string; id?: string; value?: TypedDay }) {
  const { form } = useMessages().common;
  const group = id ?? name;
  const parts = [
    { part: "year", words: form.year, digits: 4 },
    { part: "month", words: form.month, digits: 2 },
    { part: "day", words: form.day, digits: 2 },
  ] as const;
  return (
    <FieldGroup id={group} {...{ label, hint, error, asQuestion, optional }}>
      <div className="mt-2 grid max-w-[360px] grid-cols-[1.5fr_1fr_1fr] gap-2">
        {parts.map(({ part, words, digits }) => (
          <label key={part} className="block text-ink-2 text-min leading-snug">
            {words}
            <input
              name={`${name}.${part}`}
              defaultValue={value?.[part]}
              inputMode="numeric"
              autoComplete="off"
              maxLength={digits}
              aria-invalid={error ? true : undefined}
              className={`${boxLook(error)} mt-1 text-body text-ink`}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** The three boxes of a `DateInput` as they were typed. */
export type TypedDay = { readonly year?: string; readonly month?: string; readonly day?: string };
