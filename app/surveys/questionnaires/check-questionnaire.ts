/** What is wrong with a questionnaire before it is published: rules that cannot hold, questions nobody reaches. Pure. */
import { type Answer, type Answers, isAsked, type Rating } from "./answers.ts";
import type { Condition, Question, Questionnaire, Words } from "./questionnaire.ts";
import { questionsOf } from "./questionnaire.ts";

export type QuestionnaireFault = {
  readonly part: "title" | "question" | "section" | "dimension";
  /** Its id; of the title, `title`. */
  readonly at: string;
  readonly fault:
    | "same_id"
    | "unknown_dimension"
    /** A rule about a question that there is not, that comes later, or about itself. */
    | "rule_about_later"
    /** A rule that this kind of question cannot be asked for, or about an option that there is not. */
    | "rule_does_not_fit"
    /** No answers show it. */
    | "unreachable"
    /** A dimension without a question that counts for it. */
    | "empty_dimension"
    | "empty_section"
    /** Its least is more than its most. */
    | "empty_range"
    | "no_english";
};

export function checkQuestionnaire(questionnaire: Questionnaire): readonly QuestionnaireFault[] {
  const { title, dimensions, sections } = questionnaire;
  const questions = questionsOf(questionnaire);
  const faults: QuestionnaireFault[] = [];
  const add = (part: QuestionnaireFault["part"], at: string, fault: QuestionnaireFault["fault"]) =>
    faults.push({ part, at, fault });

  const parts = [
    ["question", questions],
    ["section", sections],
    ["dimension", dimensions],
  ] as const;
  for (const [part, list] of parts) for (const id of repeatedIds(list)) add(part, id, "same_id");
  for (const question of questions) {
    const { id, dimension } = question;
    if (repeatedIds(innerWords(question)).length > 0) add("question", id, "same_id");
    if (dimension !== undefined && !dimensions.some((each) => each.id === dimension))
      add("question", id, "unknown_dimension");
    if (question.kind === "number" && question.least > question.most) add("question", id, "empty_range");
  }
  for (const { id } of dimensions)
    if (!questions.some((question) => question.dimension === id && counts(question)))
      add("dimension", id, "empty_dimension");
  for (const { id, questions: inside } of sections)
    if (inside.length === 0) add("section", id, "empty_section");

  if (title.en === "") add("title", "title", "no_english");
  for (const { id, words } of dimensions) if (words.en === "") add("dimension", id, "no_english");
  for (const { id, words } of sections) if (words.en === "") add("section", id, "no_english");
  for (const question of questions)
    if (allWords(question).some(({ en }) => en === "")) add("question", question.id, "no_english");

  const before = new Map<string, Question>();
  for (const question of questions) {
    const wrong = (question.showIf?.conditions ?? [])
      .map((condition) => faultOf(condition, before))
      .find(Boolean);
    if (wrong) add("question", question.id, wrong);
    else if (!isReachable(question, [...before.values()])) add("question", question.id, "unreachable");
    before.set(question.id, question);
  }
  return faults;
}

