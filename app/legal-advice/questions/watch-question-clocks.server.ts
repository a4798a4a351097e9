/**
 * The watch over the clocks of questions: finds an adviser for those that wait, reminds before the last day, hands on
 * what was not answered in time, and closes what nobody says a word to any more.
 */

import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { questionReminderDays as remindAhead } from "../settings.ts";
import { assignQuestionIn } from "./assign-question.server.ts";
import { recountQuestionClocks } from "./recount-question-clocks.server.ts";
import { expireQuestion, handOnQuestion } from "./take-question-step.server.ts";

export const watchQuestionClocksJob = defineJob({
  queue: "advice.watch-question-clocks",
  // By day: nobody is to be woken by a reminder, and hours bought meanwhile free an adviser within the hour.
  schedule: "10 7-20 * * *",
  run: async (_data, { db, env, now }) => {
    await watchQuestionClocks({ db, env, now: () => now });
  },
});

export type QuestionWatch = {
  readonly recounted: number;
  readonly assigned: number;
  readonly reminded: number;
  readonly handedOn: number;
  readonly closed: number;
};

const batch = 200;

/** Safe to repeat and to run in several processes: each message has a key of its own, each step is conditional. */
export async function watchQuestionClocks(context: AdviceContext): Promise<QuestionWatch> {
  const now = context.now();
  const today = localDateOf(now);
  // First, so that nothing is handed on by a date that a new calendar has moved.
  const recounted = await recountQuestionClocks({ db: context.db, now });
  const over = { dueOn: { lt: columnFromLocalDate(today) } };
  const handedOn = await each(context, { state: "assigned", ...over }, async ({ id }) => {
    const result = await handOnQuestion(context, id);
    return result.ok;
  });
  const assigned = await each(context, { state: "waiting" }, ({ id }) => assign(context, id));
  const closed = await each(
    context,
    { state: { in: ["answered", "asked_back"] }, ...over },
    async ({ id }) => {
      const result = await expireQuestion(context, id);
      return result.ok;
    },
  );
  return { recounted, assigned, handedOn, closed, reminded: await remind(context, today) };
}

const columns = {
  id: true,
  number: true,
  state: true,
  askerId: true,
  dueOn: true,
  adviser: { select: { id: true, personId: true } },
} as const;

type Watched = Prisma.LegalQuestionGetPayload<{ select: typeof columns }>;

/** How many of them `work` says it did something for. */
async function each(
  { db }: AdviceContext,
  where: Prisma.LegalQuestionWhereInput,
  work: (question: Watched) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (let after: string | undefined; ; ) {
    const questions = await db.legalQuestion.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: batch,
      select: columns,
    });
    for (const question of questions) if (await work(question)) done += 1;
    after = questions.at(-1)?.id;
    if (questions.length < batch) return done;
  }
}

/** Hours may have been bought, or somebody may have room, since it was asked. */
async function assign({ db, env, now }: AdviceContext, questionId: string): Promise<boolean> {
  const result = await db.$transaction(
    async (tx) =>
      assignQuestionIn(tx, env, { questionId, calendar: await loadWorkingCalendar(tx), now: now() }),
    { timeout: 20_000 },
  );
  return result.ok;
}

/** The adviser before and on the last day, the asker who was asked back some days ahead; each once a date. */
async function remind(context: AdviceContext, today: LocalDate): Promise<number> {
  const until = (days: number) => ({
    dueOn: { gte: columnFromLocalDate(today), lte: columnFromLocalDate(addDays(today, days)) },
  });
  const advisers = await each(context, { state: "assigned", ...until(remindAhead.adviser) }, (question) =>
    tell(context, question, question.adviser?.personId ?? null, "question_due_soon"),
  );
  const askers = await each(context, { state: "asked_back", ...until(remindAhead.asker) }, (question) =>
    tell(context, question, question.askerId, "question_reply_soon"),
  );
  return advisers + askers;
}

async function tell(
  { db, now }: AdviceContext,
  question: Watched,
  personId: string | null,
  event: NotificationEvent,
): Promise<boolean> {
  if (question.dueOn === null) return false;
  const due = localDateFromColumn(question.dueOn);
  await db.$transaction((tx) =>
    notify(tx, {
      to: { about: { kind: "question", id: question.id }, personId },
      event,
      facts: { number: question.number, due },
      dedupeKey: `question-clock:${question.id}:${due}:${event}:${question.adviser?.id ?? ""}`,
      now: now(),
    }),
  );
  return true;
}
