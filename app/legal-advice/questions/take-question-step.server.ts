/** The steps of asker and adviser. Once for the form's key, each in one transaction with its message. */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { openCallBack } from "#app/ratings/open-call-back.server.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { assignQuestionIn } from "./assign-question.server.ts";
import {
  changeQuestionIn,
  type KernelQuestion,
  type QuestionChanged,
  type QuestionStep,
} from "./change-question.server.ts";
import type { QuestionActor } from "./question-access.server.ts";

export type QuestionRequest = {
  readonly questionId: string;
  readonly expectedVersion: number;
  readonly actor: QuestionActor;
  readonly idempotencyKey: string;
};

/** What each step that says something adds to the thread, and what the other one hears of it. */
const speaking = {
  ask_back: "question_asked_back",
  answer: "question_answered",
  reply: "question_replied",
  follow_up: "question_replied",
} as const;

/** Asks back, answers, replies or asks again, in words of up to 5,000 characters; `articles` are those of an answer. */
export function speakInQuestion(
  context: AdviceContext,
  request: QuestionRequest & {
    readonly action: keyof typeof speaking;
    readonly body: string;
    readonly articles?: readonly string[];
  },
): Promise<QuestionChanged> {
  return takeStep(context, request, async (tx, question, now) => {
    const id = newId();
    await tx.questionMessage.create({
      data: {
        id,
        questionId: question.id,
        position: question._count.messages + 1,
        kind: request.action,
        bodySealed: seal(context.env.fieldKeys, request.body, { field: "QuestionMessage.body", record: id }),
        articles: [...(request.articles ?? [])],
        at: now,
      },
    });
    await tellOther(tx, question, speaking[request.action], now);
  });
}

/** 利益冲突 or another reason: it goes to the next adviser in the same transaction and never comes back. */
export function declineQuestion(
  context: AdviceContext,
  request: QuestionRequest & { readonly reason: "conflict" | "not_my_field" | "no_time" },
): Promise<QuestionChanged> {
  return takeStep(
    context,
    { ...request, action: "decline", facts: { reason: request.reason } },
    (tx, question, now) => passOn(tx, context, question, request.reason, now),
  );
}

/** 转下一位: the last day has passed. Nothing happens when it has not. */
export async function handOnQuestion(
  context: AdviceContext,
  questionId: string,
  reason: "overdue" | "left" = "overdue",
): Promise<QuestionChanged> {
  const now = context.now();
  return context.db.$transaction(async (tx) =>
    changeQuestionIn(tx, {
      questionId,
      action: "hand_on",
      actor: { kind: "system" },
      expectedVersion: null,
      calendar: await loadWorkingCalendar(tx),
      now,
      also: (inside, question) => passOn(inside, context, question, reason, now),
    }),
  );
}

/** Withdraws, or closes what was answered. */
export function endQuestion(
  context: AdviceContext,
  request: QuestionRequest & { readonly action: "withdraw" | "close" },
): Promise<QuestionChanged> {
  return takeStep(context, request, async (tx, question, now) => {
    // Whoever is at work on an answer need not finish it.
    if (request.action === "withdraw" && question.adviser !== null)
      await tellOther(tx, question, "question_withdrawn", now);
  });
}

/** The time to ask again, or to reply, has passed without a word. Nothing happens when it has not. */
export async function expireQuestion(context: AdviceContext, questionId: string): Promise<QuestionChanged> {
  return context.db.$transaction(async (tx) =>
    changeQuestionIn(tx, {
      questionId,
      action: "expire",
      actor: { kind: "system" },
      expectedVersion: null,
      calendar: await loadWorkingCalendar(tx),
      now: context.now(),
    }),
  );
}

