/**
 * How much scores are expected to vary in each stratum, for Neyman's allocation: as the assessor says for each size, or
 * as they did in the round before. Pure.
 */
import { type EnterpriseSize, enterpriseSizes } from "./industries.ts";

export type TypedDeviations = Readonly<Partial<Record<EnterpriseSize, number>>>;

/** Answers of a stratum from which its own deviation is taken; with fewer it is that of all. */
const enoughAnswers = 10;

/** Of the strata that were joined over their sizes, the mean of what was typed. Null when nothing was. */
export function typedDeviation(typed: TypedDeviations, size: EnterpriseSize | null): number | null {
  const known = enterpriseSizes.flatMap((each) => typed[each] ?? []);
  if (known.length === 0) return null;
  const own = size === null ? undefined : typed[size];
  return own ?? known.reduce((sum, value) => sum + value, 0) / known.length;
}

export type ScoredAnswer = { readonly stratum: string | null; readonly score: number };

/** By key of the stratum, from scores of the round before; null when too few answered for any. */
export function deviationsFrom(scores: readonly ScoredAnswer[]): ((key: string) => number) | null {
  const overall = scores.length < enoughAnswers ? null : deviationOf(scores.map(({ score }) => score));
  if (overall === null || overall === 0) return null;
  return (key) => {
    const own = scores.filter(({ stratum }) => stratum === key).map(({ score }) => score);
    // A stratum where all said the same is still asked: nobody knows that they will again.
    return own.length < enoughAnswers ? overall : Math.max(deviationOf(own), 1);
  };
}

/** Of a sample: divided by one less than there are. */
function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
