/**
 * Estimates from a stratified sample without replacement, with the uncertainty that belongs to them. Pure.
 *
 * Formulae: Cochran, Sampling Techniques (3rd ed., 1977), 5.3-5.4 and 5A.14; Särndal, Swensson, Wretman, Model
 * Assisted Survey Sampling (1992), 5.8 (domains by linearisation). Within a stratum those who answer are taken as a
 * simple random sample of it: the weight of an answer is N_h / r_h, which corrects for the share that was drawn and for
 * the share that did not answer.
 */
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

export type Stratum = {
  readonly id: string;
  /** Enterprises in the frame. */
  readonly population: number;
};

/** One questionnaire that came back. `value` is null when the question was not asked of it, or not applicable. */
export type Response = { readonly stratum: string; readonly value: number | null };

export type Estimate = {
  readonly mean: number;
  readonly standardError: number;
  /** 95%, by Student's t with as many degrees of freedom as there are responses beyond strata. */
  readonly interval: readonly [number, number];
  /** Responses with a value. */
  readonly answers: number;
};

/**
 * The mean of those to whom the value applies, as a ratio of two estimated totals:
 *
 *   mean = Σ_h w_h Σ_i y_hi / Σ_h w_h m_h,  w_h = N_h / r_h
 *   V = Σ_h N_h² (1 - r_h/N_h) s²_zh / r_h,  z_hi = (y_hi - mean) d_hi / Σ_h w_h m_h
 *
 * where d_hi is 1 for a value and 0 for none, and s² has r_h - 1 below. Strata with fewer than two responses are joined
 * first (`collapseStrata`). Null when nobody answered, or one response alone is left: then nothing is known of the
 * uncertainty.
 */
export function estimateMean(strata: readonly Stratum[], responses: readonly Response[]): Estimate | null {
  const groups = collapseStrata(strata, responses);
  const answers = responses.filter(({ value }) => value !== null).length;
  const degrees = groups.reduce((sum, { values }) => sum + values.length - 1, 0);
  if (answers === 0 || degrees < 1) return null;
  const weightOf = ({ population, values }: Group) => population / values.length;
  const applies = total(groups, (group) => weightOf(group) * group.values.filter(isNumber).length);
  const mean = total(groups, (group) => weightOf(group) * sum(group.values.filter(isNumber))) / applies;
  const variance = total(groups, ({ population, values }) => {
    const z = values.map((value) => (value === null ? 0 : (value - mean) / applies));
    return population ** 2 * (1 - values.length / population) * (sampleVariance(z) / values.length);
  });
  const standardError = Math.sqrt(Math.max(variance, 0));
  const half = tQuantile(0.975, degrees) * standardError;
  return { mean, standardError, interval: [mean - half, mean + half], answers };
}

type Group = { readonly population: number; readonly values: readonly (number | null)[] };

/**
 * Strata with fewer than two responses are joined to the one before them in the order given (the first to the one
 * after), so that each has a variance and none is lost. The order is that of the frame: neighbours are alike.
 */
export function collapseStrata(strata: readonly Stratum[], responses: readonly Response[]): readonly Group[] {
  const values = new Map<string, (number | null)[]>(strata.map(({ id }) => [id, []]));
  for (const { stratum, value } of responses) {
    const list = values.get(stratum);
    if (list === undefined) throw new Error(`a response of no stratum: ${stratum}`);
    list.push(value);
  }
  const groups: { population: number; values: (number | null)[] }[] = [];
  for (const { id, population } of strata) {
    const group = { population, values: values.get(id) ?? [] };
    if (group.values.length > population) throw new Error(`more responses than enterprises in ${id}`);
    const last = groups.at(-1);
    if (last !== undefined && (group.values.length < 2 || last.values.length < 2)) {
      last.population += group.population;
      last.values.push(...group.values);
    } else groups.push(group);
  }
  const [last, before] = [groups.at(-1), groups.at(-2)];
  if (last !== undefined && before !== undefined && last.values.length < 2) {
    before.population += last.population;
    before.values.push(...last.values);
    groups.pop();
  }
  return groups.filter(({ values: all }) => all.length > 0);
}

export type Change = {
  readonly difference: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** Two-sided: how often a difference as large comes about by chance when nothing changed. */
  readonly probability: number;
  /** Below 0.05. */
  readonly isSignificant: boolean;
};

/**
 * Two rounds compared: their samples are drawn independently, so the variances add up. Enterprises in both make the
 * true error smaller, never larger (their answers go together), so this errs on the side of saying nothing.
 */
export function changeBetween(before: Estimate, after: Estimate): Change {
  const difference = after.mean - before.mean;
  const standardError = Math.hypot(before.standardError, after.standardError);
  const half = normalQuantile(0.975, 0, 1) * standardError;
  const probability =
    standardError === 0
      ? Number(difference === 0)
      : 2 * normalCdf(-Math.abs(difference) / standardError, 0, 1);
  return {
    difference,
    standardError,
    interval: [difference - half, difference + half],
    probability,
    isSignificant: probability < 0.05,
  };
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function total<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}

/** With n - 1 below; 0 for a single value. */
function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
