/** A person asks. Sealed for the person and the adviser; assigned at once where somebody is free to take it. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { nextCaseNumber } from "#app/matters/case-number.server.ts";
import { hashLookupCode, lookupCodeFor } from "#app/matters/lookup-code.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { partyIndexOf } from "../conflicts.server.ts";
import { questionsPerDay } from "../settings.ts";
import { assignQuestionIn } from "./assign-question.server.ts";
import { recordQuestionEvent } from "./change-question.server.ts";
import { questionClock } from "./question-clock.ts";

export type NewQuestion = {
  readonly askerId: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneConfirmed: boolean;
  readonly divisionCode: string;
  readonly topicId: string;
  readonly title: string;
  readonly body: string;
  readonly otherSide: string | null;
  readonly idempotencyKey: string;
};

const askLimit: Limit = { name: "question.ask", points: questionsPerDay, seconds: 86_400 };

export type QuestionAsked =
  | { readonly ok: true; readonly id: string; readonly number: string; readonly lookupCode: string }
  | { readonly ok: false; readonly reason: "too_many" };

/** The same key gives the same question, with the same code. */
export async function askQuestion(context: AdviceContext, asked: NewQuestion): Promise<QuestionAsked> {
  const counted = await countTry(context.db, [askLimit], asked.askerId);
  if (!counted.ok) return { ok: false, reason: "too_many" };
  const made = await context.db.$transaction(
    (tx) => once(tx, `question.ask:${asked.askerId}`, asked.idempotencyKey, () => askIn(tx, context, asked)),
    { timeout: 20_000 },
  );
  const lookupCode = lookupCodeFor(context.env.blindIndexKey, made.id, asked.idempotencyKey);
  return { ok: true, ...made, lookupCode };
}

async function askIn(tx: Transaction, { env, now: clock }: AdviceContext, asked: NewQuestion) {
  const now = clock();
  const today = localDateOf(now);
  const id = newId();
  const number = await nextCaseNumber(
    tx,
    today,
    async (taken) => (await tx.legalQuestion.count({ where: { number: taken } })) > 0,
  );
  const calendar = await loadWorkingCalendar(tx);
  const sealed = (field: string, text: string, record = id) => seal(env.fieldKeys, text, { field, record });
  const waiting = questionClock(
    {
      state: "waiting",
      askedOn: today,
      assignedOn: null,
      askedBackOn: null,
      answeredOn: null,
      waitedDays: 0,
    },
    calendar,
  );
  if (waiting === null) throw new Error("a question that waits has a clock");
  await tx.legalQuestion.create({
    data: {
      id,
      number,
      lookupCodeHash: hashLookupCode(
        env.blindIndexKey,
        id,
        lookupCodeFor(env.blindIndexKey, id, asked.idempotencyKey),
      ),
      state: "waiting",
      askerId: asked.askerId,
      nameSealed: sealed("LegalQuestion.name", asked.name),
      nameIndex: partyIndexOf(env, asked.name),
      phoneSealed: sealed("LegalQuestion.phone", asked.phone),
      phoneIndex: phoneIndexOf(env, asked.phone),
      phoneConfirmed: asked.phoneConfirmed,
      divisionCode: asked.divisionCode,
      topicId: asked.topicId,
      titleSealed: sealed("LegalQuestion.title", asked.title),
      otherSideSealed: asked.otherSide === null ? null : sealed("LegalQuestion.otherSide", asked.otherSide),
      otherSideIndex: asked.otherSide === null ? null : partyIndexOf(env, asked.otherSide),
      askedAt: now,
      dueOn: columnFromLocalDate(waiting.due),
      dueProvisional: waiting.provisional,
    },
  });
  const messageId = newId();
  await tx.questionMessage.create({
    data: {
      id: messageId,
      questionId: id,
      position: 1,
      kind: "question",
      bodySealed: sealed("QuestionMessage.body", asked.body, messageId),
      at: now,
    },
  });
  await recordQuestionEvent(tx, {
    questionId: id,
    sequence: 1,
    action: "ask",
    from: null,
    to: "waiting",
    actor: { kind: "resident", personId: asked.askerId },
    facts: {},
    now,
  });
  await assignQuestionIn(tx, env, { questionId: id, calendar, now });
  return { id, number };
}
