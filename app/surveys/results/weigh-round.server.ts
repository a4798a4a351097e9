/** The figures of a closed round: worked out, weighed anew as often as the assessor wants, and published once. */
import { z } from "zod";
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { leastAnswers } from "#app/platform/suppress-cells.ts";
import { readAnswers } from "../questionnaires/answer-schema.ts";
import { type Questionnaire, questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { changeRoundIn } from "../rounds/change-round.server.ts";
import type { RoundContext } from "../rounds/create-round.server.ts";
import { roundsInReach } from "../rounds/round-access.server.ts";
import type { RoundState, RoundStepTaken } from "../rounds/round-workflow.ts";
import { type RoundResults, roundResultsSchema } from "./round-results.ts";
import type { Weights } from "./score-answers.ts";
import { type RoundData, type SampledStratum, workOutResults } from "./work-out-results.ts";

type RoundStep = { readonly actor: StaffActor; readonly slug: string; readonly expectedVersion: number };

export type RoundWeighed = RoundStepTaken | { readonly ok: false; readonly reason: "weights" };

/** `weights` by id of the dimension, each above 0 and at most 10; null takes the questionnaire's. */
export function weighRound(
  { db, now }: RoundContext,
  { weights, ...step }: RoundStep & { readonly weights: Weights | null },
): Promise<RoundWeighed> {
  return db.$transaction(
    async (tx): Promise<RoundWeighed> => {
      const data = await roundData(tx, step);
      if (data === null) return { ok: false, reason: "not_found" };
      const known = data.questionnaire.dimensions.map(({ id }) => id);
      if (weights !== null && !areWeights(weights, known)) return { ok: false, reason: "weights" };
      const results = workOutResults({ ...data, weights });
      return changeRoundIn(tx, {
        ...step,
        action: "weigh",
        now: now(),
        columns: { results, weights: weights ?? Prisma.DbNull },
        // Answers were read for it, and by which weights.
        facts: { answers: results.answers, ...weights },
      });
    },
    { timeout: 60_000 },
  );
}

function areWeights(weights: Weights, known: readonly string[]): boolean {
  const entries = Object.entries(weights);
  return (
    entries.length === known.length &&
    entries.every(([id, weight]) => known.includes(id) && weight > 0 && weight <= 10)
  );
}

export type RoundPublished =
  | RoundStepTaken
  /** So few answered that every figure would tell of them. */
  | { readonly ok: false; readonly reason: "too_few"; readonly least: number };

/** From here on nothing of it changes; the database refuses it, too. */
export function publishRound({ db, now }: RoundContext, step: RoundStep): Promise<RoundPublished> {
  return db.$transaction(async (tx): Promise<RoundPublished> => {
    const round = await tx.surveyRound.findFirst({
      where: { AND: [{ slug: step.slug }, roundsInReach(step.actor)] },
      select: { results: true },
    });
    const results = round?.results == null ? null : storedResults(round.results);
    if (results !== null && results.answers < leastAnswers)
      return { ok: false, reason: "too_few", least: leastAnswers };
    return changeRoundIn(tx, { ...step, action: "publish", now: now(), columns: { publishedAt: now() } });
  });
}

export type RoundToWeigh = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly state: RoundState;
  readonly version: number;
  readonly definition: Questionnaire;
  /** Null as long as they are the questionnaire's. */
  readonly weights: Weights | null;
};

/** What is weighed, without a figure. Null when the round is not this actor's. */
export async function roundToWeigh(
  db: Db,
  { actor, slug }: { readonly actor: StaffActor; readonly slug: string },
): Promise<RoundToWeigh | null> {
  const round = await db.surveyRound.findFirst({
    where: { AND: [{ slug }, roundsInReach(actor)] },
    select: {
      slug: true,
      titleZh: true,
      titleEn: true,
      state: true,
      version: true,
      weights: true,
      questionnaire: { select: { definition: true } },
    },
  });
  if (round === null) return null;
  const { questionnaire, weights, ...rest } = round;
  return {
    ...rest,
    definition: questionnaireSchema.parse(questionnaire.definition),
    weights: weights === null ? null : z.record(z.string(), z.number()).parse(weights),
  };
}

export function storedResults(stored: unknown): RoundResults {
  return roundResultsSchema.parse(stored);
}

/** Null when the round is not this actor's. */
async function roundData(
  tx: Transaction,
  { slug, actor }: RoundStep,
): Promise<Omit<RoundData, "weights"> | null> {
  const round = await tx.surveyRound.findFirst({
    where: { AND: [{ slug }, roundsInReach(actor)] },
    select: {
      id: true,
      questionnaire: { select: { definition: true } },
      previous: { select: { state: true, results: true } },
    },
  });
  if (round === null) return null;
  const { id: roundId, previous } = round;
  const answers = await tx.surveyAnswer.findMany({
    where: { roundId },
    select: { stratumId: true, content: true },
  });
  return {
    questionnaire: questionnaireSchema.parse(round.questionnaire.definition),
    strata: await sampledStrata(tx, roundId),
    answers: answers.map(({ stratumId, content }) => {
      const read = readAnswers(content);
      if (read === null) throw new Error("an answer is stored that is none");
      return { stratum: stratumId, answers: read };
    }),
    previous: previous?.state === "published" ? storedResults(previous.results) : null,
  };
}

async function sampledStrata(tx: Transaction, roundId: string): Promise<readonly SampledStratum[]> {
  const strata = await tx.surveyStratum.findMany({
    where: { roundId },
    orderBy: { key: "asc" },
    select: { id: true, population: true, drawn: true, divisionCode: true, size: true, industry: true },
  });
  const counts = await tx.surveyInvitation.groupBy({
    by: ["stratumId"],
    where: { roundId, signedOn: { not: null } },
    _count: true,
  });
  const tookPart = new Map(counts.map(({ stratumId, _count }) => [stratumId, _count]));
  return strata.map(({ divisionCode, ...stratum }) => ({
    ...stratum,
    county: divisionCode,
    tookPart: tookPart.get(stratum.id) ?? 0,
  }));
}
