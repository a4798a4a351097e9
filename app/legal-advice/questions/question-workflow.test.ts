import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import {
  endedQuestionStates,
  judgeQuestion,
  type QuestionFacts,
  questionStates,
  questionWorkflow,
} from "./question-workflow.ts";

const today = localDateFrom("2026-03-02");

function aQuestion(changes: Partial<QuestionFacts> = {}): QuestionFacts {
  return {
    state: "assigned",
    dueOn: localDateFrom("2026-03-05"),
    adviserFound: true,
    adviserLeft: false,
    rated: false,
    askerConsents: false,
    adviserConsents: false,
    published: false,
    ...changes,
  };
}

const sides = ["asker", "adviser"] as const;

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

  it("lets either side take its consent back in every state, and nobody else", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questionStates),
        fc.constantFrom(...sides, "code_holder" as const, "system" as const),
        fc.boolean(),
        fc.boolean(),
        (state, who, askerConsents, adviserConsents) => {
          const facts = aQuestion({ state, askerConsents, adviserConsents });
          const own = { asker: askerConsents, adviser: adviserConsents, code_holder: false, system: false };
          expect(judgeQuestion("withdraw_consent", facts, new Set([who]), today).open).toBe(own[who]);
        },
      ),
    );
  });

  it("lets nobody agree twice, and publishes once", () => {
    for (const side of sides) {
      const agreed = aQuestion({ state: "answered", askerConsents: true, adviserConsents: true });
      expect(judgeQuestion("consent_to_publish", agreed, new Set([side]), today)).toMatchObject({
        because: "consent_open",
      });
      expect(
        judgeQuestion("publish", { ...agreed, published: true }, new Set(["adviser" as const]), today),
      ).toMatchObject({ because: "not_published" });
    }
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
