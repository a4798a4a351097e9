/** Answers to a questionnaire: which questions are asked, and whether an answer fits its question. Pure. */
import type { Condition, Question, Questionnaire } from "./questionnaire.ts";
import { questionsOf } from "./questionnaire.ts";

/** "Not applicable" of a rating or of a row. */
export const notApplicable = "na";

export type Answer =
  | { readonly kind: "rating"; readonly value: Rating }
  | { readonly kind: "single"; readonly option: string | null; readonly other: string | null }
  | { readonly kind: "multiple"; readonly options: readonly string[]; readonly other: string | null }
  | { readonly kind: "matrix"; readonly rows: Readonly<Record<string, Rating>> }
  | { readonly kind: "recommend"; readonly value: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "short_text"; readonly value: string }
  | { readonly kind: "long_text"; readonly value: string };

export type Rating = 1 | 2 | 3 | 4 | 5 | typeof notApplicable;

export type Answers = Readonly<Record<string, Answer>>;

/** The questions that are asked, given the answers so far, in their order. What is not asked counts as not answered. */
export function askedQuestions(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  const asked: Question[] = [];
  const seen: Record<string, Answer> = {};
  for (const question of questionsOf(questionnaire)) {
    if (!isAsked(question, seen)) continue;
    asked.push(question);
    const answer = answers[question.id];
    if (answer !== undefined) seen[question.id] = answer;
  }
  return asked;
}

/** Whether its rule holds of the answers before it. */
export function isAsked({ showIf }: Question, seen: Answers): boolean {
  if (showIf === undefined) return true;
  const hold = (condition: Condition) => holds(condition, seen[condition.question]);
  return showIf.match === "all" ? showIf.conditions.every(hold) : showIf.conditions.some(hold);
}

/** Nothing holds of a question that was not answered, except that none of its options was chosen. */
export function holds({ is, options = [], number = 0 }: Condition, answer: Answer | undefined): boolean {
  switch (is) {
    case "answered":
      return answer !== undefined;
    case "one_of":
      return chosen(answer).some((each) => options.includes(each));
    case "none_of":
      return !chosen(answer).some((each) => options.includes(each));
    case "at_least":
      return numberOf(answer) !== null && (numberOf(answer) ?? 0) >= number;
    case "at_most":
      return numberOf(answer) !== null && (numberOf(answer) ?? 0) <= number;
  }
}

function chosen(answer: Answer | undefined): readonly string[] {
  if (answer?.kind === "single") return answer.option === null ? [] : [answer.option];
  return answer?.kind === "multiple" ? answer.options : [];
}

function numberOf(answer: Answer | undefined): number | null {
  switch (answer?.kind) {
    case "rating":
      return answer.value === notApplicable ? null : answer.value;
    case "recommend":
    case "number":
      return answer.value;
    default:
      return null;
  }
}

export type AnswerProblem =
  | "missing"
  /** Of another kind, or a choice that is not offered. */
  | "unknown"
  | "too_many"
  | "range"
  | "too_long";

/** What is wrong with each question that is asked; nothing when the whole can be sent. */
export function problemsOf(
  questionnaire: Questionnaire,
  answers: Answers,
): ReadonlyMap<string, AnswerProblem> {
  const problems = new Map<string, AnswerProblem>();
  for (const question of askedQuestions(questionnaire, answers)) {
    const answer = answers[question.id];
    const problem =
      answer === undefined ? (question.required ? "missing" : null) : problemOf(question, answer);
    if (problem !== null) problems.set(question.id, problem);
  }
  return problems;
}

/** Only what is asked, so that an answer given before the way turned goes nowhere. */
export function keptAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  const kept = askedQuestions(questionnaire, answers).flatMap(({ id }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(kept);
}

const longestOther = 100;

function problemOf(question: Question, answer: Answer): AnswerProblem | null {
  switch (question.kind) {
    case "rating":
      if (answer.kind !== "rating") return "unknown";
      return isRating(answer.value, question.notApplicable) ? null : "range";
    case "matrix": {
      if (answer.kind !== "matrix") return "unknown";
      const rows = new Set(question.rows.map((row) => row.id));
      if (Object.keys(answer.rows).some((row) => !rows.has(row))) return "unknown";
      if (!Object.values(answer.rows).every((value) => isRating(value, question.notApplicable)))
        return "range";
      return question.required && question.rows.some((row) => answer.rows[row.id] === undefined)
        ? "missing"
        : null;
    }
    case "single": {
      if (answer.kind !== "single") return "unknown";
      const given = [answer.option, answer.other].filter((each) => each !== null);
      if (given.length === 0) return question.required ? "missing" : null;
      if (given.length > 1) return "too_many";
      return choiceProblem(question, answer.option === null ? [] : [answer.option], answer.other);
    }
    case "multiple": {
      if (answer.kind !== "multiple") return "unknown";
      const count = answer.options.length + (answer.other === null ? 0 : 1);
      if (count === 0) return question.required ? "missing" : null;
      if (new Set(answer.options).size !== answer.options.length) return "unknown";
      if (question.most !== undefined && count > question.most) return "too_many";
      return choiceProblem(question, answer.options, answer.other);
    }
    case "recommend":
      if (answer.kind !== "recommend") return "unknown";
      return Number.isInteger(answer.value) && answer.value >= 0 && answer.value <= 10 ? null : "range";
    case "number":
      if (answer.kind !== "number") return "unknown";
      return answer.value >= question.least && answer.value <= question.most ? null : "range";
    case "date":
      if (answer.kind !== "date") return "unknown";
      return isDay(answer.value) ? null : "range";
    case "short_text":
    case "long_text":
      if (answer.kind !== question.kind) return "unknown";
      if (answer.value.trim() === "") return question.required ? "missing" : null;
      return answer.value.length > question.longest ? "too_long" : null;
  }
}

function choiceProblem(
  question: Extract<Question, { kind: "single" | "multiple" }>,
  options: readonly string[],
  other: string | null,
): AnswerProblem | null {
  const offered = new Set(question.options.map((option) => option.id));
  if (options.some((option) => !offered.has(option))) return "unknown";
  if (other === null) return null;
  if (!question.other) return "unknown";
  return other.length > longestOther ? "too_long" : null;
}

function isRating(value: unknown, mayNotApply: boolean): value is Rating {
  if (value === notApplicable) return mayNotApply;
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
