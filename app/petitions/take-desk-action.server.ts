/** One step of a clerk: prepared by its use case, judged and written by the kernel, once for its form's key. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import type { DeclineReason } from "#app/platform/prisma-client/enums.ts";
import { hasRecused, prepareAssignment } from "./assign-petition.server.ts";
import { type ChangeResult, changePetitionIn } from "./change-petition.server.ts";
import type { DeskAction, DeskValues } from "./desk-forms.ts";
import { type DeskStepRequest, noteOf, type PreparedStep, type StepRefusal } from "./desk-step.server.ts";
import { passOnAccusation } from "./pass-on-accusation.server.ts";
import { prepareRegistration } from "./register-petition.server.ts";
import { prepareOpinion } from "./reply-to-petition.server.ts";
import { tellPetitioner } from "./tell-petitioner.server.ts";
import { prepareTransfer } from "./transfer-petition.server.ts";

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
        if (await hasRecused(tx, petitionId, actor.membershipId))
          return { ok: false, field: "", reason: "recused" };
        const prepared = await prepare(tx, env, action, request);
        if (!prepared.ok) return prepared;
        const { step, passOnTo = null } = prepared;
        const result = await changePetitionIn(tx, {
          petitionId,
          expectedVersion,
          action,
          actor,
          now,
          calendar,
          ...step,
          also: async (inside, change) => {
            await step.also?.(inside, change);
            await tellPetitioner(inside, action, change, now);
          },
        });
        if (!result.ok || passOnTo === null) return result;
        return passOnAccusation(tx, { petitionId, to: passOnTo, now, calendar });
      },
      ({ ok }) => ok,
    ),
  );
}

async function prepare(
  tx: Transaction,
  env: Env,
  action: DeskAction,
  request: DeskStepRequest,
): Promise<PreparedStep> {
  const { values, actor } = request;
  const publicNote = noteOf(values.publicNote);
  const internalNote = noteOf(values.internalNote);
  const notes = { ...(publicNote ? { publicNote } : {}), ...(internalNote ? { internalNote } : {}) };
  switch (action) {
    case "register":
      return prepareRegistration(tx, env, request);
    case "transfer":
      return prepareTransfer(tx, request);
    case "assign":
      return prepareAssignment(tx, request);
    case "reply":
      return prepareOpinion("handling", request);
    case "decide_review":
      return prepareOpinion("review", request);
    case "decide_rereview":
      return prepareOpinion("rereview", request);
    case "decline":
      return {
        ok: true,
        step: {
          columns: {
            declineReason: values.declineReason as DeclineReason,
            rightDoor: values.rightDoor ?? null,
          },
          event: {
            ...notes,
            facts: { reason: values.declineReason ?? null, door: values.rightDoor ?? null },
          },
        },
      };
    case "direct_elsewhere":
      return {
        ok: true,
        step: {
          columns: { rightDoor: values.rightDoor ?? null },
          event: { ...notes, facts: { door: values.rightDoor ?? null } },
        },
      };
    case "take_over":
      return {
        ok: true,
        step: {
          columns: { ownerMembershipId: actor.membershipId },
          event: { facts: { by: actor.organisationName } },
        },
      };
    case "extend":
      return { ok: true, step: { event: { ...notes, facts: { approvedBy: values.approvedBy ?? null } } } };
    case "hold_hearing":
      return { ok: true, step: { input: { hearingDays: Number(values.hearingDays) }, event: notes } };
    case "recuse":
      return { ok: true, step: { columns: { ownerMembershipId: null }, event: notes } };
    default:
      return { ok: true, step: { event: notes } };
  }
}
