/**
 * Writes answers anew in a random order, in one transaction: neither the order of rows nor the transaction that wrote one
 * says any more when it came, so that nobody can lay it beside the order in which tokens were signed. The days go too, of
 * answers and of signatures: in a small stratum the only answer of a day would be that of the only token of that day.
 */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";

/**
 * All answers of one round, also those that were written anew on a night before (or that night would tell the day); or of
 * all rounds those that came before a day. Every day becomes the first of the round. Returns how many answers.
 */
export async function shuffleAnswers(
  tx: Transaction,
  which: { readonly roundId: string } | { readonly before: Date },
): Promise<number> {
  const round = "roundId" in which ? which.roundId : null;
  const before = "before" in which ? which.before : null;
  await tx.$executeRaw`
    UPDATE "SurveyInvitation" i SET "signedOn" = r."opensOn"
    FROM "SurveyRound" r
    WHERE r."id" = i."roundId" AND i."signedOn" <> r."opensOn"
      AND (${round}::uuid IS NULL OR r."id" = ${round}::uuid)
      AND (${before}::date IS NULL OR i."signedOn" < ${before}::date)`;
  // A new id too: the old one may stand in a log of the database.
  return tx.$executeRaw`
    WITH taken AS (
      DELETE FROM "SurveyAnswer"
      WHERE (${round}::uuid IS NULL OR "roundId" = ${round}::uuid)
        AND (${before}::date IS NULL OR (NOT "isShuffled" AND "answeredOn" < ${before}::date))
      RETURNING *)
    INSERT INTO "SurveyAnswer"
      ("id", "roundId", "stratumId", "tokenHash", "protection", "answeredOn", "content", "isShuffled")
    SELECT gen_random_uuid(), t."roundId", t."stratumId", t."tokenHash", t."protection", r."opensOn", t."content", true
    FROM taken t JOIN "SurveyRound" r ON r."id" = t."roundId" ORDER BY random()`;
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
