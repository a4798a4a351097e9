import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, type Answers, askedQuestions, keptAnswers, problemsOf } from "./answers.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";
import { type Questionnaire, questionnaireSchema, questionsOf } from "./questionnaire.ts";

type Given = Parameters<typeof questionnaireSchema.parse>[0];

const both = (text: string) => ({ zh: text, en: text });
const options = ["yes", "no", "some"].map((id) => ({ id, words: both(id) }));

function aQuestionnaire(questions: readonly object[], changes: object = {}): Questionnaire {
  return questionnaireSchema.parse({
    title: both("法治环境"),
    minutes: 6,
    sections: [{ id: "first", words: both("一"), questions }],
    ...changes,
  } as Given);
}

const faultsOf = (questionnaire: Questionnaire) =>
  checkQuestionnaire(questionnaire).map(({ at, fault }) => `${at} ${fault}`);

describe("a questionnaire before it is published", () => {
  it("has no fault when every rule looks back and can hold", () => {
    const questionnaire = aQuestionnaire([
      { kind: "single", id: "inspected", words: both("查过没有"), options },
      {
        kind: "rating",
        id: "manner",
        words: both("态度"),
        showIf: { match: "all", conditions: [{ question: "inspected", is: "one_of", options: ["yes"] }] },
      },
    ]);
    expect(faultsOf(questionnaire)).toEqual([]);
  });

  it("is told of what nobody reaches, what looks ahead, and what does not fit", () => {
    const rule = (conditions: readonly object[]) => ({ match: "all", conditions });
    const questionnaire = aQuestionnaire(
      [
        { kind: "rating", id: "a", words: both("甲"), dimension: "law" },
        {
          kind: "date",
          id: "b",
          words: both("乙"),
          showIf: rule([
            { question: "a", is: "at_least", number: 4 },
            { question: "a", is: "at_most", number: 2 },
          ]),
        },
        { kind: "date", id: "c", words: both("丙"), showIf: rule([{ question: "b", is: "answered" }]) },
        { kind: "date", id: "d", words: both("丁"), showIf: rule([{ question: "e", is: "answered" }]) },
        {
          kind: "date",
          id: "e",
          words: { zh: "戊" },
          showIf: rule([{ question: "a", is: "one_of", options: ["yes"] }]),
        },
      ],
      { dimensions: [{ id: "court", words: both("司法") }] },
    );
    expect(faultsOf(questionnaire)).toEqual([
      "a unknown_dimension",
      "court empty_dimension",
      "e no_english",
      "b unreachable",
      "c unreachable",
      "d rule_about_later",
      "e rule_does_not_fit",
    ]);
  });

  it("calls unreachable exactly what no answers show", () => {
    const condition = (index: number) =>
      fc.record({
        question: fc.nat(index - 1).map((at) => `q${at}`),
        is: fc.constantFrom("one_of" as const, "none_of" as const, "answered" as const),
        options: fc.subarray(["yes", "no", "some"], { minLength: 1 }),
      });
    const rules = fc.tuple(
      ...[1, 2, 3].map((index) =>
        fc.record({
          match: fc.constantFrom("all" as const, "any" as const),
          conditions: fc.array(condition(index), { minLength: 1, maxLength: 3 }),
        }),
      ),
    );
    fc.assert(
      fc.property(rules, ([one, two, three]) => {
        const questionnaire = aQuestionnaire(
          [undefined, one, two, three].map((showIf, at) => ({
            kind: "single",
            id: `q${at}`,
            words: both("问"),
            options,
            ...(showIf === undefined ? {} : { showIf }),
          })),
        );
        const shown = new Set<string>();
        for (const answers of everyAnswer(["q0", "q1", "q2", "q3"]))
          for (const { id } of askedQuestions(questionnaire, answers)) shown.add(id);
        const told = checkQuestionnaire(questionnaire).map(({ at }) => at);
        expect(told).toEqual(questionsOf(questionnaire).flatMap(({ id }) => (shown.has(id) ? [] : [id])));
      }),
      { numRuns: 500 },
    );
  });
});

function everyAnswer(ids: readonly string[]): Answers[] {
  return ids.reduce<Answers[]>(
    (all, id) =>
      all.flatMap((answers) => [
        answers,
        ...options.map(({ id: option }) => ({
          ...answers,
          [id]: { kind: "single" as const, option, other: null },
        })),
      ]),
    [{}],
  );
}

describe("answers", () => {
  const questionnaire = aQuestionnaire([
    { kind: "single", id: "inspected", words: both("查过没有"), options, required: true },
    {
      kind: "rating",
      id: "manner",
      words: both("态度"),
      required: true,
      showIf: { match: "all", conditions: [{ question: "inspected", is: "one_of", options: ["yes"] }] },
    },
    { kind: "multiple", id: "which", words: both("哪些"), options, other: true, most: 2 },
    { kind: "matrix", id: "grid", words: both("几项"), rows: [{ id: "r1", words: both("行") }] },
    { kind: "number", id: "times", words: both("几次"), most: 50 },
    { kind: "short_text", id: "name", words: both("谁"), longest: 5 },
  ]);
  const yes: Answer = { kind: "single", option: "yes", other: null };

  it("are asked for as the way turns, and what is no longer asked goes nowhere", () => {
    const no: Answer = { kind: "single", option: "no", other: null };
    const answers: Answers = { inspected: no, manner: { kind: "rating", value: 1 } };
    expect([...problemsOf(questionnaire, {})]).toEqual([["inspected", "missing"]]);
    expect([...problemsOf(questionnaire, { inspected: yes })]).toEqual([["manner", "missing"]]);
    expect(problemsOf(questionnaire, answers).size).toBe(0);
    expect(keptAnswers(questionnaire, answers)).toEqual({ inspected: no });
  });

  it.each<[string, Answer, string]>([
    ["which", { kind: "multiple", options: ["yes", "no"], other: "别的" }, "too_many"],
    ["which", { kind: "multiple", options: ["perhaps"], other: null }, "unknown"],
    ["which", { kind: "rating", value: 5 }, "unknown"],
    ["grid", { kind: "matrix", rows: { r9: 1 } }, "unknown"],
    ["times", { kind: "number", value: 51 }, "range"],
    ["name", { kind: "short_text", value: "一二三四五六" }, "too_long"],
  ])("that do not fit %s are refused: %j is %s", (question, answer, problem) => {
    const answers = { inspected: { ...yes, option: "no" } as Answer, [question]: answer };
    expect(problemsOf(questionnaire, answers).get(question)).toBe(problem);
  });
});
