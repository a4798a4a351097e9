/** Gives a question that waits to the nearest adviser who may take it. */
import { localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { advisersInConflict, isInConflict, recordParties } from "../conflicts.server.ts";
import { fullLoad } from "../settings.ts";
import { type AdviserNear, advisersNear } from "../sponsorships/advisers-near.server.ts";
import { changeQuestionIn, type QuestionChanged } from "./change-question.server.ts";

/**
 * The village's adviser first, then the nearest; never one who had it before or whose firm has a conflict of interest;
 * of equals the one with fewer open questions. Nobody fit: it goes on waiting, which is no error.
 */
export async function assignQuestionIn(
  tx: Transaction,
  env: Pick<Env, "blindIndexKey">,
  {
    questionId,
    calendar,
    now,
  }: { readonly questionId: string; readonly calendar: WorkingCalendar; readonly now: Date },
): Promise<QuestionChanged> {
  const question = await tx.legalQuestion.findUniqueOrThrow({
    where: { id: questionId },
    select: {
      number: true,
      askerId: true,
      nameIndex: true,
      otherSideIndex: true,
      division: { select: { path: true } },
      handOvers: { select: { adviserId: true } },
    },
  });
  const near = await advisersNear(tx, { path: question.division.path, day: localDateOf(now) });
  const sides = {
    client: question.nameIndex,
    opponent: question.otherSideIndex,
    clientId: question.askerId,
  };
  const ids = near.map(({ adviserId }) => adviserId);
  const adverse = new Set(await advisersInConflict(tx, env, ids, sides));
  const had = new Set(question.handOvers.map(({ adviserId }) => adviserId));
  const able = () => near.filter(({ adviserId }) => !had.has(adviserId) && !adverse.has(adviserId));
  let chosen = await leastLoaded(tx, able());
  // The other side may have come to the firm a moment ago.
  while (chosen !== null && (await isInConflict(tx, env, chosen.adviserId, sides))) {
    adverse.add(chosen.adviserId);
    chosen = await leastLoaded(tx, able());
  }
  const given = chosen;
  return changeQuestionIn(tx, {
    questionId,
    action: "assign",
    actor: { kind: "system" },
    expectedVersion: null,
    calendar,
    now,
    assignTo: given && { adviserId: given.adviserId, sponsorshipId: given.sponsorshipId },
    facts: given === null ? {} : { adviserId: given.adviserId, nearness: given.nearness },
    also: async (inside, { version }) => {
      if (given === null) return;
      await recordParties(inside, { firmId: given.firmId, matter: { questionId }, sides, now });
      const { adviser, dueOn } = await inside.legalQuestion.findUniqueOrThrow({
        where: { id: questionId },
        select: { dueOn: true, adviser: { select: { personId: true } } },
      });
      const due = dueOn === null ? null : localDateFromColumn(dueOn);
      const tell = (personId: string | null, event: NotificationEvent) =>
        notify(inside, {
          to: { about: { kind: "question", id: questionId }, personId },
          event,
          facts: { number: question.number, due },
          dedupeKey: `question:${questionId}:${version}:${event}`,
          now,
        });
      await tell(adviser?.personId ?? null, "question_assigned");
      // The person was told a date by another adviser before.
      if (had.size > 0) await tell(question.askerId, "question_moved");
    },
  });
}

/** The nearest; among those as near, whoever has the least to do; who is full only when all are. */
async function leastLoaded(tx: Transaction, fit: readonly AdviserNear[]): Promise<AdviserNear | null> {
  const counts = await tx.legalQuestion.groupBy({
    by: ["adviserId"],
    where: { adviserId: { in: fit.map(({ adviserId }) => adviserId) }, state: "assigned" },
    _count: { _all: true },
  });
  const loads = new Map(counts.map((each) => [each.adviserId, each._count._all]));
  const load = ({ adviserId }: AdviserNear) => loads.get(adviserId) ?? 0;
  const roomy = fit.filter((each) => load(each) < fullLoad);
  const [first, ...rest] = roomy.length > 0 ? roomy : fit;
  if (first === undefined) return null;
  return rest
    .filter(({ nearness }) => nearness === first.nearness)
    .reduce((best, each) => (load(each) < load(best) ? each : best), first);
}
