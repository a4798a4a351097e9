import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import {
  type BookingFacts,
  type BookingState,
  bookingStates,
  bookingWorkflow,
  judgeBooking,
  takingStates,
} from "./booking-workflow.ts";
import {
  endedQuestionStates,
  judgeQuestion,
  type QuestionFacts,
  questionStates,
  questionWorkflow,
} from "./question-workflow.ts";

const startsAt = new Date("2026-03-02T01:00:00Z");
const hours = (count: number) => new Date(startsAt.getTime() + count * 3_600_000);

function aBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  return {
    state: "confirmed",
    kind: "consultation",
    startsAt,
    offeredUntil: null,
    noticeHours: 12,
    opinions: 0,
    receiptConfirmed: false,
    rated: false,
    ...changes,
  };
}

describe("the table of bookings", () => {
  it("reaches every state, and gives every state that takes time a way out", () => {
    const reached = new Set<BookingState>(["offered", "confirmed"]);
    for (const { to } of bookingWorkflow) if (to !== "same") reached.add(to);
    expect([...reached].sort()).toEqual([...bookingStates].sort());
    for (const state of takingStates)
      expect(bookingWorkflow.some(({ from }) => from.includes(state))).toBe(true);
  });

  it("lets the person cancel and move up to the notice time, and the adviser until it begins", () => {
    const booker = new Set(["booker" as const]);
    const adviser = new Set(["adviser" as const]);
    for (const action of ["cancel", "reschedule"] as const) {
      expect(judgeBooking(action, aBooking(), booker, hours(-12)).open).toBe(true);
      expect(judgeBooking(action, aBooking(), booker, hours(-11))).toEqual({
        open: false,
        because: "before_notice",
      });
    }
    expect(judgeBooking("call_off", aBooking(), adviser, hours(-1)).open).toBe(true);
    expect(judgeBooking("call_off", aBooking(), adviser, hours(1))).toEqual({
      open: false,
      because: "before_start",
    });
    expect(judgeBooking("cancel", aBooking(), adviser, hours(-20))).toEqual({
      open: false,
      because: "person",
    });
  });

  it("records service and absence only once it has begun, and only by the adviser", () => {
    const adviser = new Set(["adviser" as const]);
    for (const action of ["serve", "record_no_show"] as const) {
      expect(judgeBooking(action, aBooking(), adviser, hours(-1))).toEqual({ open: false, because: "begun" });
      expect(judgeBooking(action, aBooking(), adviser, hours(1)).open).toBe(true);
      expect(judgeBooking(action, aBooking(), new Set(["booker" as const]), hours(1)).open).toBe(false);
    }
  });

  it("holds an offer for its time only", () => {
    const offer = aBooking({ state: "offered", offeredUntil: hours(-20) });
    const booker = new Set(["booker" as const]);
    expect(judgeBooking("take_offer", offer, booker, hours(-21)).open).toBe(true);
    expect(judgeBooking("take_offer", offer, booker, hours(-19))).toEqual({
      open: false,
      because: "offer_runs",
    });
    expect(judgeBooking("lapse", offer, new Set(["system" as const]), hours(-19)).open).toBe(true);
  });
});

const today = localDateFrom("2026-03-02");

function aQuestion(changes: Partial<QuestionFacts> = {}): QuestionFacts {
  return {
    state: "assigned",
    dueOn: localDateFrom("2026-03-05"),
    adviserFound: true,
    rated: false,
    askerConsents: false,
    adviserConsents: false,
    ...changes,
  };
}

describe("the table of questions", () => {
  it("reaches every state and leaves none but the ended without a way on", () => {
    const reached = new Set<string>(["waiting"]);
    for (const { to } of questionWorkflow) if (to !== "same") reached.add(to);
    expect([...reached].sort()).toEqual([...questionStates].sort());
    for (const state of questionStates) {
      const goesOn = questionWorkflow.some(({ from, to }) => from.includes(state) && to !== "same");
      expect({ state, goesOn }).toEqual({
        state,
        goesOn: !(endedQuestionStates as readonly string[]).includes(state),
      });
    }
  });

  it("hands a question on only after its last day", () => {
    const system = new Set(["system" as const]);
    expect(judgeQuestion("hand_on", aQuestion(), system, localDateFrom("2026-03-05"))).toEqual({
      open: false,
      because: "overdue",
    });
    expect(judgeQuestion("hand_on", aQuestion(), system, localDateFrom("2026-03-06")).open).toBe(true);
  });

  it("publishes nothing that either side has not agreed to", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (askerConsents, adviserConsents) => {
        const facts = aQuestion({ state: "answered", askerConsents, adviserConsents });
        const verdict = judgeQuestion("publish", facts, new Set(["adviser" as const]), today);
        expect(verdict.open).toBe(askerConsents && adviserConsents);
      }),
    );
  });
});
