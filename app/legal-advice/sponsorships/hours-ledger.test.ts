import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availableMinutes, chargeFor, emptyAccount, type HoursAccountState, move } from "./hours-ledger.ts";

const minutes = fc.integer({ min: 1, max: 600 });
const movement = fc.record({
  kind: fc.constantFrom("bought" as const, "reserved" as const, "returned" as const, "used" as const),
  minutes,
});

function played(account: HoursAccountState, ...movements: Parameters<typeof move>[1][]): HoursAccountState {
  return movements.reduce((state, each) => {
    const moved = move(state, each);
    if (!moved.ok) throw new Error(moved.reason);
    return moved.account;
  }, account);
}

describe("an account of hours", () => {
  it("never holds less than nothing, nor spends more than was bought, whatever is asked of it", () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 60 }), (movements) => {
        let account = emptyAccount;
        for (const each of movements) {
          const moved = move(account, each);
          if (moved.ok) account = moved.account;
          expect(account.reservedMinutes).toBeGreaterThanOrEqual(0);
          expect(account.usedMinutes).toBeGreaterThanOrEqual(0);
          expect(availableMinutes(account)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("gives back what a booking held, to the minute", () => {
    const bought = played(emptyAccount, { kind: "bought", minutes: 480 });
    const back = played(bought, { kind: "reserved", minutes: 30 }, { kind: "returned", minutes: 30 });
    expect(back).toEqual(bought);
  });

  it("says why it refuses", () => {
    const account = played(emptyAccount, { kind: "bought", minutes: 60 }, { kind: "reserved", minutes: 45 });
    expect(move(account, { kind: "reserved", minutes: 30 })).toEqual({ ok: false, reason: "overspent" });
    expect(move(account, { kind: "returned", minutes: 60 })).toEqual({ ok: false, reason: "not_reserved" });
    expect(() => move(account, { kind: "used", minutes: 0 })).toThrow("not a number of minutes");
  });
});

describe("a service", () => {
  it("is charged what it took, and never more than there is", () => {
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 0, max: 120 }), (bought, took, wanted) => {
        const held = Math.min(wanted, bought);
        const start = played(emptyAccount, { kind: "bought", minutes: bought });
        const account = held === 0 ? start : played(start, { kind: "reserved", minutes: held });
        const { movements, chargedMinutes } = chargeFor(account, { minutes: took, held });
        const end = played(account, ...movements);
        expect(end.reservedMinutes).toBe(0);
        expect(end.usedMinutes).toBe(chargedMinutes);
        expect(chargedMinutes).toBe(Math.min(took, bought));
      }),
    );
  });
});
