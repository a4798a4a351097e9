import { describe, expect, it } from "vitest";
import { applyChange, type DraftChange } from "./draft-change.ts";
import { pulse } from "./library/pulse.ts";
import { type Questionnaire, questionsOf } from "./questionnaire.ts";

const words = (zh: string) => ({ zh, en: zh });
const draft: Questionnaire = {
  title: words("问卷"),
  minutes: 5,
  dimensions: [],
  sections: ["s1", "s2"].map((id) => ({
    id,
    words: words(id),
    questions: ["a", "b"].map((letter) => ({
      kind: "recommend" as const,
      id: `${id}${letter}`,
      words: words(letter),
      required: false,
      weight: 1,
    })),
  })),
};
const changed = (change: DraftChange, on = draft) => {
  const result = applyChange(on, change);
  if (!result.ok) throw new Error(result.reason);
  return result.definition;
};
const order = (questionnaire: Questionnaire) =>
  questionnaire.sections.map(({ questions }) => questions.map(({ id }) => id));

describe("a change of a draft", () => {
  it("moves a question within its section, then into the next, and no farther than the end", () => {
    const one = changed({ do: "move", what: "question", id: "s1a", by: 1 });
    expect(order(one)).toEqual([
      ["s1b", "s1a"],
      ["s2a", "s2b"],
    ]);
    const two = changed({ do: "move", what: "question", id: "s1a", by: 1 }, one);
    expect(order(two)).toEqual([["s1b"], ["s1a", "s2a", "s2b"]]);
    expect(order(changed({ do: "move", what: "question", id: "s1a", by: -1 }, two))).toEqual(order(one));
    const last = { do: "move", what: "question", id: "s2b", by: 1 } as const;
    expect(order(changed(last))).toEqual(order(draft));
  });

  it("copies a question under a free id, right behind it", () => {
    expect(order(changed({ do: "copy", id: "s1a" }))[0]).toEqual(["s1a", "q5", "s1b"]);
    expect(questionsOf(changed({ do: "copy", id: questionsOf(pulse)[0]?.id ?? "" }, pulse)).length).toBe(
      questionsOf(pulse).length + 1,
    );
  });

  it("adds a question again that somebody else removed, and leaves every other change as it is", () => {
    const [question] = questionsOf(draft);
    if (question === undefined) throw new Error("there is one");
    const removed = changed({ do: "remove", what: "question", id: "s1a" });
    const put = { do: "put_question", section: "s1", question } as const;
    expect(order(changed(put, removed))[0]).toEqual(["s1b", "s1a"]);
  });

  it("says when what it is about is gone, and keeps one section", () => {
    expect(applyChange(draft, { do: "copy", id: "none" })).toEqual({ ok: false, reason: "gone" });
    const one = changed({ do: "remove", what: "section", id: "s2" });
    expect(applyChange(one, { do: "remove", what: "section", id: "s1" })).toEqual({
      ok: false,
      reason: "last_section",
    });
  });
});
