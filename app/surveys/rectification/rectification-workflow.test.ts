import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import {
  judgeRectification,
  openRectificationActions,
  type RectificationAction,
  type RectificationFacts,
  type RectificationState,
} from "./rectification-workflow.ts";

const facts = (changes: Partial<RectificationFacts> = {}): RectificationFacts => ({
  state: "assigned",
  dueOn: localDateFrom("2026-04-01"),
  newDueOn: localDateFrom("2026-04-20"),
  today: localDateFrom("2026-03-20"),
  words: "查过了，改好了",
  ...changes,
});
const assessor = new Set(["assessor"] as const);
const organisation = new Set(["organisation"] as const);

describe("a finding given to an organisation", () => {
  it("is answered by the organisation in words, and by nobody else", () => {
    expect(judgeRectification("answer", facts(), organisation)).toMatchObject({ open: true, to: "answered" });
    expect(judgeRectification("answer", facts({ words: "  " }), organisation)).toMatchObject({
      because: "has_words",
    });
    expect(judgeRectification("answer", facts(), assessor)).toMatchObject({ because: "person" });
  });

  it("is verified or sent back by the assessor alone, back with a day to come and a reason", () => {
    const answered = facts({ state: "answered" });
    expect(judgeRectification("verify", answered, assessor)).toMatchObject({ open: true, to: "verified" });
    expect(judgeRectification("verify", answered, organisation)).toMatchObject({ because: "person" });
    expect(judgeRectification("send_back", answered, assessor)).toMatchObject({ open: true, to: "assigned" });
    const past = { ...answered, newDueOn: localDateFrom("2026-03-20") };
    expect(judgeRectification("send_back", past, assessor)).toMatchObject({ because: "later_day" });
  });

  it("never leaves its end, whatever is tried", () => {
    const actions = fc.constantFrom<RectificationAction>("answer", "send_back", "extend", "verify");
    fc.assert(
      fc.property(actions, fc.boolean(), (action, isAssessor) => {
        const verdict = judgeRectification(
          action,
          facts({ state: "verified" }),
          isAssessor ? assessor : organisation,
        );
        expect(verdict.open).toBe(false);
      }),
    );
    expect(openRectificationActions("verified", assessor)).toEqual([]);
  });

  it("has a way on from every other state", () => {
    for (const state of ["assigned", "answered"] as const satisfies readonly RectificationState[])
      expect(
        [...openRectificationActions(state, assessor), ...openRectificationActions(state, organisation)]
          .length,
      ).toBeGreaterThan(0);
  });
});
