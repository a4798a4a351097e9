/**
 * Scores of 0 to 100 from the answers of one enterprise. Pure. A rating of 1 to 5 is (rating - 1) × 25, a recommendation
 * of 0 to 10 ten times itself, a choice what the questionnaire says it scores; a matrix is the mean of its rows, several
 * choices the mean of theirs. "Not applicable", "other" and no answer are no score and never a zero.
 */
import {
  type Answer,
  type Answers,
  askedQuestions,
  notApplicable,
  type Rating,
} from "../questionnaires/answers.ts";
import type { Question, Questionnaire } from "../questionnaires/questionnaire.ts";

export type Weights = Readonly<Record<string, number>>;

export type Scores = {
  /** By id of the question. */
  readonly questions: Readonly<Record<string, number>>;
  /** By id of the dimension: the mean of its questions by their weights, of those that were answered. */
  readonly dimensions: Readonly<Record<string, number>>;
  /** The mean of the dimensions by theirs; null when none was answered. */
  readonly overall: number | null;
};

/** `weights` of dimensions take the place of the questionnaire's. */
export function scoreAnswers(
  questionnaire: Questionnaire,
  answers: Answers,
  weights: Weights | null,
): Scores {
  const asked = askedQuestions(questionnaire, answers);
  const questions: Record<string, number> = {};
  for (const question of asked) {
    const score = scoreOf(question, answers[question.id]);
    if (score !== null) questions[question.id] = score;
  }
  const dimensions: Record<string, number> = {};
  for (const { id } of questionnaire.dimensions) {
    const counted = asked.flatMap((question) => {
      const score = question.dimension === id ? questions[question.id] : undefined;
      return score === undefined ? [] : [{ score, weight: question.weight }];
    });
    const mean = weightedMean(counted);
    if (mean !== null) dimensions[id] = mean;
  }
  const overall = weightedMean(
    questionnaire.dimensions.flatMap(({ id, weight }) => {
      const score = dimensions[id];
      return score === undefined ? [] : [{ score, weight: weights?.[id] ?? weight }];
    }),
  );
  return { questions, dimensions, overall };
}

export function scoreOf(question: Question, answer: Answer | undefined): number | null {
  if (answer === undefined || answer.kind !== question.kind) return null;
  switch (answer.kind) {
    case "rating":
      return scoreOfRating(answer.value);
    case "matrix":
      return meanOf(Object.values(answer.rows).map(scoreOfRating));
    case "recommend":
      return answer.value * 10;
    case "single":
      return optionScore(question, answer.option);
    case "multiple":
      return meanOf(answer.options.map((option) => optionScore(question, option)));
    default:
      return null;
  }
}

function scoreOfRating(value: Rating): number | null {
  return value === notApplicable ? null : (value - 1) * 25;
}

function optionScore(question: Question, option: string | null): number | null {
  if (question.kind !== "single" && question.kind !== "multiple") return null;
  return question.options.find(({ id }) => id === option)?.score ?? null;
}

function meanOf(scores: readonly (number | null)[]): number | null {
  return weightedMean(scores.flatMap((score) => (score === null ? [] : [{ score, weight: 1 }])));
}

function weightedMean(items: readonly { readonly score: number; readonly weight: number }[]): number | null {
  const weight = items.reduce((sum, each) => sum + each.weight, 0);
  return weight === 0 ? null : items.reduce((sum, each) => sum + each.score * each.weight, 0) / weight;
}
