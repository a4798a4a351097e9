/**
 * Writes answers anew in a random order, in one transaction: neither the order of rows nor the transaction that wrote one
 * says any more when it came, so that nobody can lay it beside the order in which tokens were signed.
 */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";

/** Those of one round, or of all rounds before a day. Returns how many. */
export function shuffleAnswers(
  tx: Transaction,
  which: { readonly roundId: string } | { readonly before: Date },
): Promise<number> {
  const round = "roundId" in which ? which.roundId : null;
  const before = "before" in which ? which.before : null;
  // A new id too: the old one may stand in a log of the database.
  return tx.$executeRaw`
    WITH taken AS (
      DELETE FROM "SurveyAnswer"
      WHERE NOT "isShuffled" AND (${round}::uuid IS NULL OR "roundId" = ${round}::uuid)
        AND (${before}::date IS NULL OR "answeredOn" < ${before}::date)
      RETURNING *)
    INSERT INTO "SurveyAnswer"
      ("id", "roundId", "stratumId", "tokenHash", "protection", "answeredOn", "content", "isShuffled")
    SELECT gen_random_uuid(), "roundId", "stratumId", "tokenHash", "protection", "answeredOn", "content", true
    FROM taken ORDER BY random()`;
}

/** Every night, all answers of the days before. */
export const shuffleAnswersJob = defineJob({
  queue: "surveys.shuffle-answers",
  schedule: "10 0 * * *",
  run: async (_data, { db, now }) => {
    const before = columnFromLocalDate(localDateOf(now));
    await db.$transaction((tx) => shuffleAnswers(tx, { before }), { timeout: 60_000 });
  },
});
