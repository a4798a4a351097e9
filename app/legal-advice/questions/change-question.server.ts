/**
 * The one place that changes a question. Every use case hands it a step of the workflow table; state, clock,
 * timeline, audit and what belongs to the step are written in one transaction.
 */
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { StepTaken } from "#app/platform/transition-table.ts";
import { type QuestionActor, questionRelations, questionsInReach } from "./question-access.server.ts";
import { daysWaited, questionClock } from "./question-clock.ts";
import {
  endedQuestionStates,
  judgeQuestion,
  type QuestionAction,
  type QuestionFacts,
  type QuestionGuard,
  type QuestionState,
} from "./question-workflow.ts";

export type QuestionStep = {
  readonly questionId: string;
  readonly action: QuestionAction;
  readonly actor: QuestionActor;
  /** The version the person was looking at; null for steps of the system. */
  readonly expectedVersion: number | null;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  /** To whom it is assigned; asked for by `assign` alone. */
  readonly assignTo?: { readonly adviserId: string; readonly sponsorshipId: string } | null;
  /** Columns besides state and clock. */
  readonly columns?: Prisma.LegalQuestionUncheckedUpdateManyInput;
  /** For the timeline and the audit: ids and reasons, never words of the person. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Rows that belong to the step, in the same transaction. */
  readonly also?: (tx: Transaction, question: KernelQuestion) => Promise<void>;
};

export type QuestionChanged = StepTaken<QuestionState, QuestionGuard>;

export const questionKernelColumns = {
  id: true,
  number: true,
  state: true,
  version: true,
  askerId: true,
  adviserId: true,
  sponsorshipId: true,
  divisionCode: true,
  askedAt: true,
  assignedOn: true,
  askedBackOn: true,
  answeredOn: true,
  waitedDays: true,
  dueOn: true,
  askerConsents: true,
  adviserConsents: true,
  adviser: { select: { personId: true, firmId: true, isActive: true } },
  rating: { select: { id: true } },
  _count: { select: { events: true, messages: true } },
} as const;

export type KernelQuestion = Prisma.LegalQuestionGetPayload<{ select: typeof questionKernelColumns }>;

/** Runs one step inside the caller's transaction. */
export async function changeQuestionIn(tx: Transaction, step: QuestionStep): Promise<QuestionChanged> {
  const question = await tx.legalQuestion.findFirst({
    where: { AND: [{ id: step.questionId }, questionsInReach(step.actor)] },
    select: questionKernelColumns,
  });
  if (question === null) return { ok: false, reason: "not_found" };
  const { state, version } = question;
  if (step.expectedVersion !== null && step.expectedVersion !== version)
    return { ok: false, reason: "changed_meanwhile", state };
  const today = localDateOf(step.now);
  // A query of its own: one connection reads no more than two relations of a row side by side.
  const published = await tx.publishedAnswer.count({
    where: { questionId: question.id, withdrawnAt: null },
  });
  const facts = { ...questionFacts(question, published > 0), adviserFound: step.assignTo != null };
  const verdict = judgeQuestion(step.action, facts, questionRelations(step.actor), today);
  if (!verdict.open) return { ok: false, reason: "not_allowed", because: verdict.because, state };

  const { count } = await tx.legalQuestion.updateMany({
    where: { id: question.id, version, state },
    data: {
      ...step.columns,
      ...columnsOf(question, verdict.to, step, today),
      state: verdict.to,
      version: version + 1,
    },
  });
  if (count === 0) {
    const current = await tx.legalQuestion.findUniqueOrThrow({
      where: { id: question.id },
      select: { state: true },
    });
    return { ok: false, reason: "changed_meanwhile", ...current };
  }
  await recordQuestionEvent(tx, {
    questionId: question.id,
    sequence: question._count.events + 1,
    action: step.action,
    from: state,
    to: verdict.to,
    actor: step.actor,
    facts: step.facts ?? {},
    now: step.now,
  });
  await step.also?.(tx, question);
  return { ok: true, state: verdict.to, version: version + 1 };
}

/** Dates, owner and clock that follow from the step. */
function columnsOf(
  question: KernelQuestion,
  to: QuestionState,
  { action, assignTo, calendar }: QuestionStep,
  today: LocalDate,
): Prisma.LegalQuestionUncheckedUpdateManyInput {
  if (to === question.state) return {};
  const day = (column: Date | null) => (column === null ? null : localDateFromColumn(column));
  const fresh = action === "assign";
  const begins = fresh || action === "follow_up";
  const askedBackOn = to === "asked_back" ? today : null;
  const waitedDays = begins
    ? 0
    : action === "reply"
      ? question.waitedDays + daysWaited(day(question.askedBackOn), today)
      : question.waitedDays;
  const assignedOn = begins ? today : to === "waiting" ? null : day(question.assignedOn);
  const answeredOn = to === "answered" ? today : day(question.answeredOn);
  const askedOn = localDateOf(question.askedAt);
  const clock = questionClock(
    { state: to, askedOn, assignedOn, askedBackOn, answeredOn, waitedDays },
    calendar,
  );
  const column = (date: LocalDate | null) => (date === null ? null : columnFromLocalDate(date));
  const ended = endedQuestionStates.some((each) => each === to);
  return {
    waitedDays,
    assignedOn: column(assignedOn),
    askedBackOn: column(askedBackOn),
    answeredOn: column(answeredOn),
    endedOn: ended ? column(today) : null,
    dueOn: column(clock?.due ?? null),
    dueProvisional: clock?.provisional ?? false,
    ...(fresh && assignTo != null ? assignTo : {}),
    // Whoever takes it next has agreed to nothing yet.
    ...(to === "waiting" ? { adviserId: null, sponsorshipId: null, adviserConsents: false } : {}),
  };
}

/** One line of the timeline and of the audit. */
export async function recordQuestionEvent(
  tx: Transaction,
  event: {
    readonly questionId: string;
    readonly sequence: number;
    readonly action: QuestionAction | "ask";
    readonly from: QuestionState | null;
    readonly to: QuestionState;
    readonly actor: QuestionActor;
    readonly facts: Readonly<Record<string, string>>;
    readonly now: Date;
  },
): Promise<void> {
  const { questionId, sequence, action, from, to, actor, facts, now } = event;
  await tx.questionEvent.create({
    data: {
      id: newId(),
      questionId,
      sequence,
      at: now,
      action,
      fromState: from,
      toState: to,
      actorKind: actor.kind === "staff" ? "staff" : actor.kind === "system" ? "system" : "petitioner",
      facts: { ...facts },
    },
  });
  await appendAudit(tx, {
    chain: `question:${questionId}`,
    at: now,
    actor: auditActorOf(actor),
    action: `question.${action}`,
    payload: { from, to, ...facts },
  });
}

export function auditActorOf(actor: QuestionActor): string {
  if (actor.kind === "resident") return `person:${actor.personId}`;
  return actor.kind === "staff" ? `membership:${actor.membershipId}` : actor.kind;
}

/** `published`: whether it stands in the knowledge base now. */
export function questionFacts(question: KernelQuestion, published: boolean): QuestionFacts {
  return {
    state: question.state,
    dueOn: question.dueOn === null ? null : localDateFromColumn(question.dueOn),
    adviserFound: false,
    adviserLeft: question.adviser?.isActive === false,
    rated: question.rating !== null,
    askerConsents: question.askerConsents,
    adviserConsents: question.adviserConsents,
    published,
  };
}
