import { describe, expect, it } from "vitest";
import { questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { carriedFields, firstPlainPart, type PlainPart, takePlainPart } from "./plain-form.ts";

const words = { zh: "问" };
const questionnaire = questionnaireSchema.parse({
  title: words,
  minutes: 1,
  sections: [
    {
      id: "first",
      words,
      questions: [
        {
          id: "met",
          kind: "single",
          words,
          options: ["yes", "no"].map((id) => ({ id, words })),
          required: true,
        },
        {
          id: "often",
          kind: "number",
          words,
          most: 50,
          required: true,
          showIf: { match: "all", conditions: [{ question: "met", is: "one_of", options: ["yes"] }] },
        },
      ],
    },
    {
      id: "second",
      words,
      questions: [
        {
          id: "how",
          kind: "rating",
          words,
          showIf: { match: "all", conditions: [{ question: "often", is: "at_least", number: 10 }] },
        },
      ],
    },
    { id: "third", words, questions: [{ id: "say", kind: "short_text", words }] },
  ],
});

const key = "1d900076-125d-4266-a72d-b587611f6f57";
const begun = firstPlainPart(questionnaire, key, "zh-CN");

/** The page sent with these fields filled in. */
function press(part: PlainPart, fields: Readonly<Record<string, string>>, intent = "go") {
  const form = new FormData();
  for (const [name, value] of [...carriedFields(part), ...Object.entries(fields)]) form.append(name, value);
  form.append("intent", intent);
  return takePlainPart(questionnaire, form);
}

function part(step: ReturnType<typeof press>): PlainPart {
  if (step.at !== "part") throw new Error(step.at);
  return step;
}

describe("the form without script", () => {
  it("asks what an answer on the same page leads to before it goes on, without calling it missing", () => {
    const more = part(press(begun, { "q.met": "yes" }));
    expect(more).toMatchObject({ section: { id: "first" }, more: true, problems: [] });
    expect(more.section.questions.map(({ id }) => id)).toEqual(["met", "often"]);
    expect(part(press(more, { "q.met": "yes", "q.often": "" })).problems).toEqual([["often", "missing"]]);
  });

  it("keeps what was typed for a number and is none", () => {
    const more = part(press(begun, { "q.met": "yes" }));
    const wrong = part(press(more, { "q.met": "yes", "q.often": "很多" }));
    expect(wrong).toMatchObject({ problems: [["often", "range"]], typed: { often: "很多" } });
    expect(wrong.answers).not.toHaveProperty("often");
  });

  it("leaves out a part with nothing to ask, goes back, and sends all of it at the end", () => {
    const third = part(press(begun, { "q.met": "no" }));
    expect(third).toMatchObject({ section: { id: "third" }, n: 2, of: 2 });
    const back = part(press(third, { "q.say": "好" }, "back"));
    expect(back).toMatchObject({ section: { id: "first" }, answers: { say: { value: "好" } } });
    const again = part(press(back, { "q.met": "no" }));
    expect(press(again, { "q.say": "好" })).toEqual({
      at: "send",
      key,
      language: "zh-CN",
      answers: {
        met: { kind: "single", option: "no", other: null },
        say: { kind: "short_text", value: "好" },
      },
    });
  });

  it("changes the language and loses nothing", () => {
    const third = part(press(begun, { "q.met": "no" }));
    const english = part(press(third, { "q.say": "好" }, "language"));
    expect(english).toMatchObject({
      language: "en",
      section: { id: "third" },
      answers: { say: { value: "好" } },
    });
  });

  it("says so when what was carried cannot be read", () => {
    const form = new FormData();
    form.append("carried", "{");
    expect(takePlainPart(questionnaire, form)).toEqual({ at: "broken" });
  });
});
