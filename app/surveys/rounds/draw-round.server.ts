/** Draws the sample of a round: how many of each stratum, which, and how exact the results are expected to be. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { changeRoundIn } from "./change-round.server.ts";
import type { RoundContext } from "./create-round.server.ts";
import { drawSample, expectedMargin, type FrameStratum, leastOfSample } from "./draw-sample.ts";
import { previousScores } from "./previous-scores.server.ts";
import { roundsInReach } from "./round-access.server.ts";
import { type SampleValues, typedDeviations } from "./round-form.ts";
import type { RoundStepTaken } from "./round-workflow.ts";
import { deviationsFrom, typedDeviation } from "./strata-deviations.ts";

export type RoundDrawn =
  | RoundStepTaken
  /** A sample of `least` to `most` can be drawn. */
  | { readonly ok: false; readonly reason: "size"; readonly least: number; readonly most: number }
  /** Neyman's allocation needs to know how scores vary in each stratum. */
  | { readonly ok: false; readonly reason: "no_deviations" };

/** Drawn again with the same frame, size and seed it is the same sample. */
export function drawRound(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    expectedVersion,
    values,
  }: {
    readonly actor: StaffActor;
    readonly slug: string;
    readonly expectedVersion: number;
    readonly values: SampleValues;
  },
): Promise<RoundDrawn> {
  const { size, seed, allocation, share } = values;
  return db.$transaction(
    async (tx): Promise<RoundDrawn> => {
      const strata = await frameStrata(tx, { slug, actor, values, at: now() });
      const least = leastOfSample(strata.map(({ units }) => units.length));
      const most = sum(strata.map(({ units }) => units.length));
      if (most > 0 && (size < least || size > most)) return { ok: false, reason: "size", least, most };
      if (allocation === "neyman" && strata.some(({ deviation }) => deviation === undefined))
        return { ok: false, reason: "no_deviations" };
      const drawn = most === 0 ? [] : drawSample(strata, { seed, size, allocation });
      const counts = drawn.map(({ units }) => units.length);
      const margin = most === 0 ? null : expectedMargin(strata, counts, share / 100);
      return changeRoundIn(tx, {
        slug,
        action: "draw",
        actor,
        expectedVersion,
        now: now(),
        columns: {
          allocation,
          sampleSize: size,
          seed,
          expectedShare: share / 100,
          expectedMargin: margin,
          drawnAt: now(),
        },
        facts: { size, seed, allocation, share },
        also: async (inside, { id }) => {
          await inside.frameEnterprise.updateMany({ where: { roundId: id }, data: { isDrawn: false } });
          for (const { stratum, units } of drawn) {
            const deviation = strata.find(({ id: each }) => each === stratum)?.deviation ?? null;
            await inside.surveyStratum.update({
              where: { id: stratum },
              data: { drawn: units.length, deviation },
            });
            await inside.frameEnterprise.updateMany({
              where: { id: { in: [...units] } },
              data: { isDrawn: true },
            });
          }
        },
      });
    },
    { timeout: 60_000 },
  );
}

/** In the order of their keys, the units by credit code: an order that the file's own does not change. */
async function frameStrata(
  tx: Transaction,
  {
    slug,
    actor,
    values,
    at,
  }: {
    readonly slug: string;
    readonly actor: StaffActor;
    readonly values: SampleValues;
    readonly at: Date;
  },
): Promise<readonly FrameStratum[]> {
  const strata = await tx.surveyStratum.findMany({
    where: { round: { AND: [{ slug }, roundsInReach(actor)] } },
    orderBy: { key: "asc" },
    select: {
      id: true,
      key: true,
      size: true,
      frame: { orderBy: { creditCode: "asc" }, select: { id: true } },
    },
  });
  const typed = typedDeviations(values);
  const before =
    values.allocation === "neyman" && Object.keys(typed).length === 0
      ? deviationsFrom(await previousScores(tx, { actor, slug, at }))
      : null;
  return strata.map(({ id, key, size, frame }) => {
    const deviation = typedDeviation(typed, size) ?? before?.(key) ?? null;
    return { id, units: frame.map((unit) => unit.id), ...(deviation === null ? {} : { deviation }) };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
