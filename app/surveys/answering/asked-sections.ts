/** The parts of a form that have anything to ask, given the answers so far. Pure. */
import { type Answers, askedQuestions } from "../questionnaires/answers.ts";
import type { Question, Questionnaire } from "../questionnaires/questionnaire.ts";

export type AskedSection = {
  readonly id: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly questions: readonly Question[];
};

/** Never empty: the first question of all can depend on none. */
export function askedSections(questionnaire: Questionnaire, answers: Answers): readonly AskedSection[] {
  const asked = new Set(askedQuestions(questionnaire, answers).map(({ id }) => id));
  return questionnaire.sections.flatMap(({ id, words, questions }) => {
    const here = questions.filter((question) => asked.has(question.id));
    return here.length === 0 ? [] : [{ id, words, questions: here }];
  });
}

/** The part with this id, or the first when it has nothing to ask any more; `n` counts from 1. */
export function partOf(
  sections: readonly AskedSection[],
  id: string | null,
): { readonly section: AskedSection; readonly n: number } {
  const at = Math.max(
    0,
    sections.findIndex((section) => section.id === id),
  );
  const section = sections[at];
  if (section === undefined) throw new Error("a questionnaire asks nothing");
  return { section, n: at + 1 };
}

/** Answers with those of a part put in the place of what the part had. */
export function withPart(answers: Answers, questions: readonly Question[], given: Answers): Answers {
  const here = new Set(questions.map(({ id }) => id));
  const others = Object.entries(answers).filter(([id]) => !here.has(id));
  return { ...Object.fromEntries(others), ...given };
}
