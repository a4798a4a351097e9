/**
 * The transition table of a booking. Nothing else changes its state: pages list what it opens, the server lets
 * through what it opens. Pure; the moment is a parameter.
 */
import { addDays, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { ruleInForce } from "#app/deadlines/statutory-rules.ts";
import {
  actionsOf,
  judge,
  type Transition as Row,
  type Verdict as TableVerdict,
} from "#app/platform/transition-table.ts";

export const bookingStates = [
  "offered",
  "confirmed",
  "served",
  "no_show",
  "unrecorded",
  "cancelled",
  "lapsed",
] as const;
export type BookingState = (typeof bookingStates)[number];

/** In these the adviser's time is taken; the exclusion constraint names the same. */
export const takingStates = [
  "offered",
  "confirmed",
  "served",
  "no_show",
] as const satisfies readonly BookingState[];

export type BookingAction =
  | "take_offer"
  | "lapse"
  | "reschedule"
  | "cancel"
  | "call_off"
  | "serve"
  | "record_no_show"
  | "close_unrecorded"
  | "give_opinion"
  | "confirm_receipt"
  | "mark_opinion"
  | "rate";

export type BookingRelation =
  /** Who booked: the account, or the holder of the code. */
  | "booker"
  /** Who booked for somebody: may move and cancel as they ask, and judges nothing in their name (HC-03). */
  | "clerk"
  | "adviser"
  /** Time passing. */
  | "system";

export type BookingGuard =
  | "offer_runs"
  | "offer_over"
  | "before_notice"
  | "before_start"
  | "adviser_left"
  | "begun"
  | "record_over"
  | "is_check_up"
  | "has_opinions"
  | "receipt_open"
  | "not_rated";

/** The key of the wording of what a step rests on. */
export type BookingGround = "FL-01" | "FL-06" | "FL-record" | "HC-03" | "promise";

export type BookingFacts = {
  readonly state: BookingState;
  readonly kind: "consultation" | "check_up";
  readonly startsAt: Date;
  readonly offeredUntil: Date | null;
  /** Of the adviser: booked, moved or cancelled no later than this before it begins. */
  readonly noticeHours: number;
  /** Whether the adviser advises no more. */
  readonly adviserLeft: boolean;
  readonly opinions: number;
  readonly receiptConfirmed: boolean;
  readonly rated: boolean;
};

type BookingRow = Row<BookingState, BookingAction, BookingRelation, BookingGuard, BookingGround>;

export const bookingWorkflow: readonly BookingRow[] = [
  // An offer from the waitlist holds the time for a while, for one person.
  row("take_offer", ["offered"], "confirmed", ["booker"], ["offer_runs"], "FL-01"),
  row("lapse", ["offered"], "lapsed", ["system"], ["offer_over"], "promise"),

  // The same adviser at another time. The adviser may move it later than the person may, but not once it has begun.
  row("reschedule", ["confirmed"], "same", ["booker", "clerk"], ["before_notice"], "promise"),
  row("reschedule", ["confirmed"], "same", ["adviser"], ["before_start"], "promise"),
  row("cancel", ["offered"], "cancelled", ["booker"], [], "promise"),
  row("cancel", ["confirmed"], "cancelled", ["booker", "clerk"], ["before_notice"], "promise"),
  row("call_off", ["confirmed"], "cancelled", ["adviser"], ["before_start"], "promise"),
  // An adviser who advises no more; the people are told, and find another.
  row(
    "call_off",
    ["offered", "confirmed"],
    "cancelled",
    ["system"],
    ["adviser_left", "before_start"],
    "FL-01",
  ),

  row("serve", ["confirmed", "no_show", "unrecorded"], "served", ["adviser"], ["begun"], "FL-06"),
  // Only the adviser was there to see it; it is never counted against a person.
  row("record_no_show", ["confirmed"], "no_show", ["adviser"], ["begun"], "FL-06"),
  // Nobody said what became of it: the hours are not held for ever, and the adviser may still record it.
  row("close_unrecorded", ["confirmed"], "unrecorded", ["system"], ["record_over"], "FL-record"),

  // 东规西微: numbered opinions, receipt of all that were given, and what the enterprise did about each.
  row("give_opinion", ["served"], "same", ["adviser"], ["is_check_up"], "FL-06"),
  row(
    "confirm_receipt",
    ["served"],
    "same",
    ["booker"],
    ["is_check_up", "has_opinions", "receipt_open"],
    "FL-06",
  ),
  row("mark_opinion", ["served"], "same", ["booker"], ["is_check_up", "has_opinions"], "FL-06"),
  row("rate", ["served"], "same", ["booker"], ["not_rated"], "HC-03"),
];

function row(
  action: BookingAction,
  from: readonly BookingState[],
  to: BookingState | "same",
  who: readonly BookingRelation[],
  when: readonly BookingGuard[],
  article: BookingGround,
): BookingRow {
  return { action, from, to, who, when, article };
}

const hour = 3_600_000;

const guards: Readonly<Record<BookingGuard, (facts: BookingFacts, now: Date) => boolean>> = {
  offer_runs: (facts, now) => facts.offeredUntil !== null && now <= facts.offeredUntil,
  offer_over: (facts, now) => facts.offeredUntil !== null && now > facts.offeredUntil,
  before_notice: (facts, now) => now.getTime() <= facts.startsAt.getTime() - facts.noticeHours * hour,
  adviser_left: (facts) => facts.adviserLeft,
  before_start: (facts, now) => now < facts.startsAt,
  begun: (facts, now) => now >= facts.startsAt,
  record_over: (facts, now) => localDateOf(now) > lastDayToRecord(facts.startsAt),
  is_check_up: (facts) => facts.kind === "check_up",
  has_opinions: (facts) => facts.opinions > 0,
  receipt_open: (facts) => !facts.receiptConfirmed,
  not_rated: (facts) => !facts.rated,
};

/** Until when the adviser is waited for. */
export function lastDayToRecord(startsAt: Date): LocalDate {
  const day = localDateOf(startsAt);
  return addDays(day, ruleInForce("FL-record", day).amount);
}

export type BookingVerdict = TableVerdict<BookingRow, BookingState, BookingGuard>;

/** May somebody in these relations take this step now? */
export function judgeBooking(
  action: BookingAction,
  facts: BookingFacts,
  relations: ReadonlySet<BookingRelation>,
  now: Date,
): BookingVerdict {
  return judge(bookingWorkflow, {
    action,
    state: facts.state,
    relations,
    holds: (guard) => guards[guard](facts, now),
  });
}

/** Every step some row gives to one of these relations, with its verdict: what the page lists. */
export function bookingActions(
  facts: BookingFacts,
  relations: ReadonlySet<BookingRelation>,
  now: Date,
): readonly { readonly action: BookingAction; readonly verdict: BookingVerdict }[] {
  return actionsOf(bookingWorkflow, relations).map((action) => ({
    action,
    verdict: judgeBooking(action, facts, relations, now),
  }));
}
