/** Closes a round: no answer is taken any more, and nothing is left that could sign another token. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { shuffleAnswers } from "../answering/shuffle-answers.server.ts";
import { changeRoundIn, type KernelRound } from "./change-round.server.ts";
import type { RoundContext } from "./create-round.server.ts";
import type { RoundStepTaken } from "./round-workflow.ts";

export function closeRound(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    expectedVersion,
  }: { readonly actor: StaffActor; readonly slug: string; readonly expectedVersion: number },
): Promise<RoundStepTaken> {
  return db.$transaction(
    (tx) =>
      changeRoundIn(tx, {
        slug,
        action: "close",
        actor,
        expectedVersion,
        now: now(),
        columns: { closedAt: now() },
        also: cleanUp,
      }),
    { timeout: 60_000 },
  );
}

/** Closes what is over. Returns how many; a round that another process closed meanwhile is not counted. */
export async function closeRoundsThatAreOver({
  db,
  now,
}: {
  readonly db: Db;
  readonly now: Date;
}): Promise<number> {
  const over = await db.surveyRound.findMany({
    where: { state: "open", closesOn: { lt: columnFromLocalDate(localDateOf(now)) } },
    select: { slug: true },
  });
  let closed = 0;
  for (const { slug } of over) {
    const taken = await db.$transaction(
      (tx) =>
        changeRoundIn(tx, {
          slug,
          action: "close",
          actor: { kind: "system" },
          expectedVersion: null,
          now,
          columns: { closedAt: now },
          also: cleanUp,
        }),
      { timeout: 60_000 },
    );
    if (taken.ok) closed += 1;
  }
  return closed;
}

async function cleanUp(tx: Transaction, { id: roundId }: KernelRound): Promise<void> {
  await shuffleAnswers(tx, { roundId });
  await tx.surveyStratum.updateMany({ where: { roundId }, data: { privateKeySealed: null } });
  await tx.surveyInvitation.updateMany({ where: { roundId }, data: { codeSealed: null, smsDueAt: null } });
}

export const closeRoundsJob = defineJob({
  queue: "surveys.close-rounds",
  schedule: "*/10 * * * *",
  run: async (_data, context) => {
    await closeRoundsThatAreOver(context);
  },
});
