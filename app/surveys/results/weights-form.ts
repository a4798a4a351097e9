/** The weights of dimensions as they are typed. Pure. */
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import type { Weights } from "./score-answers.ts";

export function weightField(id: string): string {
  return `weight.${id}`;
}

export type WeightsRead = {
  readonly weights: Weights;
  readonly typed: Readonly<Record<string, string>>;
  /** Ids of the dimensions whose weight is none: not above 0, above 10, or no number. */
  readonly wrong: readonly string[];
};

export function readWeights(
  form: { get(name: string): unknown },
  { dimensions }: Pick<Questionnaire, "dimensions">,
): WeightsRead {
  const typed = Object.fromEntries(
    dimensions.map(({ id }) => [id, String(form.get(weightField(id)) ?? "").trim()]),
  );
  const weights = Object.fromEntries(
    dimensions.map(({ id }) => [
      id,
      /^\d{1,2}([.,]\d{1,4})?$/.test(typed[id] ?? "")
        ? Number((typed[id] ?? "").replace(",", "."))
        : Number.NaN,
    ]),
  );
  const wrong = dimensions.flatMap(({ id }) => {
    const weight = weights[id] ?? Number.NaN;
    return weight > 0 && weight <= 10 ? [] : [id];
  });
  return { weights, typed, wrong };
}
