/** What can be done to a draft: one small change each, so that two people's changes do not undo each other. Pure. */
import {
  type Dimension,
  mostDimensions,
  mostQuestions,
  mostSections,
  type Question,
  type Questionnaire,
  questionsOf,
  type Section,
  type Words,
} from "./questionnaire.ts";

export type DraftChange =
  | { readonly do: "details"; readonly title: Words; readonly minutes: number }
  /** `id` null: a new one, at the end. */
  | { readonly do: "put_section"; readonly id: string | null; readonly words: Words }
  | {
      readonly do: "put_dimension";
      readonly id: string | null;
      readonly words: Words;
      readonly weight: number;
    }
  /** A question whose id is not there (any more) is added at the end of the section. */
  | { readonly do: "put_question"; readonly section: string; readonly question: Question }
  | { readonly do: "move" | "remove"; readonly what: Part; readonly id: string; readonly by?: -1 | 1 }
  | { readonly do: "copy"; readonly id: string };

export type Part = "section" | "question" | "dimension";

export type Changed =
  /** `at`: id of what was changed or added. */
  | { readonly ok: true; readonly definition: Questionnaire; readonly at: string }
  /** `gone`: what it is about is not there any more. */
  | { readonly ok: false; readonly reason: "gone" | "too_many" | "last_section" };

export function applyChange(draft: Questionnaire, change: DraftChange): Changed {
  switch (change.do) {
    case "details":
      return done({ ...draft, title: change.title, minutes: change.minutes }, "details");
    case "put_section":
      return putSection(draft, change.id, change.words);
    case "put_dimension":
      return putDimension(draft, change);
    case "put_question":
      return putQuestion(draft, change.section, change.question);
    case "copy":
      return copyQuestion(draft, change.id);
    case "move":
      return move(draft, change.what, change.id, change.by ?? 1);
    case "remove":
      return remove(draft, change.what, change.id);
  }
}

