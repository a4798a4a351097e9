/**
 * Who is invited: how many of each stratum, and which. The same frame, size and seed give the same sample, so that
 * anybody can draw it again. Pure. Formulae: Cochran, Sampling Techniques (1977), 5.5 (Neyman) and 5.9 (how large).
 */
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export type FrameStratum = {
  readonly id: string;
  /** Enterprises in the frame, in a fixed order. */
  readonly units: readonly string[];
  /** Standard deviation of a score expected in it; needed for Neyman's allocation alone. */
  readonly deviation?: number;
};

export type Allocation = "proportional" | "neyman";

/**
 * Of each stratum at the least. Two would do for the variance; with five, nobody is told by being the only one of a
 * stratum to answer when some do not.
 */
const leastOfStratum = 5;

/**
 * How many of each stratum, in its order: `size` in all, at least five of each (or all there are), never more than there
 * are. Proportional to its size, or to its size times its deviation; remainders go to the largest. Throws a RangeError
 * when the size cannot be reached.
 */
export function allocate(
  strata: readonly FrameStratum[],
  { size, allocation }: { readonly size: number; readonly allocation: Allocation },
): readonly number[] {
  const most = strata.map(({ units }) => units.length);
  const least = leastOfEach(strata);
  if (size < sum(least) || size > sum(most))
    throw new RangeError(`a sample of ${sum(least)} to ${sum(most)} can be drawn, not of ${size}`);
  const shares = strata.map(({ units, deviation }) =>
    allocation === "neyman" ? units.length * (deviation ?? 0) : units.length,
  );
  if (sum(shares) === 0) throw new RangeError("no stratum has a share of the sample");
  const counts = [...least];
  for (;;) {
    const left = size - sum(counts);
    if (left === 0) return counts;
    // The next one goes where the exact share is furthest from being met; whoever is full is passed over.
    const wanted = counts.map((count, at) =>
      count >= (most[at] ?? 0) ? Number.NEGATIVE_INFINITY : (size * (shares[at] ?? 0)) / sum(shares) - count,
    );
    const next = wanted.indexOf(Math.max(...wanted));
    counts[next] = (counts[next] ?? 0) + 1;
  }
}

/** What is drawn of each stratum in the smallest sample. */
function leastOfEach(strata: readonly FrameStratum[]): readonly number[] {
  return strata.map(({ units }) => Math.min(leastOfStratum, units.length));
}

/** The smallest sample of strata with so many enterprises each. */
export function leastOfSample(populations: readonly number[]): number {
  return sum(populations.map((population) => Math.min(leastOfStratum, population)));
}

export type Drawn = { readonly stratum: string; readonly units: readonly string[] };

/** Simple random sampling without replacement within each stratum, by a generator that begins at `seed`. */
export function drawSample(
  strata: readonly FrameStratum[],
  { seed, ...wanted }: { readonly seed: number; readonly size: number; readonly allocation: Allocation },
): readonly Drawn[] {
  const random = xoroshiro128plus(seed);
  return allocate(strata, wanted).map((count, at) => {
    const units = [...(strata[at]?.units ?? [])];
    // Fisher and Yates, as far as it is needed.
    for (let place = 0; place < count; place += 1) {
      const other = uniformInt(random, place, units.length - 1);
      [units[place], units[other]] = [units[other] ?? "", units[place] ?? ""];
    }
    return { stratum: strata[at]?.id ?? "", units: units.slice(0, count) };
  });
}

/**
 * Half of the 95% interval to be expected for a score of 0 to 100: the square root of Σ W_h² (1 - n_h/N_h) S_h² / n_h,
 * times 1.96. `responseRate` is the share expected to answer; a stratum without a known deviation is taken at 25, that of
 * scores spread evenly over a little more than the whole range.
 */
export function expectedMargin(
  strata: readonly FrameStratum[],
  counts: readonly number[],
  responseRate = 1,
): number {
  const population = sum(strata.map(({ units }) => units.length));
  const variance = sum(
    strata.map(({ units, deviation = usualDeviation }, at) => {
      const answers = Math.max((counts[at] ?? 0) * responseRate, 1);
      const size = units.length;
      return size === 0
        ? 0
        : (size / population) ** 2 * Math.max(1 - answers / size, 0) * (deviation ** 2 / answers);
    }),
  );
  return normalQuantile(0.975, 0, 1) * Math.sqrt(variance);
}

const usualDeviation = 25;

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
