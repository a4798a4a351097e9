/**
 * The one place that changes a rectification: state, step, audit and messages in one transaction.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import {
  judgeRectification,
  type RectificationAction,
  type RectificationState,
  type RectificationStepTaken,
} from "./rectification-workflow.ts";
import { taskRelations, tasksInReach } from "./task-access.server.ts";
import { tellOfTask } from "./tell-of-task.server.ts";

export type TaskContext = { readonly db: Db; readonly now: () => Date };

export type TaskStep = {
  readonly number: string;
  readonly action: RectificationAction;
  readonly actor: StaffActor;
  /** The version the person was looking at. */
  readonly expectedVersion: number;
  /** What the organisation did, or why it is sent back; null where nothing is said. */
  readonly words: string | null;
  /** The new day of a step that sets one. */
  readonly dueOn: LocalDate | null;
  readonly idempotencyKey: string;
};

/** The same key gives the same result. */
export function changeTask({ db, now }: TaskContext, step: TaskStep): Promise<RectificationStepTaken> {
  return db.$transaction((tx) =>
    once<RectificationStepTaken>(
      tx,
      `rectification:${step.number}:${step.actor.membershipId}`,
      step.idempotencyKey,
      () => changeTaskIn(tx, step, now()),
      ({ ok }) => ok,
    ),
  );
}

async function changeTaskIn(tx: Transaction, step: TaskStep, now: Date): Promise<RectificationStepTaken> {
  const { actor, action, words, dueOn } = step;
  const task = await tx.rectificationTask.findFirst({
    where: { AND: [{ number: step.number }, tasksInReach(actor)] },
    select: {
      id: true,
      state: true,
      version: true,
      dueOn: true,
      organisationId: true,
      finding: { select: { round: { select: { assessorId: true } } } },
      _count: { select: { steps: true } },
    },
  });
  if (task === null) return { ok: false, reason: "not_found" };
  const { id, state, version, organisationId, finding } = task;
  if (step.expectedVersion !== version) return { ok: false, reason: "changed_meanwhile", state };
  const today = localDateOf(now);
  const { assessorId } = finding.round;
  const verdict = judgeRectification(
    action,
    { state, dueOn: localDateFromColumn(task.dueOn), newDueOn: dueOn, today, words },
    taskRelations(actor, { organisationId, assessorId }),
  );
  if (!verdict.open) return { ok: false, reason: "not_allowed", because: verdict.because, state };
  const { count } = await tx.rectificationTask.updateMany({
    where: { id, version, state },
    data: {
      state: verdict.to,
      version: version + 1,
      ...(dueOn === null ? {} : { dueOn: columnFromLocalDate(dueOn) }),
      ...(action === "answer" ? { statement: words, answeredOn: columnFromLocalDate(today) } : {}),
      ...(action === "send_back" ? { answeredOn: null } : {}),
      ...(action === "verify" ? { verifiedOn: columnFromLocalDate(today) } : {}),
    },
  });
  if (count === 0) return { ok: false, reason: "changed_meanwhile", state };
  await recordTaskStep(tx, {
    taskId: id,
    sequence: task._count.steps + 1,
    action,
    to: verdict.to,
    actor,
    words,
    dueOn,
    now,
  });
  const due = dueOn ?? localDateFromColumn(task.dueOn);
  const told = { taskId: id, number: step.number, version: version + 1, due, now };
  await tellOfTask(tx, {
    ...told,
    action,
    organisationId: action === "answer" ? assessorId : organisationId,
  });
  return { ok: true, state: verdict.to, version: version + 1 };
}

/** One line of the history, and its entry in the audit chain. */
export async function recordTaskStep(
  tx: Transaction,
  {
    taskId,
    sequence,
    action,
    to,
    actor,
    words,
    dueOn,
    now,
  }: {
    readonly taskId: string;
    readonly sequence: number;
    readonly action: RectificationAction | "assign";
    readonly to: RectificationState;
    readonly actor: StaffActor;
    readonly words: string | null;
    readonly dueOn: LocalDate | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx.rectificationStep.create({
    data: {
      id: newId(),
      taskId,
      sequence,
      at: now,
      action,
      toState: to,
      organisationName: actor.organisationName,
      note: words,
      dueOn: dueOn === null ? null : columnFromLocalDate(dueOn),
    },
  });
  await appendAudit(tx, {
    chain: `rectification:${taskId}`,
    at: now,
    actor: `membership:${actor.membershipId}`,
    action: `rectification.${action}`,
    payload: { to, dueOn, organisationId: actor.organisationId },
  });
}
