/** Half a year of questions to the advisers of the demonstration city, each taken through the table and clock of the real ones. */
import { addDays, daysBetween, type LocalDate, localDateOf, weekdayOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { momentOf } from "#app/legal-advice/bookings/slots.ts";
import { auditActorOf } from "#app/legal-advice/questions/change-question.server.ts";
import type { QuestionActor } from "#app/legal-advice/questions/question-access.server.ts";
import { type QuestionClock, questionClock } from "#app/legal-advice/questions/question-clock.ts";
import {
  judgeQuestion,
  type QuestionAction,
  type QuestionFacts,
  type QuestionRelation,
  type QuestionState,
} from "#app/legal-advice/questions/question-workflow.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { type AuditHead, emptyChain, nextAuditEntry } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type AdviceCity, levelOf } from "./advice-bookings.ts";
import type { SeedAdviser, SeedSponsorship } from "./advice-cast.ts";
import { type AdviceStory, adviceStories } from "./advice-stories.ts";
import type { Random } from "./random.ts";

const questionCount = 640;
/** Of the resident whom the start names. */
const ownQuestions = 4;
/** Of others of that village, still to be answered by the adviser whom the start names. */
const openQuestions = 4;
const firstNumber = 60_000;
const minute = 60_000;

export type SeedMessage = {
  readonly id: string;
  readonly kind: "question" | "ask_back" | "reply" | "answer" | "follow_up";
  readonly body: string;
  readonly articles: readonly string[];
  readonly at: Date;
};

export type SeedQuestion = {
  readonly id: string;
  readonly number: string;
  readonly asker: { readonly id: string; readonly name: string; readonly n: number };
  readonly village: DivisionRow;
  readonly story: AdviceStory;
  readonly askedAt: Date;
  readonly columns: Columns;
  readonly version: number;
  readonly messages: readonly SeedMessage[];
  readonly events: readonly Prisma.QuestionEventCreateManyInput[];
  readonly audit: readonly ReturnType<typeof nextAuditEntry>[];
  readonly handOvers: readonly Prisma.QuestionHandOverCreateManyInput[];
  /** Firms that know both sides. */
  readonly firms: readonly { readonly firmId: string; readonly at: Date }[];
  readonly rating: { readonly level: number; readonly at: Date; readonly firmId: string } | null;
  readonly publishedAt: Date | null;
};

type Columns = {
  state: QuestionState;
  adviser: SeedAdviser | null;
  sponsorshipId: string | null;
  assignedOn: LocalDate | null;
  askedBackOn: LocalDate | null;
  answeredOn: LocalDate | null;
  endedOn: LocalDate | null;
  waitedDays: number;
  askerConsents: boolean;
  adviserConsents: boolean;
  clock: QuestionClock | null;
};

type Served = {
  readonly adviser: SeedAdviser;
  readonly sponsorship: SeedSponsorship;
  readonly nearness: string;
};

export function adviceQuestions(
  advisers: readonly SeedAdviser[],
  city: AdviceCity,
  calendar: WorkingCalendar,
  random: Random,
  now: Date,
): readonly SeedQuestion[] {
  /** Stories that stand in the knowledge base: of the same one only the first is published. */
  const published = new Set<string>();
  return Array.from({ length: questionCount }, (_, at) => {
    const own = at < ownQuestions;
    const stays = !own && at < ownQuestions + openQuestions;
    const asker = city.residents[own ? 0 : random.between(1, city.residents.length - 1)];
    if (asker === undefined) throw new Error("a city has residents");
    // More of the recent than of the old, so that there is something to do; the first resident's lie some days apart.
    const age = own ? ([1, 5, 20, 70][at] ?? 1) : stays ? at % 3 : 180 * random.next() ** 1.6;
    const day = addDays(localDateOf(now), -Math.floor(age));
    const askedAt = new Date(
      Math.min(momentOf(day, random.between(7 * 60, 21 * 60)).getTime(), now.getTime() - 40 * minute),
    );
    const served = random.pick(advisers);
    const [running] = served.sponsorships.slice(-1);
    const village =
      own || stays
        ? city.home
        : random.chance(0.7)
          ? random.pick(running?.villages ?? [])
          : random.pick(city.villages);
    const story = own ? adviceStories[at * 3] : random.pick(adviceStories);
    if (story === undefined) throw new Error("there are stories");
    const question = liveQuestion(
      { asker, village, story, askedAt, own: own ? at : null, stays, published },
      advisers,
      calendar,
      random,
      now,
    );
    return { ...question, number: caseNumber({ date: localDateOf(askedAt), sequence: firstNumber + at }) };
  });
}

/** Who advises a place on a day, nearest first; of as near ones the first in the list. */
function advisersFor(
  village: DivisionRow,
  day: LocalDate,
  advisers: readonly SeedAdviser[],
): readonly Served[] {
  const [, county = "", township = ""] = village.path.split("/");
  const rank = { village: 0, township: 1, county: 2, city: 3 };
  return advisers
    .flatMap((adviser): Served[] => {
      const sponsorship = adviser.sponsorships.find(
        ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn,
      );
      if (sponsorship === undefined) return [];
      const served = sponsorship.villages;
      const nearness = served.some(({ code }) => code === village.code)
        ? "village"
        : served.some(({ parentCode }) => parentCode === township)
          ? "township"
          : served.some(({ path }) => path.split("/")[1] === county)
            ? "county"
            : "city";
      return [{ adviser, sponsorship, nearness }];
    })
    .sort(
      (one, other) => rank[one.nearness as keyof typeof rank] - rank[other.nearness as keyof typeof rank],
    );
}

function liveQuestion(
  begun: {
    readonly asker: SeedQuestion["asker"];
    readonly village: DivisionRow;
    readonly story: AdviceStory;
    readonly askedAt: Date;
    /** Which of the first resident's it is. */
    readonly own: number | null;
    /** Nobody has done anything about it yet. */
    readonly stays: boolean;
    readonly published: Set<string>;
  },
  advisers: readonly SeedAdviser[],
  calendar: WorkingCalendar,
  random: Random,
  now: Date,
): Omit<SeedQuestion, "number"> {
  const { asker, village, story, askedAt } = begun;
  const id = newId();
  const askedOn = localDateOf(askedAt);
  const askerActor: QuestionActor = { kind: "resident", personId: asker.id };
  const system: QuestionActor = { kind: "system" };
  const events: Prisma.QuestionEventCreateManyInput[] = [];
  const audit: ReturnType<typeof nextAuditEntry>[] = [];
  const messages: SeedMessage[] = [];
  const handOvers: Prisma.QuestionHandOverCreateManyInput[] = [];
  const firms: { firmId: string; at: Date }[] = [];
  const near = advisersFor(village, askedOn, advisers);
  let head: AuditHead = emptyChain;
  let at = askedAt;
  let rating: SeedQuestion["rating"] = null;
  let publishedAt: Date | null = null;
  const columns: Columns = {
    state: "waiting",
    adviser: null,
    sponsorshipId: null,
    assignedOn: null,
    askedBackOn: null,
    answeredOn: null,
    endedOn: null,
    waitedDays: 0,
    askerConsents: false,
    adviserConsents: false,
    clock: null,
  };
  const wind = () => {
    columns.clock = questionClock({ ...columns, askedOn }, calendar);
  };
  wind();

  const record = (
    action: QuestionAction | "ask",
    from: QuestionState | null,
    actor: QuestionActor,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const to = columns.state;
    events.push({
      id: newId(),
      questionId: id,
      sequence: events.length + 1,
      at,
      action,
      fromState: from,
      toState: to,
      actorKind: actor.kind === "staff" ? "staff" : actor.kind === "system" ? "system" : "petitioner",
      facts: { ...more },
    });
    const entry = nextAuditEntry(
      {
        chain: `question:${id}`,
        at,
        actor: auditActorOf(actor),
        action: `question.${action}`,
        payload: { from, to, ...more },
      },
      head,
    );
    audit.push(entry);
    head = entry;
  };
  const say = (kind: SeedMessage["kind"], body: string, articles: readonly string[] = []) =>
    messages.push({ id: newId(), kind, body, articles, at });

  /** Tries a step at a moment; false when the table says no or today comes first. */
  const step = (
    action: QuestionAction,
    relation: QuestionRelation,
    actor: QuestionActor,
    moment: Date,
    {
      assignTo = null,
      facts: more = {},
    }: { assignTo?: Served | null; facts?: Readonly<Record<string, string>> } = {},
  ): boolean => {
    if (moment > now) return false;
    const today = localDateOf(moment);
    const facts: QuestionFacts = {
      state: columns.state,
      dueOn: columns.clock?.due ?? null,
      adviserFound: assignTo !== null,
      rated: rating !== null,
      askerConsents: columns.askerConsents,
      adviserConsents: columns.adviserConsents,
      published: publishedAt !== null,
    };
    const verdict = judgeQuestion(action, facts, new Set([relation]), today);
    if (!verdict.open) return false;
    at = moment;
    const from = columns.state;
    columns.state = verdict.to;
    if (verdict.to !== from) {
      const begins = action === "assign" || action === "follow_up";
      if (begins) columns.waitedDays = 0;
      else if (action === "reply" && columns.askedBackOn !== null)
        columns.waitedDays += Math.max(0, daysBetween(columns.askedBackOn, today));
      if (begins) columns.assignedOn = today;
      if (verdict.to === "waiting") columns.assignedOn = null;
      columns.askedBackOn = verdict.to === "asked_back" ? today : null;
      if (verdict.to === "answered") columns.answeredOn = today;
      if (verdict.to === "closed" || verdict.to === "withdrawn") columns.endedOn = today;
      if (assignTo !== null) {
        columns.adviser = assignTo.adviser;
        columns.sponsorshipId = assignTo.sponsorship.id;
      }
      if (verdict.to === "waiting") {
        columns.adviser = null;
        columns.sponsorshipId = null;
      }
      wind();
    }
    record(action, from, actor, more);
    return true;
  };
  const assign = (served: Served | undefined, moment: Date): Served | null => {
    if (served === undefined) return null;
    const facts = { adviserId: served.adviser.id, nearness: served.nearness };
    if (!step("assign", "system", system, moment, { assignTo: served, facts })) return null;
    firms.push({ firmId: served.adviser.actor.organisationId, at: moment });
    return served;
  };
  /** So many days later, at a minute of the working day, never on a Sunday. */
  const later = (days: number): Date => {
    const day = addDays(localDateOf(at), days);
    const open = weekdayOf(day) === 0 ? addDays(day, 1) : day;
    const moment = momentOf(open, random.between(9 * 60, 20 * 60));
    return moment > at ? moment : new Date(at.getTime() + random.between(10, 90) * minute);
  };
  const done = (): Omit<SeedQuestion, "number"> => ({
    id,
    asker,
    village,
    story,
    askedAt,
    columns,
    version: events.length,
    messages,
    events,
    audit,
    handOvers,
    firms,
    rating,
    publishedAt,
  });

  record("ask", null, askerActor);
  say("question", story.body);
  const first = assign(near[0], askedAt);
  if (first === null || begun.stays) return done();
  let served: Served = first;
  /** The next adviser of another firm, as the real assignment chooses one. */
  const passOn = (reason: "conflict" | "not_my_field" | "no_time" | "overdue"): boolean => {
    const { adviser: before } = served;
    handOvers.push({ questionId: id, adviserId: before.id, reason, at });
    const next = near.find(({ adviser }) => adviser.actor.organisationId !== before.actor.organisationId);
    const taken = assign(next, at);
    if (taken !== null) served = taken;
    return taken !== null;
  };
  if (begun.own === null && random.chance(0.03)) {
    step("withdraw", "asker", askerActor, later(random.between(0, 1)));
    if (columns.state === "withdrawn") return done();
  }
  if (begun.own === null && random.chance(0.06)) {
    const reason = random.pick(["conflict", "conflict", "not_my_field", "no_time"] as const);
    const { actor } = served.adviser;
    const declined = step("decline", "adviser", actor, later(random.between(0, 1)), { facts: { reason } });
    // Of the latest some still look for somebody who may take them.
    if (declined && daysBetween(localDateOf(at), localDateOf(now)) <= 2) {
      handOvers.push({ questionId: id, adviserId: served.adviser.id, reason, at });
      return done();
    }
    if (declined && !passOn(reason)) return done();
  }
  if (begun.own === null && random.chance(0.04)) {
    // Nobody answered in time: the night after the last day it goes to the next.
    const due = columns.clock?.due;
    const late = due !== undefined && step("hand_on", "system", system, momentOf(addDays(due, 1), 10));
    if (!late || !passOn("overdue")) return done();
  }
  const adviser = served.adviser.actor;
  // The newest of the first resident waits for a reply, so that there is something to do.
  const asksBack = begun.own === 0 || (begun.own === null && random.chance(0.22));
  if (
    asksBack &&
    step(
      "ask_back",
      "adviser",
      adviser,
      begun.own === 0 ? new Date(at.getTime() + 20 * minute) : later(random.between(0, 1)),
    )
  ) {
    say("ask_back", story.askBack);
    if (begun.own === 0 || random.chance(0.1)) {
      // Some never come back to it.
      expire();
      return done();
    }
    if (!step("reply", "asker", askerActor, later(random.between(0, 4)))) return done();
    say("reply", story.reply);
  }
  const answer = (body: string, articles: readonly string[]): boolean => {
    const days = begun.own !== null || random.chance(0.8) ? random.between(0, 1) : 2;
    if (!step("answer", "adviser", adviser, later(days))) return false;
    say("answer", body, articles);
    return true;
  };
  if (!answer(story.answer, story.articles)) return done();
  if (
    begun.own === null &&
    random.chance(0.12) &&
    step("follow_up", "asker", askerActor, later(random.between(0, 5)))
  ) {
    say("follow_up", story.followUp);
    if (!answer(story.second, [])) return done();
  }
  if (begun.own === 3 || (begun.own === null && random.chance(0.5))) {
    const level = begun.own === null ? levelOf(random) : 5;
    if (step("rate", "asker", askerActor, later(random.between(0, 3))))
      rating = { level, at, firmId: adviser.organisationId };
  }
  if (begun.own === 2 || begun.own === 3 || random.chance(0.5))
    step("close", "asker", askerActor, later(random.between(0, 8)));
  else expire();
  if (begun.own === 3 || random.chance(0.12)) publish();
  return done();

  function expire(): void {
    const due = columns.clock?.due;
    if (due !== undefined) step("expire", "system", system, momentOf(addDays(due, 1), 10));
  }

  function publish(): void {
    if (begun.published.has(story.title)) return;
    if (
      !step("consent_to_publish", "asker", askerActor, later(random.between(0, 2)), {
        facts: { by: "asker" },
      })
    )
      return;
    columns.askerConsents = true;
    if (
      !step("consent_to_publish", "adviser", adviser, later(random.between(0, 2)), {
        facts: { by: "adviser" },
      })
    )
      return;
    columns.adviserConsents = true;
    if (step("publish", "adviser", adviser, new Date(at.getTime() + 5 * minute))) {
      publishedAt = at;
      begun.published.add(story.title);
    }
  }
}
