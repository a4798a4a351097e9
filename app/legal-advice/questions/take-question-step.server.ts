/** The steps of asker and adviser. Once for the form's key, each in one transaction with its message. */
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviceContext } from "../bookings/book-slot.server.ts";
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

/** What each step that says something adds to the thread, and who hears of it. */
const speaking = {
  ask_back: { kind: "ask_back", event: "question_asked_back" },
  answer: { kind: "answer", event: "question_answered" },
  reply: { kind: "reply", event: null },
  follow_up: { kind: "follow_up", event: null },
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
  const { kind, event } = speaking[request.action];
  return takeStep(context, request, async (tx, question, now) => {
    const id = newId();
    await tx.questionMessage.create({
      data: {
        id,
        questionId: question.id,
        position: question._count.messages + 1,
        kind,
        bodySealed: seal(context.env.fieldKeys, request.body, { field: "QuestionMessage.body", record: id }),
        articles: [...(request.articles ?? [])],
        at: now,
      },
    });
    if (event !== null) await tellAsker(tx, question, event, now);
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
export async function handOnQuestion(context: AdviceContext, questionId: string): Promise<QuestionChanged> {
  const now = context.now();
  return context.db.$transaction(async (tx) =>
    changeQuestionIn(tx, {
      questionId,
      action: "hand_on",
      actor: { kind: "system" },
      expectedVersion: null,
      calendar: await loadWorkingCalendar(tx),
      now,
      also: (inside, question) => passOn(inside, context, question, "overdue", now),
    }),
  );
}

/** Withdraws, or closes what was answered. */
export function endQuestion(
  context: AdviceContext,
  request: QuestionRequest & { readonly action: "withdraw" | "close" },
): Promise<QuestionChanged> {
  return takeStep(context, request, async () => {});
}

async function passOn(
  tx: Transaction,
  { env }: AdviceContext,
  question: KernelQuestion,
  reason: "conflict" | "not_my_field" | "no_time" | "overdue",
  now: Date,
): Promise<void> {
  if (question.adviserId === null) throw new Error("a question that is handed on was somebody's");
  await tx.questionHandOver.create({
    data: { questionId: question.id, adviserId: question.adviserId, reason, at: now },
  });
  const calendar = await loadWorkingCalendar(tx);
  await assignQuestionIn(tx, env, { questionId: question.id, calendar, now });
}

async function tellAsker(
  tx: Transaction,
  question: KernelQuestion,
  event: NotificationEvent,
  now: Date,
): Promise<void> {
  await notify(tx, {
    to: { about: { kind: "question", id: question.id }, personId: question.askerId },
    event,
    facts: { number: question.number, due: null },
    dedupeKey: `question:${question.id}:${question.version}:${event}`,
    now,
  });
}

function takeStep(
  { db, now: clock }: AdviceContext,
  request: QuestionRequest & Pick<QuestionStep, "action" | "facts">,
  also: (tx: Transaction, question: KernelQuestion, now: Date) => Promise<void>,
): Promise<QuestionChanged> {
  const now = clock();
  const { questionId, action, actor, expectedVersion, facts } = request;
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
            calendar: await loadWorkingCalendar(tx),
            now,
            also: (inside, question) => also(inside, question, now),
          }),
        ({ ok }) => ok,
      ),
    { timeout: 20_000 },
  );
}
