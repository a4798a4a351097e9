/**
 * Which clock runs in which state. Derived from the facts, never set by hand: a petition that is not at an
 * end always has exactly one.
 */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { addDays } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { RuleId } from "#app/deadlines/statutory-rules.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { isEnded, type PetitionFacts } from "./petition-states.ts";

export type PetitionClockStart = {
  readonly rule: RuleId;
  /** The day of the event the count runs from; itself not counted. */
  readonly from: LocalDate;
  /** Days that the law leaves out of the count: the hearing (第三十六条). */
  readonly excludedDays: number;
};

export type RunningClock = PetitionClockStart & { readonly due: LocalDate; readonly provisional: boolean };

type ClockFacts = Pick<
  PetitionFacts,
  | "state"
  | "classification"
  | "redressItem"
  | "procedure"
  | "receivedOn"
  | "forwardedOn"
  | "isAnonymous"
  | "acceptedOn"
  | "extendedOn"
  | "answeredOn"
  | "reviewRequestedOn"
  | "reviewedOn"
  | "rereviewRequestedOn"
  | "hearingDays"
  | "reportedUndoneOn"
>;

/** The clock that these facts start; null once the matter has ended. Throws if a date of the state is missing. */
export function clockOf(facts: ClockFacts): PetitionClockStart | null {
  if (isEnded(facts.state)) return null;
  switch (facts.state) {
    case "received":
    case "registered":
      // Without a name nobody can be told in writing; it is registered all the same, by the city's own promise.
      if (facts.isAnonymous) return start("ZZ-03.register", facts.forwardedOn ?? facts.receivedOn);
      // 第二十三条: an organ that received a forwarded matter counts from its own receipt.
      return facts.forwardedOn === null
        ? start("XF-08", facts.receivedOn)
        : start("XF-09", facts.forwardedOn);
    case "accepted":
      return clockOfHandling(facts);
    case "answered":
      return hasReview(facts)
        ? start("XF-17.request", known(facts.answeredOn, facts))
        : start("ZZ-03.confirm", known(facts.answeredOn, facts));
    case "under_review":
      return start("XF-17.decide", known(facts.reviewRequestedOn, facts));
    case "reviewed":
      return start("XF-18.request", known(facts.reviewedOn, facts));
    case "under_rereview":
      return {
        ...start("XF-18.decide", known(facts.rereviewRequestedOn, facts)),
        excludedDays: facts.hearingDays,
      };
    default:
      throw new Error(`no clock is defined for the state ${facts.state}`);
  }
}

function clockOfHandling(facts: ClockFacts): PetitionClockStart {
  // Back at work after "not done": the city's own promise runs from that day.
  if (facts.reportedUndoneOn !== null) return start("ZZ-03.redo", facts.reportedUndoneOn);
  const acceptedOn = known(facts.acceptedOn, facts);
  switch (facts.procedure) {
    case "ordinary":
      return start(facts.extendedOn === null ? "XF-15" : "XF-15.extended", acceptedOn);
    case "simplified":
      return start("XF-29.opinion", acceptedOn);
    case "reconsideration":
      return start("TJ-14.decide", acceptedOn);
    case "statutory_duty":
      // Two months from the application itself, not from its acceptance (行政诉讼法 第四十七条).
      return start("XF-31.5", facts.receivedOn);
    case "suggestion":
    case "accusation":
      return start("ZZ-03.reply", acceptedOn);
    default:
      throw new Error("an accepted petition has a procedure");
  }
}

/** 复查 hangs on item (6) alone (第三十一、三十五条). */
function hasReview(facts: ClockFacts): boolean {
  return facts.classification === "redress" && facts.redressItem === 6;
}

/** The clock with its last day. */
export function runClock(facts: ClockFacts, calendar: WorkingCalendar): RunningClock | null {
  const clock = clockOf(facts);
  if (clock === null) return null;
  const { due, provisional } = statutoryDeadline({ rule: clock.rule, from: clock.from, calendar });
  return { ...clock, due: addDays(due, clock.excludedDays), provisional };
}

function start(rule: RuleId, from: LocalDate): PetitionClockStart {
  return { rule, from, excludedDays: 0 };
}

function known(day: LocalDate | null, facts: ClockFacts): LocalDate {
  if (day === null) throw new Error(`a petition that is ${facts.state} lacks the day it became so`);
  return day;
}
