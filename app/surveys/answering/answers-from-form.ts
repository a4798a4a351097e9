/**
 * Answers as they stand in a form, and back again: with script the browser reads its own form with this, without script
 * the server reads what was sent. Pure.
 */
import { typedDay } from "#app/ui/typed-day.ts";
import { storable } from "../questionnaires/answer-schema.ts";
import type { Answer, Answers, Rating } from "../questionnaires/answers.ts";
import { notApplicable } from "../questionnaires/answers.ts";
import type { Question } from "../questionnaires/questionnaire.ts";

/** The name of a question's control, and its id. */
export function fieldOf(questionId: string, part?: string): string {
  return part === undefined ? `q.${questionId}` : `q.${questionId}.${part}`;
}

/** The value of "other"; no option can have it. */
export const otherChoice = "-other";

/** The part of the box in which "other" is written. No row can have it either. */
export const otherPart = "-words";

type Form = Pick<FormData, "get" | "getAll">;

/** What the questions were answered with; a question whose fields are all empty has no answer. */
export function answersFromForm(questions: readonly Question[], form: Form): Answers {
  const given = questions.flatMap((question) => {
    const answer = answerFromForm(question, form);
    return answer === null ? [] : [[question.id, answer] as const];
  });
  return Object.fromEntries(given);
}

function answerFromForm(question: Question, form: Form): Answer | null {
  const { kind, id } = question;
  const value = text(form, fieldOf(id));
  switch (kind) {
    case "rating":
      return value === "" ? null : { kind, value: ratingOf(value) };
    case "matrix": {
      const rows = question.rows.flatMap(({ id: row }) => {
        const chosen = text(form, fieldOf(id, row));
        return chosen === "" ? [] : [[row, ratingOf(chosen)] as const];
      });
      return rows.length === 0 ? null : { kind, rows: Object.fromEntries(rows) };
    }
    case "single": {
      const words = text(form, fieldOf(id, otherPart));
      if (value === otherChoice || (value === "" && words !== ""))
        return { kind, option: null, other: words };
      return value === "" ? null : { kind, option: value, other: null };
    }
    case "multiple": {
      const chosen = form.getAll(fieldOf(id)).map((each) => storable(String(each)));
      const words = text(form, fieldOf(id, otherPart));
      const other = chosen.includes(otherChoice) || words !== "" ? words : null;
      const options = chosen.filter((option) => option !== otherChoice);
      return options.length === 0 && other === null ? null : { kind, options, other };
    }
    case "recommend":
    case "number":
      // What is no number is out of every range, and so is refused at its field.
      return value === "" ? null : { kind, value: Number(value.normalize("NFKC").replaceAll(",", "")) };
    case "date": {
      const { typed, day } = typedDay(form, fieldOf(id));
      if (day === null) return null;
      return { kind, value: day === "wrong" ? `${typed.year}-${typed.month}-${typed.day}` : day };
    }
    case "short_text":
    case "long_text":
      return value === "" ? null : { kind, value };
  }
}

function ratingOf(value: string): Rating {
  // Anything else is refused by `problemsOf`.
  return (value === notApplicable ? notApplicable : Number(value)) as Rating;
}

function text(form: Form, name: string): string {
  return storable(String(form.get(name) ?? "")).trim();
}
