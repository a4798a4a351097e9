/** A petition said on one page: the same questions as one after the other, in one form. Pure. */
import type { Messages } from "#app/i18n/index.ts";
import { type DraftAnswers, judgeStep, type TypedFields } from "./draft-answers.ts";
import { type FilingStep, filingSteps } from "./filing-steps.ts";
import type { FormFacts } from "./petition-form.ts";

/** The fields of each question on the page. Petitions of several people are said one question after the other. */
const fieldsOfStep = {
  what: ["narrative"],
  where: ["division"],
  when: ["happenedWhen", "spot"],
  about: ["kind", "concernedName"],
  want: ["requested"],
  who: ["identity", "name", "phone", "address", "hideName"],
  together: ["joint"],
} as const satisfies Record<FilingStep, readonly string[]>;

/** What was typed, sorted to its questions. */
export function stepsOf(fields: TypedFields): DraftAnswers["steps"] {
  return Object.fromEntries(
    filingSteps.map((step) => [
      step,
      Object.fromEntries(
        fieldsOfStep[step].flatMap((name) => {
          const value = fields[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    ]),
  );
}

/** Everything that is wrong on the page, by field, in its order. */
export function problemsAtOnce(
  fields: TypedFields,
  messages: Messages,
  facts: FormFacts,
): Readonly<Record<string, string[]>> {
  const steps = stepsOf(fields);
  const problems: Record<string, string[]> = {};
  for (const step of filingSteps) {
    const judged = judgeStep(step, steps[step] ?? {}, messages, facts);
    if (judged.status !== "success")
      for (const [name, errors] of Object.entries(judged.error ?? {}))
        if (errors !== null) problems[name] = errors;
  }
  return problems;
}
