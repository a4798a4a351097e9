import type { ReactNode } from "react";
import { FieldGroup, type FieldWords } from "./field.tsx";

export type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  /** Small words under the label. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** The language of the label when it is not the page's. */
  readonly lang?: string;
};

type ChoicesProps = Omit<FieldWords, "label"> & {
  readonly legend: ReactNode;
  readonly name: string;
  readonly id?: string;
  readonly options: readonly Choice[];
  readonly onChange?: (value: string) => void;
};

/** One of several, each a whole row to touch. `value` is the one chosen at first. */
export function Radios({ value, ...rest }: ChoicesProps & { value?: string | undefined }) {
  return <Choices {...rest} type="radio" chosen={value === undefined ? [] : [value]} />;
}

/** Any of several, all under the same name. `values` are those chosen at first. */
export function Checkboxes({ values = [], ...rest }: ChoicesProps & { values?: readonly string[] }) {
  return <Choices {...rest} type="checkbox" chosen={values} />;
}

function Choices({
  type,
  chosen,
  legend,
  name,
  id,
  options,
  onChange,
  ...words
}: ChoicesProps & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  return (
    <FieldGroup id={id ?? name} label={legend} {...words}>
      <div className="choices mt-2">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type={type}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              onChange={onChange && (() => onChange(option.value))}
              className="choice"
            />
            <ChoiceWords {...option} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function ChoiceWords({ label, hint }: Pick<Choice, "label" | "hint">) {
  return (
    <span>
      {label}
      {hint !== undefined && <small>{hint}</small>}
    </span>
  );
}

/** A single yes-or-no box with its words: keep my name, I have read this. */
export function Checkbox({
  name,
  value = "on",
  checked = false,
  label,
  hint,
  id,
}: {
  name: string;
  value?: string;
  checked?: boolean;
  label: ReactNode;
  hint?: ReactNode;
  id?: string;
}) {
  return (
    <div className="choices mt-4">
      <label>
        <input
          type="checkbox"
          id={id ?? name}
          name={name}
          value={value}
          defaultChecked={checked}
          className="choice"
        />
        <ChoiceWords label={label} hint={hint} />
      </label>
    </div>
  );
}
