/** The life of one question as rows, played by the same table and clock as the real one. */
import { daysBetween, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
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
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { SeedAdviser, SeedSponsorship } from "./advice-cast.ts";
import { type AuditRow, auditTrail } from "./audit-trail.ts";

export type SeedMessage = {
  readonly id: string;
  readonly kind: "question" | "ask_back" | "reply" | "answer" | "follow_up";
  readonly body: string;
  readonly articles: readonly string[];
  readonly at: Date;
};

/** Columns of a question that its history decides. */
export type QuestionColumns = {
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

/** Who may take a question, by which agreement, and how near. */
export type Served = {
  readonly adviser: SeedAdviser;
  readonly sponsorship: SeedSponsorship;
  readonly nearness: "village" | "township" | "county" | "city";
};

export type QuestionRows = {
  readonly columns: QuestionColumns;
  readonly version: number;
  readonly messages: readonly SeedMessage[];
  readonly events: readonly Prisma.QuestionEventCreateManyInput[];
  readonly audit: readonly AuditRow[];
  readonly handOvers: readonly Prisma.QuestionHandOverCreateManyInput[];
  /** Firms that know both sides. */
  readonly firms: readonly { readonly firmId: string; readonly at: Date }[];
  readonly rating: { readonly level: number; readonly at: Date; readonly firmId: string } | null;
  readonly publishedAt: Date | null;
};

type By = { readonly relation: QuestionRelation; readonly actor: QuestionActor };
type HandOver = "conflict" | "not_my_field" | "no_time" | "overdue";

export type QuestionHistory = {
  readonly columns: Readonly<QuestionColumns>;
  /** The last moment something happened. */
  readonly at: () => Date;
  /** Tries a step; false when the table does not let it through or today comes first, and then nothing happened. */
  readonly play: (
    action: QuestionAction,
    by: By,
    at: Date,
    more?: { readonly assignTo?: Served; readonly facts?: Readonly<Record<string, string>> },
  ) => boolean;
  readonly say: (kind: SeedMessage["kind"], body: string, articles?: readonly string[]) => void;
  /** The firm knows both sides from now on. */
  readonly assign: (served: Served) => boolean;
  /** It never comes back to this adviser. */
  readonly leave: (adviser: SeedAdviser, reason: HandOver) => void;
  readonly rated: (level: number, firmId: string) => void;
  readonly consented: (side: "askerConsents" | "adviserConsents") => void;
  readonly published: () => void;
  readonly rows: () => QuestionRows;
};

export const asSystem: By = { relation: "system", actor: { kind: "system" } };

/** Asked, and nobody has it yet. */
export function beginQuestion(
  { id, askedAt, askerId }: { readonly id: string; readonly askedAt: Date; readonly askerId: string },
  calendar: WorkingCalendar,
  now: Date,
): QuestionHistory {
  const events: Prisma.QuestionEventCreateManyInput[] = [];
  const audit = auditTrail(`question:${id}`);
  const messages: SeedMessage[] = [];
  const handOvers: Prisma.QuestionHandOverCreateManyInput[] = [];
  const firms: { firmId: string; at: Date }[] = [];
  let at = askedAt;
  let rating: QuestionRows["rating"] = null;
  let publishedAt: Date | null = null;
  const columns: QuestionColumns = {
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
    columns.clock = questionClock({ ...columns, askedOn: localDateOf(askedAt) }, calendar);
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
    const payload = { from, to, ...more };
    audit.add({ at, actor: auditActorOf(actor), action: `question.${action}`, payload });
  };
  record("ask", null, { kind: "resident", personId: askerId });

  const play: QuestionHistory["play"] = (
    action,
    { relation, actor },
    moment,
    { assignTo, facts: more = {} } = {},
  ) => {
    if (moment > now) return false;
    const today = localDateOf(moment);
    const facts: QuestionFacts = {
      state: columns.state,
      dueOn: columns.clock?.due ?? null,
      adviserFound: assignTo !== undefined,
      adviserLeft: false,
      rated: rating !== null,
      askerConsents: columns.askerConsents,
      adviserConsents: columns.adviserConsents,
      published: publishedAt !== null,
    };
    const verdict = judgeQuestion(action, facts, new Set([relation]), today);
    if (!verdict.open) return false;
    at = moment;
    const from = columns.state;
    if (verdict.to !== from) {
      follow(columns, { action, to: verdict.to, today, assignTo: assignTo ?? null });
      wind();
    }
    record(action, from, actor, more);
    return true;
  };
  return {
    columns,
    at: () => at,
    play,
    say: (kind, body, articles = []) => messages.push({ id: newId(), kind, body, articles, at }),
    assign: (served) => {
      const facts = { adviserId: served.adviser.id, nearness: served.nearness };
      if (!play("assign", asSystem, at, { assignTo: served, facts })) return false;
      firms.push({ firmId: served.adviser.actor.organisationId, at });
      return true;
    },
    leave: (adviser, reason) => handOvers.push({ questionId: id, adviserId: adviser.id, reason, at }),
    rated: (level, firmId) => {
      rating = { level, at, firmId };
    },
    consented: (side) => {
      columns[side] = true;
    },
    published: () => {
      publishedAt = at;
    },
    rows: () => ({
      columns,
      version: events.length,
      messages,
      events,
      audit: audit.rows,
      handOvers,
      firms,
      rating,
      publishedAt,
    }),
  };
}

/** Dates and owner that follow from a step. */
function follow(
  columns: QuestionColumns,
  {
    action,
    to,
    today,
    assignTo,
  }: {
    readonly action: QuestionAction;
    readonly to: QuestionState;
    readonly today: LocalDate;
    readonly assignTo: Served | null;
  },
): void {
  const begins = action === "assign" || action === "follow_up";
  if (begins) columns.waitedDays = 0;
  else if (action === "reply" && columns.askedBackOn !== null)
    columns.waitedDays += Math.max(0, daysBetween(columns.askedBackOn, today));
  columns.state = to;
  if (begins) columns.assignedOn = today;
  columns.askedBackOn = to === "asked_back" ? today : null;
  if (to === "answered") columns.answeredOn = today;
  if (to === "closed" || to === "withdrawn") columns.endedOn = today;
  if (assignTo !== null) {
    columns.adviser = assignTo.adviser;
    columns.sponsorshipId = assignTo.sponsorship.id;
  }
  if (to === "waiting") {
    columns.assignedOn = null;
    columns.adviser = null;
    columns.sponsorshipId = null;
  }
}
