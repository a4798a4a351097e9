/** Opens a round: every stratum gets its key, every enterprise drawn an invitation with a code. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { keysHash, makeStratumKey } from "../answering/stratum-keys.server.ts";
import { changeRoundIn } from "./change-round.server.ts";
import { hashInvitationCode, newInvitationCode, sealInvitationCode } from "./invitation-code.server.ts";
import { roundsInReach } from "./round-access.server.ts";
import type { RoundStepTaken } from "./round-workflow.ts";

export type OpenContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey">;
  readonly now: () => Date;
};

/** Keys take time to make, so they are made before anything is locked. */
export async function openRound(
  { db, env, now }: OpenContext,
  {
    actor,
    slug,
    expectedVersion,
  }: { readonly actor: StaffActor; readonly slug: string; readonly expectedVersion: number },
): Promise<RoundStepTaken> {
  const strata = await db.surveyStratum.findMany({
    where: { round: { AND: [{ slug, version: expectedVersion }, roundsInReach(actor)] } },
    orderBy: { key: "asc" },
    select: { id: true, key: true },
  });
  const keyed = await Promise.all(
    strata.map(async (stratum) => ({ ...stratum, ...(await makeStratumKey(env, stratum.id)) })),
  );
  return db.$transaction(
    (tx) =>
      changeRoundIn(tx, {
        slug,
        action: "open",
        actor,
        expectedVersion,
        now: now(),
        columns: { openedAt: now() },
        // Whoever doubts the key their phone was given finds here what everybody's was.
        facts: { keys: keysHash(keyed) },
        also: async (inside, { id: roundId }) => {
          for (const { id, publicKey, privateKeySealed } of keyed)
            await inside.surveyStratum.update({ where: { id }, data: { publicKey, privateKeySealed } });
          const drawn = await inside.frameEnterprise.findMany({
            where: { roundId, isDrawn: true },
            orderBy: { creditCode: "asc" },
            select: { id: true, stratumId: true },
          });
          await inside.surveyInvitation.createMany({
            data: drawn.map(({ id: enterpriseId, stratumId }) => {
              if (stratumId === null) throw new Error("an enterprise was drawn from no stratum");
              const id = newId();
              const code = newInvitationCode();
              return {
                id,
                roundId,
                enterpriseId,
                stratumId,
                codeHash: hashInvitationCode(env, code),
                codeSealed: sealInvitationCode(env, id, code),
              };
            }),
          });
        },
      }),
    { timeout: 60_000 },
  );
}
