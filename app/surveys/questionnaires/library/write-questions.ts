/** Short ways to write the ready-made questionnaires down. Words are pairs: Chinese, English. */
import type { Condition, Question } from "../questionnaire.ts";

export type Pair = readonly [zh: string, en: string];

export function pair([zh, en]: Pair): { zh: string; en: string } {
  return { zh, en };
}

/** What any question may have besides its words. */
type Extras = {
  readonly required?: boolean;
  readonly hint?: Pair;
  readonly showIf?: readonly Condition[];
  readonly weight?: number;
};

function common(id: string, words: Pair, { required = false, hint, showIf, weight = 1 }: Extras) {
  return {
    id,
    words: pair(words),
    required,
    weight,
    ...(hint === undefined ? {} : { hint: pair(hint) }),
    ...(showIf === undefined ? {} : { showIf: { match: "all" as const, conditions: [...showIf] } }),
  };
}

/** Agree or not, 1 to 5; counts for the dimension. */
export function rating(dimension: string, id: string, words: Pair, extras: Extras = {}): Question {
  return { ...common(id, words, extras), kind: "rating", dimension, notApplicable: true };
}

type Choice = readonly [id: string, zh: string, en: string, score?: number];

function optionsOf(choices: readonly Choice[]) {
  return choices.map(([id, zh, en, score]) => ({
    id,
    words: { zh, en },
    ...(score === undefined ? {} : { score }),
  }));
}

export function single(
  id: string,
  words: Pair,
  choices: readonly Choice[],
  {
    dimension,
    other = false,
    ...extras
  }: Extras & { readonly dimension?: string; readonly other?: boolean } = {},
): Question {
  const counted = dimension === undefined ? {} : { dimension };
  return { ...common(id, words, extras), ...counted, kind: "single", options: optionsOf(choices), other };
}

export function multiple(
  id: string,
  words: Pair,
  choices: readonly Choice[],
  { most, other = true, ...extras }: Extras & { readonly most?: number; readonly other?: boolean } = {},
): Question {
  const limit = most === undefined ? {} : { most };
  return { ...common(id, words, extras), ...limit, kind: "multiple", options: optionsOf(choices), other };
}

export function matrix(
  dimension: string,
  id: string,
  words: Pair,
  rows: readonly (readonly [id: string, zh: string, en: string])[],
  extras: Extras = {},
): Question {
  return {
    ...common(id, words, extras),
    kind: "matrix",
    dimension,
    rows: rows.map(([row, zh, en]) => ({ id: row, words: { zh, en } })),
    notApplicable: true,
  };
}

export function howMany(
  id: string,
  words: Pair,
  { most, unit, ...extras }: Extras & { readonly most: number; readonly unit: Pair },
): Question {
  return { ...common(id, words, extras), kind: "number", least: 0, most, unit: pair(unit) };
}

export function openAnswer(id: string, words: Pair, extras: Extras = {}): Question {
  return { ...common(id, words, extras), kind: "long_text", longest: 500 };
}

/** Asked of those who said so to another question. */
export function ifOneOf(question: string, ...options: readonly string[]): Condition {
  return { question, is: "one_of", options: [...options] };
}

export function ifAtMost(question: string, number: number): Condition {
  return { question, is: "at_most", number };
}
