/**
 * The form without script: every part is a page that the server makes, and what was answered before travels with it in
 * hidden fields. Nothing is stored until the whole is sent. Pure.
 */
import type { Language } from "#app/i18n/catalogues.ts";
import { isLanguage } from "#app/i18n/catalogues.ts";
import { readAnswers } from "../questionnaires/answer-schema.ts";
import { type AnswerProblem, type Answers, keptAnswers, problemsOf } from "../questionnaires/answers.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import { answersFromForm, fieldOf } from "./answers-from-form.ts";
import { type AskedSection, askedSections, partOf, withPart } from "./asked-sections.ts";
import { parseJson } from "./read-requests.ts";

/** One page of the form. Plain data: the loader's reply. */
export type PlainPart = {
  readonly at: "part";
  readonly language: Language;
  /** The form's own number: sent twice, it is one answer. */
  readonly key: string;
  readonly section: AskedSection;
  readonly n: number;
  readonly of: number;
  readonly answers: Answers;
  /** Of the questions of this part. */
  readonly problems: readonly (readonly [string, AnswerProblem])[];
  /** What was typed for a number and is none. */
  readonly typed: Readonly<Record<string, string>>;
  /** Questions came up by what was answered on this very page. */
  readonly more: boolean;
  readonly empty: boolean;
};

export type PlainStep =
  | PlainPart
  | { readonly at: "send"; readonly key: string; readonly answers: Answers; readonly language: Language }
  /** What was carried cannot be read: somebody changed it, or it was cut off. */
  | { readonly at: "broken" };

export function firstPlainPart(questionnaire: Questionnaire, key: string, language: Language): PlainPart {
  return partWith(questionnaire, { answers: {}, id: null, key, language });
}

/** What follows a page that was sent; `intent` is the button. */
export function takePlainPart(questionnaire: Questionnaire, form: FormData): PlainStep {
  const carried = readCarried(form);
  if (carried === null) return { at: "broken" };
  const { key, language, answers: before, shown, sectionId } = carried;
  const there = partOf(askedSections(questionnaire, before), sectionId).section;
  const given = answersFromForm(there.questions, form);
  const answers = withPart(before, there.questions, given);
  const base = { answers, key, language };
  const intent = String(form.get("intent") ?? "");
  const stay = { ...base, id: there.id, typed: typedNumbers(there, form) };
  if (intent === "language")
    return partWith(questionnaire, { ...stay, language: language === "en" ? "zh-CN" : "en" });
  const asked = askedSections(questionnaire, answers);
  const { section, n } = partOf(asked, there.id);
  if (intent === "back") return partWith(questionnaire, { ...base, id: asked[n - 2]?.id ?? null });
  const wrong = problemsOf(questionnaire, answers);
  const wrongHere = section.questions.some(({ id }) => wrong.has(id));
  const more = section.questions.some(({ id }) => !shown.has(id));
  if (wrongHere || more)
    // A question that has only just come up is not missing yet.
    return partWith(questionnaire, { ...stay, wrong: more ? withoutNew(wrong, shown) : wrong, more });
  const following = asked[n];
  if (following !== undefined) return partWith(questionnaire, { ...base, id: following.id });
  const firstWrong = asked.find(({ questions }) => questions.some(({ id }) => wrong.has(id)));
  if (firstWrong !== undefined) return partWith(questionnaire, { ...base, id: firstWrong.id, wrong });
  if (Object.keys(keptAnswers(questionnaire, answers)).length === 0)
    return partWith(questionnaire, { ...stay, empty: true });
  return { at: "send", key, answers, language };
}

/** The hidden fields of a page, by name. */
export function carriedFields({
  key,
  language,
  section,
  answers,
}: PlainPart): readonly (readonly [string, string])[] {
  return [
    ["key", key],
    ["language", language],
    ["section", section.id],
    ["shown", section.questions.map(({ id }) => id).join(" ")],
    ["carried", JSON.stringify(answers)],
  ];
}

function partWith(
  questionnaire: Questionnaire,
  {
    answers,
    id,
    key,
    language,
    typed = {},
    wrong = new Map(),
    more = false,
    empty = false,
  }: {
    readonly answers: Answers;
    readonly id: string | null;
    readonly key: string;
    readonly language: Language;
    readonly typed?: Readonly<Record<string, string>>;
    readonly wrong?: ReadonlyMap<string, AnswerProblem>;
    readonly more?: boolean;
    readonly empty?: boolean;
  },
): PlainPart {
  const asked = askedSections(questionnaire, answers);
  const { section, n } = partOf(asked, id);
  const here = new Set(section.questions.map((question) => question.id));
  const problems = [...wrong].filter(([question]) => here.has(question));
  // What is no number cannot be carried; it stays in its box.
  const finite = Object.entries(answers).filter(
    ([, answer]) => !("value" in answer && Number.isNaN(answer.value)),
  );
  const kept = Object.fromEntries(finite);
  return {
    at: "part",
    language,
    key,
    section,
    n,
    of: asked.length,
    answers: kept,
    problems,
    typed,
    more,
    empty,
  };
}

function typedNumbers({ questions }: AskedSection, form: FormData): Readonly<Record<string, string>> {
  const numbers = questions.filter(({ kind }) => kind === "number");
  return Object.fromEntries(numbers.map(({ id }) => [id, String(form.get(fieldOf(id)) ?? "")]));
}

function withoutNew(wrong: ReadonlyMap<string, AnswerProblem>, shown: ReadonlySet<string>) {
  return new Map([...wrong].filter(([id]) => shown.has(id)));
}

function readCarried(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  const language = text("language");
  const answers = readAnswers(parseJson(text("carried")));
  const key = text("key");
  if (answers === null || !isLanguage(language) || !/^[0-9a-f-]{36}$/.test(key)) return null;
  return { key, language, answers, shown: new Set(text("shown").split(" ")), sectionId: text("section") };
}