function repeatedIds(list: readonly { readonly id: string }[]): readonly string[] {
  const ids = list.map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

/** Its options or rows. */
function innerWords(question: Question) {
  if (question.kind === "matrix") return question.rows;
  return question.kind === "single" || question.kind === "multiple" ? question.options : [];
}

/** Everything of it that a person reads. */
function allWords(question: Question): readonly Words[] {
  const unit = question.kind === "number" ? question.unit : undefined;
  const apart = [question.hint, unit].filter((each) => each !== undefined);
  return [question.words, ...apart, ...innerWords(question).map(({ words }) => words)];
}

/** Whether a question gives a score: ratings, recommendations, and choices that have one. */
export function counts(question: Question): boolean {
  switch (question.kind) {
    case "rating":
    case "matrix":
    case "recommend":
      return true;
    case "single":
    case "multiple":
      return question.options.some(({ score }) => score !== undefined);
    default:
      return false;
  }
}

function faultOf(
  condition: Condition,
  before: ReadonlyMap<string, Question>,
): QuestionnaireFault["fault"] | null {
  const about = before.get(condition.question);
  if (about === undefined) return "rule_about_later";
  switch (condition.is) {
    case "answered":
      return null;
    case "one_of":
    case "none_of": {
      if (about.kind !== "single" && about.kind !== "multiple") return "rule_does_not_fit";
      const offered = new Set(about.options.map(({ id }) => id));
      const named = condition.options ?? [];
      return named.length > 0 && named.every((each) => offered.has(each)) ? null : "rule_does_not_fit";
    }
    case "at_least":
    case "at_most":
      return condition.number !== undefined && rangeOf(about) !== null ? null : "rule_does_not_fit";
  }
}

function rangeOf(question: Question): readonly [number, number] | null {
  switch (question.kind) {
    case "rating":
      return [1, 5];
    case "recommend":
      return [0, 10];
    case "number":
      return [question.least, question.most];
    default:
      return null;
  }
}

/**
 * Whether some answers to the questions that its rule rests on, and theirs, show it. All are tried that a rule can tell
 * apart; beyond `mostTried` it counts as reachable, because a rule that large is nobody's slip.
 */
function isReachable(question: Question, questions: readonly Question[]): boolean {
  const restsOn = closureOf(question, questions);
  const conditions = [question, ...restsOn].flatMap(({ showIf }) => showIf?.conditions ?? []);
  const choices = restsOn.map((each) => ({
    each,
    answers: tellingAnswers(
      each,
      conditions.filter(({ question: about }) => about === each.id),
    ),
  }));
  let tried = 0;
  const shows = (at: number, seen: Answers): boolean => {
    tried += 1;
    if (tried > mostTried) return true;
    const choice = choices[at];
    if (choice === undefined) return isAsked(question, seen);
    const { each, answers } = choice;
    if (!isAsked(each, seen)) return shows(at + 1, seen);
    return shows(at + 1, seen) || answers.some((answer) => shows(at + 1, { ...seen, [each.id]: answer }));
  };
  return shows(0, {});
}

const mostTried = 50_000;

/** The questions before it that its rule names, and those that theirs name, in their order. */
function closureOf(question: Question, questions: readonly Question[]): readonly Question[] {
  const named = new Set<string>();
  const name = ({ showIf }: Question) => {
    for (const { question: about } of showIf?.conditions ?? []) {
      if (named.has(about)) continue;
      named.add(about);
      for (const each of questions) if (each.id === about) name(each);
    }
  };
  name(question);
  return questions.filter(({ id }) => named.has(id));
}

/** One answer for each thing that these conditions can tell apart. */
function tellingAnswers(question: Question, conditions: readonly Condition[]): readonly Answer[] {
  const named = [...new Set(conditions.flatMap(({ options = [] }) => options))];
  const range = rangeOf(question);
  if (range !== null) {
    const [least, most] = range;
    const edges = conditions.flatMap(({ number = least }) => [number - 1, number, number + 1]);
    return [...new Set([least, most, ...edges])]
      .filter((value) => value >= least && value <= most)
      .map((value) => numberAnswer(question, value));
  }
  if (question.kind === "single") {
    const rest = question.options.find(({ id }) => !named.includes(id));
    const ids = [...named, ...(rest === undefined ? [] : [rest.id])];
    const other: Answer[] = question.other ? [{ kind: "single", option: null, other: "1" }] : [];
    return [...ids.map((option): Answer => ({ kind: "single", option, other: null })), ...other];
  }
  if (question.kind === "multiple") {
    const rest = question.options.find(({ id }) => !named.includes(id));
    return subsetsOf([...named, ...(rest === undefined ? [] : [rest.id])])
      .filter((options) => options.length > 0 && options.length <= (question.most ?? options.length))
      .map((options): Answer => ({ kind: "multiple", options, other: null }));
  }
  // Of all others a rule asks only whether there is an answer.
  return [{ kind: "short_text", value: "1" }];
}

function numberAnswer({ kind }: Question, value: number): Answer {
  if (kind === "rating") return { kind: "rating", value: value as Rating };
  return kind === "recommend" ? { kind: "recommend", value } : { kind: "number", value };
}

function subsetsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.reduce<(readonly string[])[]>((all, id) => all.flatMap((each) => [each, [...each, id]]), [[]]);
}
