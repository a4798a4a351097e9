import { describe, expect, it } from "vitest";
import { checkQuestionnaire, counts } from "../check-questionnaire.ts";
import { questionnaireSchema, questionsOf } from "../questionnaire.ts";
import { libraryQuestionnaires } from "./library.ts";

describe("a ready-made questionnaire", () => {
  it.each(Object.entries(libraryQuestionnaires))(
    "%s has no fault and is read as it is written",
    (_, each) => {
      expect(checkQuestionnaire(each)).toEqual([]);
      expect(questionnaireSchema.parse(structuredClone(each))).toEqual(each);
    },
  );

  it("asks at least forty things of the rule of law, some of each dimension", () => {
    const { rule_of_law: whole } = libraryQuestionnaires;
    expect(questionsOf(whole).length).toBeGreaterThanOrEqual(40);
    for (const { id } of whole.dimensions)
      expect(
        questionsOf(whole).filter((question) => question.dimension === id && counts(question)).length,
      ).toBeGreaterThanOrEqual(3);
  });

  it("asks little in two minutes", () => {
    expect(questionsOf(libraryQuestionnaires.pulse).length).toBeLessThanOrEqual(10);
  });
});
