/** Questions that are answered in one's own words. Pure. */
import { type Question, type Questionnaire, questionsOf } from "../questionnaires/questionnaire.ts";

/** Answers on one page. */
export const answersOfPage = 30;

/** The questions that are answered in one's own words, or may be. */
export function openQuestions(questionnaire: Questionnaire): readonly Question[] {
  return questionsOf(questionnaire).filter(
    (question) =>
      question.kind === "short_text" ||
      question.kind === "long_text" ||
      ((question.kind === "single" || question.kind === "multiple") && question.other),
  );
}
