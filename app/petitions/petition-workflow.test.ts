import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { builtInCalendar } from "#app/deadlines/working-calendar.ts";
import { clockOf, runClock } from "./petition-clock.ts";
import { factsOnReceipt } from "./petition-facts.ts";
import { endedStates, isEnded, type PetitionFacts, petitionStates } from "./petition-states.ts";
import { applyStep, type StepInput } from "./petition-steps.ts";
import { judgeAction, type PetitionAction, petitionWorkflow, type Relation } from "./petition-workflow.ts";

const calendar = builtInCalendar;
const firstDay = localDateFrom("2026-03-02");

function aReceivedPetition(changes: Partial<PetitionFacts> = {}): PetitionFacts {
  return factsOnReceipt({
    ownerOrganisationId: "window",
    superiorOrganisationId: "city",
    receivedOn: firstDay,
    dueOn: localDateFrom("2026-03-17"),
    ...changes,
  });
}

const actions = [...new Set(petitionWorkflow.map((row) => row.action))];
const relations: readonly Relation[] = ["petitioner", "owner", "receiver", "supervisor", "system"];

/** One try: somebody attempts some action on some later day with some choices. */
const attempt = fc.record({
  action: fc.constantFrom(...actions),
  relation: fc.constantFrom(...relations),
  wait: fc.integer({ min: 0, max: 40 }),
  classification: fc.constantFrom("suggestion" as const, "accusation" as const, "redress" as const),
  redressItem: fc.integer({ min: 1, max: 6 }),
  hearingDays: fc.integer({ min: 1, max: 10 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** Plays the attempts against the table, as the kernel does, and calls `see` after every step that went through. */
function play(
  start: PetitionFacts,
  attempts: readonly Attempt[],
  see: (facts: PetitionFacts, step: { action: PetitionAction; before: PetitionFacts }) => void,
): PetitionFacts {
  let facts = start;
  let today = firstDay;
  for (const { action, relation, wait, ...choices } of attempts) {
    today = addDays(today, wait);
    const moment = { today, objectionDueOn: facts.transferredOn ? addDays(facts.transferredOn, 7) : null };
    const verdict = judgeAction(action, facts, new Set([relation]), moment);
    if (!verdict.open) continue;
    const input: StepInput = {
      ...choices,
      toOrganisationId: "bureau",
      superiorOfNextOwner: "city",
      ratedWindow: true,
    };
    const before = facts;
    const after = applyStep(facts, action, verdict.to, today, input);
    facts = { ...after, dueOn: runClock(after, calendar)?.due ?? null };
    see(facts, { action, before });
  }
  return facts;
}

/** Breadth first: every situation that any steps can lead to, situations alike but for their dates taken once. */
function exploreAll(): readonly PetitionFacts[] {
  const classes = [
    { classification: "suggestion" as const },
    { classification: "accusation" as const },
    ...[1, 4, 5, 6].map((redressItem) => ({ classification: "redress" as const, redressItem })),
  ];
  const queue = [{ facts: aReceivedPetition(), today: firstDay }];
  const seen = new Map<string, PetitionFacts>();
  // The queue grows while it is walked.
  for (const { facts, today } of queue) {
    for (const action of actions)
      for (const relation of relations)
        for (const wait of [0, 40])
          for (const choice of action === "register" ? classes : [{}]) {
            const day = addDays(today, wait);
            const moment = { today: day, objectionDueOn: day };
            const verdict = judgeAction(action, facts, new Set([relation]), moment);
            if (!verdict.open) continue;
            const input = {
              ...choice,
              toOrganisationId: "bureau",
              superiorOfNextOwner: "city",
              hearingDays: 3,
            };
            const after = applyStep(facts, action, verdict.to, day, input);
            const next = { ...after, dueOn: runClock(after, calendar)?.due ?? null };
            if (seen.has(situationOf(next))) continue;
            seen.set(situationOf(next), next);
            queue.push({ facts: next, today: day });
          }
  }
  return [...seen.values()];
}

/** Dates do not make a new situation, only whether they are set. */
function situationOf(facts: PetitionFacts): string {
  return JSON.stringify(facts, (_key, value) => (/^\d{4}-/.test(String(value)) ? "set" : value));
}

describe("petition workflow", () => {
  it("never leaves the table, whatever is tried in whatever order", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        play(aReceivedPetition(), attempts, (facts, { action, before }) => {
          expect(petitionStates).toContain(facts.state);
          const rows = petitionWorkflow.filter(
            (row) => row.action === action && row.from.includes(before.state),
          );
          expect(rows.map((row) => (row.to === "same" ? before.state : row.to))).toContain(facts.state);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("moves nobody's date by passing on or taking back; only the next owner's taking over does", () => {
    const routing = ["transfer", "recall_transfer", "object", "agree_objection", "refuse_objection"];
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        play(aReceivedPetition(), attempts, (facts, { action, before }) => {
          if (routing.includes(action))
            expect({ action, due: facts.dueOn }).toEqual({ action, due: before.dueOn });
        });
      }),
      { numRuns: 300 },
    );
  });

  it("counts for a second receiver from its own forwarding, and keeps that date when it passes on in vain", () => {
    const first = aReceivedPetition({
      state: "registered",
      classification: "redress",
      redressItem: 6,
      takenOverOn: localDateFrom("2026-03-05"),
      forwardedOn: localDateFrom("2026-03-04"),
    });
    const due = runClock(first, calendar)?.due;
    expect(due).toBe("2026-03-19");
    const passedOn = applyStep(first, "transfer", "registered", localDateFrom("2026-03-18"), {
      toOrganisationId: "bureau",
    });
    expect(runClock(passedOn, calendar)?.due).toBe(due);
    const back = applyStep(passedOn, "recall_transfer", "registered", localDateFrom("2026-03-18"));
    expect(runClock(back, calendar)?.due).toBe(due);
    const taken = applyStep(passedOn, "take_over", "registered", localDateFrom("2026-03-19"));
    expect(runClock(taken, calendar)).toMatchObject({ rule: "XF-09", from: "2026-03-18" });
  });

  it("counts the two months of a statutory duty from the application itself", () => {
    const facts = aReceivedPetition({
      state: "accepted",
      classification: "redress",
      redressItem: 5,
      procedure: "statutory_duty",
      receivedOn: localDateFrom("2026-03-02"),
      acceptedOn: localDateFrom("2026-03-12"),
    });
    expect(runClock(facts, calendar)).toMatchObject({
      rule: "XF-31.5",
      from: "2026-03-02",
      due: "2026-05-02",
    });
  });

  it("gives every open state exactly one clock, and an ended one none", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        play(aReceivedPetition(), attempts, (facts) => {
          const clock = runClock(facts, calendar);
          if (isEnded(facts.state)) expect(clock).toBeNull();
          else {
            expect(clock).not.toBeNull();
            expect(clock && clock.due > clock.from).toBe(true);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("lets nothing follow an end but a rating", () => {
    for (const state of endedStates) {
      for (const row of petitionWorkflow) {
        if (row.from.includes(state)) expect(row.action).toBe("rate");
      }
    }
  });

  it("reaches every state", () => {
    const reached = new Set<string>(["received"]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const row of petitionWorkflow) {
        if (row.to === "same" || reached.has(row.to) || !row.from.some((state) => reached.has(state)))
          continue;
        reached.add(row.to);
        grew = true;
      }
    }
    expect([...reached].sort()).toEqual([...petitionStates].sort());
  });

  it("reaches every state by steps that the conditions really let through, each open one with a clock", () => {
    const reached = exploreAll();
    expect([...new Set(reached.map(({ state }) => state))].sort()).toEqual([...petitionStates].sort());
    for (const facts of reached) expect(runClock(facts, calendar) === null).toBe(isEnded(facts.state));
  });

  it("can always come to an end from any open state", () => {
    const leadsToEnd = new Set<string>(endedStates);
    for (let grew = true; grew; ) {
      grew = false;
      for (const row of petitionWorkflow) {
        if (row.to === "same" || !leadsToEnd.has(row.to)) continue;
        for (const state of row.from) {
          if (leadsToEnd.has(state)) continue;
          leadsToEnd.add(state);
          grew = true;
        }
      }
    }
    expect([...leadsToEnd].sort()).toEqual([...petitionStates].sort());
  });

  it("never moves the statutory date when more material is asked for (信访工作条例 knows no pause)", () => {
    const facts = aReceivedPetition({
      state: "accepted",
      classification: "redress",
      redressItem: 6,
      procedure: "ordinary",
      acceptedOn: firstDay,
    });
    const asked = applyStep(facts, "ask_material", "accepted", addDays(firstDay, 5));
    expect(runClock(asked, calendar)).toEqual(runClock(facts, calendar));
    const added = applyStep(asked, "add_material", "accepted", addDays(firstDay, 25));
    expect(runClock(added, calendar)).toEqual(runClock(facts, calendar));
  });

  it("keeps the previous owner until the next one takes it over (首接负责)", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        play(aReceivedPetition(), attempts, (facts, { action, before }) => {
          if (facts.ownerOrganisationId !== before.ownerOrganisationId)
            expect(["take_over", "request_review", "request_rereview"]).toContain(action);
        });
      }),
    );
  });

  it("gives the 60-day clock, the review and the re-review to item (6) alone (第三十一、三十四条)", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        play(aReceivedPetition(), attempts, (facts) => {
          const clock = clockOf(facts);
          const itemSix = facts.classification === "redress" && facts.redressItem === 6;
          if (
            clock?.rule.startsWith("XF-15") ||
            clock?.rule.startsWith("XF-17") ||
            clock?.rule.startsWith("XF-18")
          )
            expect(itemSix).toBe(true);
          if (facts.state === "under_review" || facts.state === "under_rereview") expect(itemSix).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("extends once, and only before the date has passed (第三十四条)", () => {
    const accepted = aReceivedPetition({
      state: "accepted",
      classification: "redress",
      redressItem: 6,
      procedure: "ordinary",
      acceptedOn: firstDay,
      dueOn: addDays(firstDay, 60),
    });
    const owner = new Set<Relation>(["owner"]);
    const on = (today: LocalDate) => ({ today, objectionDueOn: null });
    expect(judgeAction("extend", accepted, owner, on(addDays(firstDay, 60))).open).toBe(true);
    expect(judgeAction("extend", accepted, owner, on(addDays(firstDay, 61)))).toEqual({
      open: false,
      because: "before_due",
    });
    const extended = applyStep(accepted, "extend", "accepted", addDays(firstDay, 50));
    expect(runClock(extended, calendar)?.due).toBe(addDays(firstDay, 90));
    expect(judgeAction("extend", extended, owner, on(addDays(firstDay, 55)))).toEqual({
      open: false,
      because: "not_extended",
    });
  });

  it("says what stands in the way, the nearest thing first", () => {
    const facts = aReceivedPetition();
    const moment = { today: firstDay, objectionDueOn: null };
    expect(judgeAction("reply", facts, new Set(["owner"]), moment)).toEqual({
      open: false,
      because: "state",
    });
    expect(judgeAction("register", facts, new Set(["petitioner"]), moment)).toEqual({
      open: false,
      because: "person",
    });
  });
});
