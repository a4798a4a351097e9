import { describe, expect, it } from "vitest";
import {
  type BookingFacts,
  type BookingState,
  bookingStates,
  bookingWorkflow,
  judgeBooking,
  takingStates,
} from "./booking-workflow.ts";

const startsAt = new Date("2026-03-02T01:00:00Z");
const hours = (count: number) => new Date(startsAt.getTime() + count * 3_600_000);

function aBooking(changes: Partial<BookingFacts> = {}): BookingFacts {
  return {
    state: "confirmed",
    kind: "consultation",
    startsAt,
    offeredUntil: null,
    noticeHours: 12,
    adviserLeft: false,
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

  it("is closed by time passing when nobody recorded it in its days, and can be recorded even then", () => {
    const system = new Set(["system" as const]);
    expect(judgeBooking("close_unrecorded", aBooking(), system, hours(5 * 24))).toEqual({
      open: false,
      because: "record_over",
    });
    expect(judgeBooking("close_unrecorded", aBooking(), system, hours(6 * 24))).toMatchObject({
      to: "unrecorded",
    });
    const closed = aBooking({ state: "unrecorded" });
    expect(judgeBooking("serve", closed, new Set(["adviser" as const]), hours(7 * 24)).open).toBe(true);
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
