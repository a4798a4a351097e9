/** What each step of the desk asks the kernel to write, one preparation an action. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { DeclineReason } from "#app/platform/prisma-client/enums.ts";
import { prepareAssignment } from "./assign-petition.server.ts";
import type { DeskAction, DeskValues } from "./desk-forms.ts";
import { type DeskStep, type DeskStepRequest, noteOf, type PreparedStep } from "./desk-step.server.ts";
import { prepareRegistration } from "./register-petition.server.ts";
import { prepareOpinion } from "./reply-to-petition.server.ts";
import { prepareTransfer } from "./transfer-petition.server.ts";

type Preparation = (
  request: DeskStepRequest,
  tx: Transaction,
  env: Env,
) => PreparedStep | Promise<PreparedStep>;

const preparations: Readonly<Record<DeskAction, Preparation>> = {
  register: (request, tx, env) => prepareRegistration(tx, env, request),
  transfer: (request, tx) => prepareTransfer(tx, request),
  assign: (request, tx) => prepareAssignment(tx, request),
  reply: (request, _tx, env) => prepareOpinion(env, "handling", request),
  decide_review: (request, _tx, env) => prepareOpinion(env, "review", request),
  decide_rereview: (request, _tx, env) => prepareOpinion(env, "rereview", request),
  decline: ready(decline),
  direct_elsewhere: ready(directElsewhere),
  take_over: ready(takeOver),
  extend: ready(extend),
  hold_hearing: ready(holdHearing),
  recuse: ready(recuse),
  accept: ready(notesOnly),
  accept_simplified: ready(notesOnly),
  ask_material: ready(notesOnly),
  recall_transfer: ready(notesOnly),
  object: ready(notesOnly),
  agree_objection: ready(notesOnly),
  refuse_objection: ready(notesOnly),
  note: ready(notesOnly),
  urge: ready(notesOnly),
  close: ready(notesOnly),
};

/** The values have passed the schema of the action; a refusal names the field that the database cannot follow. */
export function prepareDeskAction(
  tx: Transaction,
  env: Env,
  action: DeskAction,
  request: DeskStepRequest,
): PreparedStep | Promise<PreparedStep> {
  return preparations[action](request, tx, env);
}

/** A step that needs nothing looked up can always be prepared. */
function ready(stepOf: (request: DeskStepRequest) => DeskStep): Preparation {
  return (request) => ({ ok: true, step: stepOf(request) });
}

/** 不予受理: the lawful reason and the door that is open instead (信访工作条例 第十九、二十三、三十六条). */
function decline({ values }: DeskStepRequest): DeskStep {
  const { declineReason, rightDoor = null } = values;
  return {
    columns: { declineReason: declineReason as DeclineReason, rightDoor },
    event: { ...notesOf(values), facts: { reason: declineReason ?? null, door: rightDoor } },
  };
}

/** 告知法定途径 (第三十一条) */
function directElsewhere({ values }: DeskStepRequest): DeskStep {
  const { rightDoor = null } = values;
  return { columns: { rightDoor }, event: { ...notesOf(values), facts: { door: rightDoor } } };
}

/** Whoever takes it for the organisation is its handler until it is assigned. */
function takeOver({ actor }: DeskStepRequest): DeskStep {
  return {
    columns: { ownerMembershipId: actor.membershipId },
    event: { facts: { by: actor.organisationName } },
  };
}

/** 延期, approved by the responsible person (第三十四条) */
function extend({ values }: DeskStepRequest): DeskStep {
  return { event: { ...notesOf(values), facts: { approvedBy: values.approvedBy ?? null } } };
}

/** 听证: its days are not counted (第三十六条). */
function holdHearing({ values }: DeskStepRequest): DeskStep {
  return { input: { hearingDays: Number(values.hearingDays) }, event: notesOf(values) };
}

/** 回避 (第二十八条): the petition waits for another handler. */
function recuse({ values }: DeskStepRequest): DeskStep {
  return { columns: { ownerMembershipId: null }, event: notesOf(values) };
}

function notesOnly({ values }: DeskStepRequest): DeskStep {
  return { event: notesOf(values) };
}

function notesOf(values: DeskValues): NonNullable<DeskStep["event"]> {
  const publicNote = noteOf(values.publicNote);
  const internalNote = noteOf(values.internalNote);
  return { ...(publicNote ? { publicNote } : {}), ...(internalNote ? { internalNote } : {}) };
}
