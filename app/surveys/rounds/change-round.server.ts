/**
 * The one place that changes a round. Every use case hands it a step of the workflow table; state, audit and what belongs
 * to the step are written in one transaction.
 */
import { localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import { type AuditPayload, appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type RoundActor, roundAuditActor, roundRelations, roundsInReach } from "./round-access.server.ts";
import { judgeRound, type RoundAction, type RoundFacts, type RoundStepTaken } from "./round-workflow.ts";

export type RoundStep = {
  readonly slug: string;
  readonly action: RoundAction;
  readonly actor: RoundActor;
  /** The version the person was looking at; null for steps of the system. */
  readonly expectedVersion: number | null;
  readonly now: Date;
  /** Columns besides the state. */
  readonly columns?: Prisma.SurveyRoundUncheckedUpdateManyInput;
  /** For the audit: counts and ids, never a word of an answer. */
  readonly facts?: AuditPayload;
  /** Rows that belong to the step, in the same transaction, before the round itself is changed. */
  readonly also?: (tx: Transaction, round: KernelRound) => Promise<void>;
};

const roundKernelColumns = {
  id: true,
  slug: true,
  state: true,
  version: true,
  kind: true,
  assessorId: true,
  divisionCode: true,
  opensOn: true,
  closesOn: true,
  results: true,
  questionnaire: { select: { publishedAt: true } },
  _count: { select: { frame: true } },
} as const;

export type KernelRound = Prisma.SurveyRoundGetPayload<{ select: typeof roundKernelColumns }>;

/** Runs one step inside the caller's transaction. */
export async function changeRoundIn(tx: Transaction, step: RoundStep): Promise<RoundStepTaken> {
  // Whoever works on one round takes turns, so that what belongs to a step is never written twice.
  await tx.$queryRaw`SELECT 1 FROM "SurveyRound" WHERE "slug" = ${step.slug} FOR UPDATE`;
  const round = await tx.surveyRound.findFirst({
    where: { AND: [{ slug: step.slug }, roundsInReach(step.actor)] },
    select: roundKernelColumns,
  });
  if (round === null) return { ok: false, reason: "not_found" };
  const { state, version } = round;
  if (step.expectedVersion !== null && step.expectedVersion !== version)
    return { ok: false, reason: "changed_meanwhile", state };
  const verdict = judgeRound(step.action, roundFacts(round, step.now), roundRelations(step.actor));
  if (!verdict.open) return { ok: false, reason: "not_allowed", because: verdict.because, state };

  await step.also?.(tx, round);
  const { count } = await tx.surveyRound.updateMany({
    where: { id: round.id, version, state },
    data: { ...step.columns, state: verdict.to, version: version + 1 },
  });
  if (count === 0) throw new Error("a round changed under its lock");
  await appendAudit(tx, {
    chain: `round:${round.id}`,
    at: step.now,
    actor: roundAuditActor(step.actor),
    action: `round.${step.action}`,
    payload: { ...step.facts, from: state, to: verdict.to },
  });
  return { ok: true, state: verdict.to, version: version + 1 };
}

/** What the workflow asks of a round as it is stored. */
export function roundFacts(
  round: Pick<
    KernelRound,
    "state" | "kind" | "opensOn" | "closesOn" | "results" | "questionnaire" | "_count"
  >,
  now: Date,
): RoundFacts {
  const closesOn = localDateFromColumn(round.closesOn);
  const today = localDateOf(now);
  return {
    state: round.state,
    kind: round.kind,
    frame: round._count.frame,
    questionnairePublished: round.questionnaire.publishedAt !== null,
    daysFit: closesOn >= today,
    closingDayOver: closesOn < today,
    weighed: round.results !== null,
  };
}
