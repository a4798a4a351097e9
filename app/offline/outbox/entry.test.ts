import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anOutboxEntry as anEntry } from "#tests/builders/outbox.ts";
import { afterCutOff, afterOutcome, isDue, numberIn, outcomeOf, pauseAfter, placeOf } from "./entry.ts";

describe("an answer of the server", () => {
  it.each([
    [204, "/cases/261123000019", { kind: "taken", location: "/cases/261123000019" }],
    [204, null, { kind: "taken", location: null }],
    [401, null, { kind: "signed_out" }],
    [422, null, { kind: "refused" }],
    [404, null, { kind: "refused" }],
    [413, null, { kind: "refused" }],
    [429, null, { kind: "later" }],
    [408, null, { kind: "later" }],
    [500, null, { kind: "later" }],
    [503, null, { kind: "later" }],
    // A hotel's network that answers in our place took nothing.
    [200, null, { kind: "later" }],
    [302, null, { kind: "later" }],
  ])("%i with %s is understood", (status, result, outcome) => {
    expect(outcomeOf(status, result)).toEqual(outcome);
  });

  it("that took it leaves nothing of what was said on the phone", () => {
    const file = { field: "file", name: "a.jpg", size: 3, id: "f" };
    const sent = afterOutcome(anEntry({ files: [file] }), { kind: "taken", location: "/x" }, 2_000);
    expect(sent).toMatchObject({ state: "sent", firstWords: null, fields: [], files: [], result: "/x" });
    expect(isDue(sent, { now: 9e12, urged: true })).toBe(false);
  });
});

describe("the pause after failures", () => {
  it("grows and stays within 15 minutes", () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 40_000]);
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(pauseAfter(failures)).toBeGreaterThanOrEqual(5_000);
        expect(pauseAfter(failures)).toBeLessThanOrEqual(900_000);
      }),
    );
  });

  it("is not waited for when the line comes back, nor when the clock was set back by a year", () => {
    const failed = afterOutcome(anEntry(), { kind: "later" }, 10_000);
    expect(isDue(failed, { now: 12_000, urged: false })).toBe(false);
    expect(isDue(failed, { now: 15_000, urged: false })).toBe(true);
    expect(isDue(failed, { now: 12_000, urged: true })).toBe(true);
    const year = 365 * 86_400_000;
    const later = afterOutcome(anEntry({ createdAt: year }), { kind: "later" }, year);
    expect(isDue(later, { now: 0, urged: false })).toBe(true);
  });

  it("never loses an entry: whatever fails, it is due again", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("later", "signed_out"), { maxLength: 50 }), (kinds) => {
        let entry = anEntry();
        let now = 0;
        for (const kind of kinds) {
          now += 1_000;
          entry = afterOutcome(entry, { kind } as { kind: "later" | "signed_out" }, now);
        }
        expect(isDue(entry, { now, urged: true })).toBe(true);
        expect(entry.fields).toEqual([["level", "5"]]);
      }),
    );
  });
});

it("finds the number of a matter in where its result is shown", () => {
  expect(numberIn("/say/receipt/261123000019?new")).toBe("261123000019");
  expect(numberIn("/advice/bookings/261123000019")).toBe("261123000019");
  expect(numberIn("/inbox")).toBeNull();
  expect(numberIn(null)).toBeNull();
});

describe("a form on a page that was kept", () => {
  const fresh = () => "fresh";
  const sent = anEntry({ id: "one", key: "k", fingerprint: "said", state: "sent" });

  it("is one entry however often the same words are sent", () => {
    expect(placeOf({ key: "k", fingerprint: "said", mends: null }, [sent], fresh)).toEqual({
      kind: "same",
      entry: sent,
    });
  });

  it("is another one, with a key of its own, when other words are sent", () => {
    expect(placeOf({ key: "k", fingerprint: "other", mends: null }, [sent], fresh)).toEqual({
      kind: "new",
      key: "fresh",
    });
    expect(placeOf({ key: "k", fingerprint: "said", mends: null }, [], fresh)).toEqual({
      kind: "new",
      key: "k",
    });
  });

  it("takes the place of what the server did not take", () => {
    const refused = anEntry({ ...sent, state: "needs_you" });
    expect(placeOf({ key: "k", fingerprint: "mended", mends: null }, [refused], fresh)).toEqual({
      kind: "instead",
      of: "one",
      key: "k",
    });
    expect(placeOf({ key: "new page", fingerprint: "mended", mends: "one" }, [refused], fresh)).toEqual({
      kind: "instead",
      of: "one",
      key: "new page",
    });
  });
});

describe("an entry that was cut off while its files were sealed", () => {
  const writing = anEntry({
    state: "writing",
    files: [{ field: "file", name: "a.jpg", size: 3, id: "f" }],
  });

  it("keeps its words and asks for the files again", () => {
    expect(afterCutOff(writing, writing.createdAt + 3_600_000)).toMatchObject({
      state: "needs_you",
      files: [],
      fields: writing.fields,
    });
    expect(afterCutOff(writing, writing.createdAt + 1_000)).toBe(writing);
  });

  it("is found also on a phone whose clock was set back a year", () => {
    expect(afterCutOff(writing, writing.createdAt - 31_536_000_000).state).toBe("needs_you");
  });
});
