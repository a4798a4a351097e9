/**
 * Ties conform's form state to the fields here. A field's errors are sentences in the person's language: the
 * schema is made per language, or its messages are keys that the action turns into words before replying.
 */
import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import type { FieldProblem } from "./error-summary.tsx";

/** What one conform field gives to `TextInput`, `TextArea`, `DateInput`, `Select` and `FileInput`. */
export function fieldProps(field: FieldMetadata<unknown>) {
  return {
    id: field.id,
    name: field.name,
    defaultValue: typeof field.initialValue === "string" ? field.initialValue : undefined,
    error: field.errors?.[0],
  };
}

/** A conform form or field, as far as its errors go. */
type Faulty = { readonly id: string; readonly errors?: readonly string[] | undefined };

/**
 * The lines of the `ErrorSummary` for a form, in the order of `fields`; errors of the form as a whole come
 * first and lead to the form. The words are those that stand at the field, because both come from here.
 */
export function formProblems(form: Faulty, fields: readonly Faulty[]): FieldProblem[] {
  const whole = (form.errors ?? []).map((words) => ({ field: form.id, words }));
  return [...whole, ...fields.flatMap((field) => first(field.id, field.errors))];
}

/** The same for a route without conform's hook: `idOf` says which control shows the errors of a field name. */
export function submissionProblems(
  result: SubmissionResult<string[]> | null | undefined,
  idOf: (fieldName: string) => string = (name) => name,
): FieldProblem[] {
  return Object.entries(result?.error ?? {}).flatMap(([name, errors]) =>
    first(idOf(name), errors ?? undefined),
  );
}

function first(field: string, errors: readonly string[] | undefined): FieldProblem[] {
  const words = errors?.[0];
  return words === undefined ? [] : [{ field, words }];
}

/** Gives the field of this name what `TextInput` and the others take: `<TextInput label=... {...field("phone")} />`. */
export type FieldOf = (name: string) => {
  readonly name: string;
  readonly defaultValue?: string | undefined;
  readonly error?: string | undefined;
};

/**
 * The fields of a page without conform's hook, from what the action replied: `const field = repliedFields(result)`,
 * then `<TextInput label=... {...field("phone")} />`. What was typed comes back, and the error with it.
 */
export function repliedFields(
  result: SubmissionResult<string[]> | null | undefined,
  given: Readonly<Record<string, string | undefined>> = {},
): FieldOf {
  return (name: string) => {
    const typed = result?.initialValue?.[name];
    return {
      name,
      defaultValue: typeof typed === "string" ? typed : given[name],
      error: result?.error?.[name]?.[0],
    };
  };
}
