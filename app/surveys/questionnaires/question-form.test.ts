import { describe, expect, it } from "vitest";
import { messagesFor } from "#app/i18n/index.ts";
import { libraryQuestionnaires } from "./library/library.ts";
import {
  afterFormStep,
  emptyQuestion,
  readFormStep,
  readQuestion,
  readTypedQuestion,
  type TypedQuestion,
  typedQuestion,
} from "./question-form.ts";
import { questionsOf } from "./questionnaire.ts";

const m = messagesFor("zh-CN");

/** As a browser sends it. */
function sent({ lines, conditions, required, other, notApplicable, ...texts }: TypedQuestion): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.set(name, String(value));
  for (const [name, is] of Object.entries({ required, other, notApplicable })) if (is) form.set(name, "on");
  for (const [at, line] of lines.entries()) {
    form.set(`lines.${at}`, line.id);
    for (const part of ["zh", "en", "score"] as const) form.set(`lines.${at}.${part}`, line[part]);
  }
  for (const [at, { question, is, options, number }] of conditions.entries()) {
    form.set(`conditions.${at}`, question);
    form.set(`conditions.${at}.is`, is);
    form.set(`conditions.${at}.number`, number);
    for (const option of options) form.append(`conditions.${at}.options`, option);
  }
  return form;
}

describe("the form of a question", () => {
  it("gives back every ready-made question as it was", () => {
    for (const questionnaire of Object.values(libraryQuestionnaires))
      for (const question of questionsOf(questionnaire)) {
        const typed = typedQuestion(question);
        expect(readTypedQuestion(sent(typed))).toEqual(typed);
        expect(readQuestion(question.kind, question.id, typed, m)).toEqual({ ok: true, question });
      }
  });

  it("says at the field what is missing, and leaves empty lines out", () => {
    const typed = emptyQuestion("single");
    const read = readQuestion("single", "q1", { ...typed, weight: "many" }, m);
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(["zh", "weight", "lines"]);
    const line = (zh: string) => ({ id: "", zh, en: "", score: "" });
    const whole = { ...typed, zh: "问", lines: [line("甲"), line(""), line("乙")] };
    expect(readQuestion("single", "q1", whole, m)).toMatchObject({
      question: { options: [{ id: "o1" }, { id: "o2" }] },
    });
  });

  it("moves a line and says which control has the focus then", () => {
    const line = (zh: string) => ({ id: zh, zh, en: "", score: "" });
    const typed = { ...emptyQuestion("single"), lines: [line("a"), line("b"), line("c")] };
    const step = readFormStep("lines.up.1");
    if (step === null) throw new Error("it is a step");
    const after = afterFormStep(typed, step);
    expect(after.typed.lines.map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(after.focus).toBe("lines.0.down");
    expect(readFormStep("lines.explode")).toBeNull();
  });
});