/** An id that is free: `q7`, `s2`, `d3`. */
export function freeId(letter: "q" | "s" | "d" | "o", taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = ids.size + 1;
  while (ids.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

function done(definition: Questionnaire, at: string): Changed {
  return { ok: true, definition, at };
}

function putSection(draft: Questionnaire, id: string | null, words: Words): Changed {
  if (id !== null) {
    if (!draft.sections.some((each) => each.id === id)) return { ok: false, reason: "gone" };
    const sections = draft.sections.map((each) => (each.id === id ? { ...each, words } : each));
    return done({ ...draft, sections }, id);
  }
  if (draft.sections.length >= mostSections) return { ok: false, reason: "too_many" };
  const added: Section = { id: freeId("s", draft.sections), words, questions: [] };
  return done({ ...draft, sections: [...draft.sections, added] }, added.id);
}

function putDimension(
  draft: Questionnaire,
  { id, words, weight }: { readonly id: string | null; readonly words: Words; readonly weight: number },
): Changed {
  if (id !== null) {
    if (!draft.dimensions.some((each) => each.id === id)) return { ok: false, reason: "gone" };
    const dimensions = draft.dimensions.map((each) => (each.id === id ? { id, words, weight } : each));
    return done({ ...draft, dimensions }, id);
  }
  if (draft.dimensions.length >= mostDimensions) return { ok: false, reason: "too_many" };
  const added: Dimension = { id: freeId("d", draft.dimensions), words, weight };
  return done({ ...draft, dimensions: [...draft.dimensions, added] }, added.id);
}

function putQuestion(draft: Questionnaire, section: string, question: Question): Changed {
  if (questionsOf(draft).some(({ id }) => id === question.id)) {
    const replaced = inSections(draft, (questions) =>
      questions.map((each) => (each.id === question.id ? question : each)),
    );
    return done(replaced, question.id);
  }
  const into = draft.sections.find(({ id }) => id === section);
  if (into === undefined) return { ok: false, reason: "gone" };
  if (into.questions.length >= mostQuestions) return { ok: false, reason: "too_many" };
  const added = inSections(draft, (questions, id) =>
    id === section ? [...questions, question] : [...questions],
  );
  return done(added, question.id);
}

function copyQuestion(draft: Questionnaire, id: string): Changed {
  const section = draft.sections.find(({ questions }) => questions.some((each) => each.id === id));
  if (section === undefined) return { ok: false, reason: "gone" };
  if (section.questions.length >= mostQuestions) return { ok: false, reason: "too_many" };
  const copy = freeId("q", questionsOf(draft));
  const copied = inSections(draft, (questions) =>
    questions.flatMap((each) => (each.id === id ? [each, { ...each, id: copy }] : [each])),
  );
  return done(copied, copy);
}

function inSections(
  draft: Questionnaire,
  change: (questions: readonly Question[], section: string) => Question[],
): Questionnaire {
  const sections = draft.sections.map((each) => ({ ...each, questions: change(each.questions, each.id) }));
  return { ...draft, sections };
}

function move(draft: Questionnaire, what: Part, id: string, by: -1 | 1): Changed {
  if (what === "section") {
    const sections = moved(draft.sections, id, by);
    return sections === null ? { ok: false, reason: "gone" } : done({ ...draft, sections }, id);
  }
  if (what === "dimension") {
    const dimensions = moved(draft.dimensions, id, by);
    return dimensions === null ? { ok: false, reason: "gone" } : done({ ...draft, dimensions }, id);
  }
  return moveQuestion(draft, id, by);
}

/** At the edge of its section a question goes into the next one. */
function moveQuestion(draft: Questionnaire, id: string, by: -1 | 1): Changed {
  const from = draft.sections.findIndex(({ questions }) => questions.some((each) => each.id === id));
  const section = draft.sections[from];
  const at = section?.questions.findIndex((each) => each.id === id) ?? -1;
  const question = section?.questions[at];
  if (section === undefined || question === undefined) return { ok: false, reason: "gone" };
  const stays = at + by >= 0 && at + by < section.questions.length;
  if (stays) {
    const within = inSections(draft, (questions, each) =>
      each === section.id ? (moved(questions, id, by) ?? []) : [...questions],
    );
    return done(within, id);
  }
  const next = draft.sections[from + by];
  if (next === undefined) return done(draft, id);
  if (next.questions.length >= mostQuestions) return { ok: false, reason: "too_many" };
  const across = inSections(draft, (questions, each) => {
    if (each === section.id) return questions.filter((other) => other.id !== id);
    if (each !== next.id) return [...questions];
    return by === 1 ? [question, ...questions] : [...questions, question];
  });
  return done(across, id);
}

/** The list with one entry one place on; null when there is no such entry. */
export function moved<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  id: string,
  by: -1 | 1,
): Entry[] | null {
  const at = list.findIndex((each) => each.id === id);
  const entry = list[at];
  if (entry === undefined) return null;
  const rest = list.filter((each) => each !== entry);
  rest.splice(Math.max(0, at + by), 0, entry);
  return rest;
}

function remove(draft: Questionnaire, what: Part, id: string): Changed {
  if (what === "section") {
    if (draft.sections.length === 1) return { ok: false, reason: "last_section" };
    const sections = draft.sections.filter((each) => each.id !== id);
    return sections.length === draft.sections.length
      ? { ok: false, reason: "gone" }
      : done({ ...draft, sections }, id);
  }
  if (what === "dimension") {
    const dimensions = draft.dimensions.filter((each) => each.id !== id);
    return dimensions.length === draft.dimensions.length
      ? { ok: false, reason: "gone" }
      : done({ ...draft, dimensions }, id);
  }
  if (!questionsOf(draft).some((each) => each.id === id)) return { ok: false, reason: "gone" };
  return done(
    inSections(draft, (questions) => questions.filter((each) => each.id !== id)),
    id,
  );
}
