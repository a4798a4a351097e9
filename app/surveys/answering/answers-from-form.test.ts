import { describe, expect, it } from "vitest";
import { problemsOf } from "../questionnaires/answers.ts";
import { questionnaireSchema, questionsOf } from "../questionnaires/questionnaire.ts";
import { answersFromForm } from "./answers-from-form.ts";

const zh = "问";
const options = [
  { id: "a", words: { zh } },
  { id: "b", words: { zh } },
];
const questionnaire = questionnaireSchema.parse({
  title: { zh },
  minutes: 1,
  sections: [
    {
      id: "all",
      words: { zh },
      questions: [
        { id: "rate", kind: "rating", words: { zh } },
        { id: "one", kind: "single", words: { zh }, options, other: true },
        { id: "some", kind: "multiple", words: { zh }, options, other: true },
        { id: "grid", kind: "matrix", words: { zh }, rows: options },
        { id: "advise", kind: "recommend", words: { zh } },
        { id: "count", kind: "number", words: { zh }, most: 9_000 },
        { id: "day", kind: "date", words: { zh } },
        { id: "line", kind: "short_text", words: { zh } },
        { id: "story", kind: "long_text", words: { zh } },
      ],
    },
  ],
});

function read(pairs: readonly (readonly [string, string])[]) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  const answers = answersFromForm(questionsOf(questionnaire), form);
  return { answers, problems: Object.fromEntries(problemsOf(questionnaire, answers)) };
}

describe("answers in a form", () => {
  it("reads every kind", () => {
    const { answers, problems } = read([
      ["q.rate", "na"],
      ["q.one", "-other"],
      ["q.one.-words", "第三样"],
      ["q.some", "a"],
      ["q.some", "b"],
      ["q.grid.a", "5"],
      ["q.advise", "0"],
      ["q.count", "１,200"],
      ["q.day.year", "2026"],
      ["q.day.month", "3"],
      ["q.day.day", "2"],
      ["q.line", " 一句 "],
      ["q.story", "一段"],
    ]);
    expect(answers).toEqual({
      rate: { kind: "rating", value: "na" },
      one: { kind: "single", option: null, other: "第三样" },
      some: { kind: "multiple", options: ["a", "b"], other: null },
      grid: { kind: "matrix", rows: { a: 5 } },
      advise: { kind: "recommend", value: 0 },
      count: { kind: "number", value: 1200 },
      day: { kind: "date", value: "2026-03-02" },
      line: { kind: "short_text", value: "一句" },
      story: { kind: "long_text", value: "一段" },
    });
    expect(problems).toEqual({});
  });

  it("has no answer where nothing was given", () => {
    expect(read([["q.line", "  "]]).answers).toEqual({});
  });

  it("takes words written beside no choice for the choice of other", () => {
    expect(read([["q.one.-words", "第三样"]]).answers.one).toEqual({
      kind: "single",
      option: null,
      other: "第三样",
    });
  });

  it("names what does not fit, whatever was sent", () => {
    const { problems } = read([
      ["q.rate", "6"],
      ["q.one", "z"],
      ["q.some", "z"],
      ["q.grid.a", "x"],
      ["q.advise", "11"],
      ["q.count", "很多"],
      ["q.day.year", "2026"],
      ["q.day.month", "2"],
      ["q.day.day", "30"],
      ["q.line", "长".repeat(61)],
    ]);
    expect(problems).toEqual({
      rate: "range",
      one: "unknown",
      some: "unknown",
      grid: "range",
      advise: "range",
      count: "range",
      day: "range",
      line: "too_long",
    });
  });
});
