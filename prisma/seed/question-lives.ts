/** How questions in the demonstration city go: given to a lawyer, asked back, answered, rated, some of them published. */
import { addDays, daysBetween, localDateOf, weekdayOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { momentOf } from "#app/legal-advice/bookings/slots.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";
import { levelOf, minute } from "./advice-rows.ts";
import type { AdviceStory } from "./advice-stories.ts";
import {
  asSystem,
  beginQuestion,
  type QuestionHistory,
  type QuestionRows,
  type Served,
} from "./question-history.ts";
import type { Random } from "./random.ts";

export type BegunQuestion = {
  readonly asker: { readonly id: string; readonly name: string; readonly n: number };
  readonly village: DivisionRow;
  readonly story: AdviceStory;
  readonly askedAt: Date;
  /** Which of the first resident's it is. */
  readonly own: number | null;
  /** Nobody has done anything about it yet. */
  readonly stays: boolean;
  /** Who may take it, nearest first. */
  readonly near: readonly Served[];
  /** Stories that are published already: of the same one only the first is. */
  readonly published: Set<string>;
};

type Life = {
  readonly begun: BegunQuestion;
  readonly history: QuestionHistory;
  readonly random: Random;
  readonly now: Date;
};

export function liveQuestion(
  begun: BegunQuestion,
  calendar: WorkingCalendar,
  random: Random,
  now: Date,
): QuestionRows & { readonly id: string } {
  const id = newId();
  const history = beginQuestion({ id, askedAt: begun.askedAt, askerId: begun.asker.id }, calendar, now);
  history.say("question", begun.story.body);
  const life = { begun, history, random, now };
  const served = findAdviser(life);
  if (served !== null && !begun.stays && answered(life, served)) afterwards(life, served);
  return { id, ...history.rows() };
}

/** So many days later, at a minute of the working day, never on a Sunday. */
function later({ history, random }: Life, days: number): Date {
  const day = addDays(localDateOf(history.at()), days);
  const open = weekdayOf(day) === 0 ? addDays(day, 1) : day;
  const moment = momentOf(open, random.between(9 * 60, 20 * 60));
  return moment > history.at() ? moment : new Date(history.at().getTime() + random.between(10, 90) * minute);
}

const askerOf = ({ begun }: Life) =>
  ({ relation: "asker", actor: { kind: "resident", personId: begun.asker.id } }) as const;

const adviserOf = ({ adviser }: Served) => ({ relation: "adviser", actor: adviser.actor }) as const;

/** The nearest; some decline, some let it pass, and it goes to the next of another firm. Null when nobody has it. */
function findAdviser(life: Life): Served | null {
  const { begun, history, random, now } = life;
  const [first] = begun.near;
  if (first === undefined || !history.assign(first)) return null;
  if (begun.stays || begun.own !== null) return first;
  let served: Served | null = first;
  if (random.chance(0.03) && history.play("withdraw", askerOf(life), later(life, random.between(0, 1))))
    return null;
  if (random.chance(0.06)) {
    const reason = random.pick(["conflict", "conflict", "not_my_field", "no_time"] as const);
    if (history.play("decline", adviserOf(first), later(life, random.between(0, 1)), { facts: { reason } })) {
      history.leave(first.adviser, reason);
      // Of the latest some still look for somebody who may take them.
      if (daysBetween(localDateOf(history.at()), localDateOf(now)) <= 2) return null;
      served = passOn(life, first);
    }
  }
  if (served !== null && random.chance(0.04)) {
    // Nobody answered in time: the night after the last day it goes to the next.
    const due = history.columns.clock?.due;
    if (due === undefined || !history.play("hand_on", asSystem, momentOf(addDays(due, 1), 10))) return null;
    history.leave(served.adviser, "overdue");
    served = passOn(life, served);
  }
  return served;
}

function passOn({ begun, history }: Life, { adviser: before }: Served): Served | null {
  const next = begun.near.find(({ adviser }) => adviser.actor.organisationId !== before.actor.organisationId);
  return next !== undefined && history.assign(next) ? next : null;
}

/** Whether it was answered, or is only asked back or on its way. */
function answered(life: Life, served: Served): boolean {
  const { begun, history, random } = life;
  const { story } = begun;
  const adviser = adviserOf(served);
  // The newest of the first resident waits for a reply, so that there is something to do.
  const waits = begun.own === 0;
  const asksBack = waits || (begun.own === null && random.chance(0.22));
  const askedAt = waits ? new Date(history.at().getTime() + 20 * minute) : later(life, random.between(0, 1));
  if (asksBack && history.play("ask_back", adviser, askedAt)) {
    history.say("ask_back", story.askBack);
    // Some never come back to it.
    if (waits || random.chance(0.1)) {
      expire(life);
      return false;
    }
    if (!history.play("reply", askerOf(life), later(life, random.between(0, 4)))) return false;
    history.say("reply", story.reply);
  }
  if (!answer(life, served, story.answer, story.articles)) return false;
  if (begun.own !== null || !random.chance(0.12)) return true;
  if (!history.play("follow_up", askerOf(life), later(life, random.between(0, 5)))) return true;
  history.say("follow_up", story.followUp);
  return answer(life, served, story.second, []);
}

function answer(life: Life, served: Served, body: string, articles: readonly string[]): boolean {
  const { begun, history, random } = life;
  const days = begun.own !== null || random.chance(0.8) ? random.between(0, 1) : 2;
  if (!history.play("answer", adviserOf(served), later(life, days))) return false;
  history.say("answer", body, articles);
  return true;
}

/** Rated, closed and published, as far as people get to it. */
function afterwards(life: Life, served: Served): void {
  const { begun, history, random } = life;
  const { own } = begun;
  const asker = askerOf(life);
  if (own === 3 || (own === null && random.chance(0.5))) {
    const level = own === null ? levelOf(random) : 5;
    if (history.play("rate", asker, later(life, random.between(0, 3))))
      history.rated(level, served.adviser.actor.organisationId);
  }
  if (own === 2 || own === 3 || random.chance(0.5))
    history.play("close", asker, later(life, random.between(0, 8)));
  else expire(life);
  if (own === 3 || random.chance(0.12)) publish(life, served);
}

function expire({ history }: Life): void {
  const due = history.columns.clock?.due;
  if (due !== undefined) history.play("expire", asSystem, momentOf(addDays(due, 1), 10));
}

function publish(life: Life, served: Served): void {
  const { begun, history, random } = life;
  const adviser = adviserOf(served);
  if (begun.published.has(begun.story.title)) return;
  const soon = () => later(life, random.between(0, 2));
  if (!history.play("consent_to_publish", askerOf(life), soon(), { facts: { by: "asker" } })) return;
  history.consented("askerConsents");
  if (!history.play("consent_to_publish", adviser, soon(), { facts: { by: "adviser" } })) return;
  history.consented("adviserConsents");
  if (!history.play("publish", adviser, new Date(history.at().getTime() + 5 * minute))) return;
  history.published();
  begun.published.add(begun.story.title);
}
