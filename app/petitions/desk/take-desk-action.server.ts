/** One step of a clerk: prepared by its use case, judged and written by the kernel, once for its form's key. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { type ChangeResult, changePetition } from "../change-petition.server.ts";
import { passOnAccusation } from "../pass-on-accusation.server.ts";
import { hasRecused } from "../recusal.server.ts";
import { tellPetitioner } from "../tell-petitioner.server.ts";
import type { DeskAction, DeskValues } from "./desk-forms.ts";
import type { StepRefusal } from "./desk-step.server.ts";
import { prepareDeskAction } from "./prepare-desk-action.server.ts";
import { tellColleagues } from "./tell-colleagues.server.ts";

export type DeskActionRequest = {
  readonly petitionId: string;
  readonly expectedVersion: number;
  readonly action: DeskAction;
  readonly actor: StaffActor;
  readonly values: DeskValues;
  readonly idempotencyKey: string;
  readonly now: Date;
};

export type DeskActionResult = ChangeResult | StepRefusal;

export async function takeDeskAction(
  db: Db,
  env: Env,
  request: DeskActionRequest,
): Promise<DeskActionResult> {
  const calendar = await loadWorkingCalendar(db);
  const { petitionId, expectedVersion, action, actor, now } = request;
  return db.$transaction((tx) =>
    once<DeskActionResult>(
      tx,
      `petition:${petitionId}:${action}:${actor.membershipId}`,
      request.idempotencyKey,
      async () => {
        if (await hasRecused(tx, petitionId, actor.personId))
          return { ok: false, field: "", reason: "recused" };
        const prepared = await prepareDeskAction(tx, env, action, request);
        if (!prepared.ok) return prepared;
        const { step, passOnTo = null } = prepared;
        const result = await changePetition(tx, {
          petitionId,
          expectedVersion,
          action,
          actor,
          now,
          calendar,
          keys: env,
          ...step,
          also: async (inside, change) => {
            await step.also?.(inside, change);
            await tellPetitioner(inside, action, change, now);
            await tellColleagues(inside, action, change, request);
          },
        });
        if (!result.ok || passOnTo === null) return result;
        return passOnAccusation(tx, { petitionId, to: passOnTo, now, calendar });
      },
      ({ ok }) => ok,
    ),
  );
}