/** 好差评, one evaluation a question (GB/T 39734-2020 4.1). */
export function rateQuestion(
  context: AdviceContext,
  request: QuestionRequest & {
    readonly level: number;
    readonly reasons: readonly string[];
    readonly comment: string | null;
  },
): Promise<QuestionChanged> {
  return takeStep(context, { ...request, action: "rate" }, async (tx, question, now) => {
    if (question.adviser === null) throw new Error("a question that was answered has an adviser");
    await tx.adviceRating.create({
      data: {
        id: newId(),
        questionId: question.id,
        firmId: question.adviser.firmId,
        level: request.level,
        reasons: [...request.reasons],
        comment: request.comment,
        ratedAt: now,
      },
    });
    const { level, reasons, comment } = request;
    await openCallBack(tx, {
      matter: { kind: "question", id: question.id, number: question.number },
      divisionCode: question.divisionCode,
      personId: question.askerId,
      organisationId: question.adviser.firmId,
      level,
      reasons,
      comment,
      calendar: await loadWorkingCalendar(tx),
      now,
    });
  });
}

/**
 * One side agrees that the answer is published without anybody's name, or takes that back; then what was published is
 * gone at once.
 */
export function consentToPublish(
  context: AdviceContext,
  request: QuestionRequest & { readonly action: "consent_to_publish" | "withdraw_consent" },
): Promise<QuestionChanged> {
  const consents = request.action === "consent_to_publish";
  const columns =
    request.actor.kind === "staff" ? { adviserConsents: consents } : { askerConsents: consents };
  return takeStep(context, { ...request, columns }, async (tx, question, now) => {
    if (consents) return;
    await tx.publishedAnswer.updateMany({
      where: { questionId: question.id, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
  });
}

async function passOn(
  tx: Transaction,
  { env }: AdviceContext,
  question: KernelQuestion,
  reason: "conflict" | "not_my_field" | "no_time" | "overdue" | "left",
  now: Date,
): Promise<void> {
  if (question.adviserId === null) throw new Error("a question that is handed on was somebody's");
  await tx.questionHandOver.create({
    data: { questionId: question.id, adviserId: question.adviserId, reason, at: now },
  });
  // It never became a client of this firm, which goes on for whom it stood before.
  if (reason === "conflict" && question.adviser !== null)
    await tx.matterParty.deleteMany({
      where: { questionId: question.id, firmId: question.adviser.firmId },
    });
  if (reason === "overdue" && question.adviser !== null)
    await notify(tx, {
      to: { about: { kind: "question", id: question.id }, personId: question.adviser.personId },
      event: "question_handed_on",
      facts: { number: question.number, due: null },
      dedupeKey: `question:${question.id}:${question.version}:question_handed_on`,
      now,
    });
  const calendar = await loadWorkingCalendar(tx);
  await assignQuestionIn(tx, env, { questionId: question.id, calendar, now });
}

async function tellOther(
  tx: Transaction,
  question: KernelQuestion,
  event: (typeof speaking)[keyof typeof speaking] | "question_withdrawn",
  now: Date,
): Promise<void> {
  const adviserHears = event === "question_replied" || event === "question_withdrawn";
  const { dueOn } = await tx.legalQuestion.findUniqueOrThrow({
    where: { id: question.id },
    select: { dueOn: true },
  });
  await notify(tx, {
    to: {
      about: { kind: "question", id: question.id },
      personId: adviserHears ? (question.adviser?.personId ?? null) : question.askerId,
    },
    event,
    facts: { number: question.number, due: dueOn === null ? null : localDateFromColumn(dueOn) },
    dedupeKey: `question:${question.id}:${question.version}:${event}`,
    now,
  });
}

/** One step of the table for the form's key, with the rows that belong to it. */
export function takeStep(
  { db, now: clock }: AdviceContext,
  request: QuestionRequest & Pick<QuestionStep, "action" | "facts" | "columns">,
  also: (tx: Transaction, question: KernelQuestion, now: Date) => Promise<void>,
): Promise<QuestionChanged> {
  const now = clock();
  const { questionId, action, actor, expectedVersion, facts, columns } = request;
  return db.$transaction(
    (tx) =>
      once<QuestionChanged>(
        tx,
        `question:${questionId}:${action}`,
        request.idempotencyKey,
        async () =>
          changeQuestionIn(tx, {
            questionId,
            action,
            actor,
            expectedVersion,
            ...(facts === undefined ? {} : { facts }),
            ...(columns === undefined ? {} : { columns }),
            calendar: await loadWorkingCalendar(tx),
            now,
            also: (inside, question) => also(inside, question, now),
          }),
        ({ ok }) => ok,
      ),
    { timeout: 20_000 },
  );
}
