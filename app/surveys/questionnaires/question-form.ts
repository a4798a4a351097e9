/**
 * One question as it stands in the builder's form: every field as it was typed, so that a step of a list (one more
 * option, one up) and a problem lose nothing. Pure; shared by browser and server.
 */
import type { Messages } from "#app/i18n/index.ts";
import { freeId, moved } from "./draft-change.ts";
import type { Condition, Question, QuestionKind, Words } from "./questionnaire.ts";

/** An option of a choice or a row of a matrix. `id` is empty until it is saved. */
export type TypedLine = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly score: string;
};
export type TypedCondition = {
  readonly question: string;
  readonly is: string;
  readonly options: readonly string[];
  readonly number: string;
};
export type TypedQuestion = {
  readonly zh: string;
  readonly en: string;
  readonly hintZh: string;
  readonly hintEn: string;
  readonly required: boolean;
  readonly dimension: string;
  readonly weight: string;
  readonly lines: readonly TypedLine[];
  readonly other: boolean;
  readonly notApplicable: boolean;
  readonly least: string;
  readonly most: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly longest: string;
  readonly match: string;
  readonly conditions: readonly TypedCondition[];
};

export const questionKinds = [
  "rating",
  "single",
  "multiple",
  "matrix",
  "recommend",
  "number",
  "date",
  "short_text",
  "long_text",
] as const satisfies readonly QuestionKind[];

export const comparisons = ["answered", "one_of", "none_of", "at_least", "at_most"] as const;

const emptyLine: TypedLine = { id: "", zh: "", en: "", score: "" };
const emptyCondition: TypedCondition = { question: "", is: "one_of", options: [], number: "" };

/** What lists of options or rows there are, and how long texts may be, at first. */
export function emptyQuestion(kind: QuestionKind): TypedQuestion {
  return {
    zh: "",
    en: "",
    hintZh: "",
    hintEn: "",
    required: false,
    dimension: "",
    weight: "1",
    lines: hasLines(kind) ? [emptyLine, emptyLine, emptyLine] : [],
    other: false,
    notApplicable: true,
    least: kind === "number" ? "0" : "",
    most: "",
    unitZh: "",
    unitEn: "",
    longest: kind === "long_text" ? "500" : "60",
    match: "all",
    conditions: [],
  };
}

export function hasLines(kind: QuestionKind): boolean {
  return kind === "single" || kind === "multiple" || kind === "matrix";
}

export function typedQuestion(question: Question): TypedQuestion {
  const { kind, words, hint, required, dimension = "", weight, showIf } = question;
  return {
    ...emptyQuestion(kind),
    zh: words.zh,
    en: words.en,
    hintZh: hint?.zh ?? "",
    hintEn: hint?.en ?? "",
    required,
    dimension,
    weight: String(weight),
    lines: linesOf(question),
    match: showIf?.match ?? "all",
    conditions: (showIf?.conditions ?? []).map((each) => ({
      question: each.question,
      is: each.is,
      options: each.options ?? [],
      number: each.number === undefined ? "" : String(each.number),
    })),
    ...ownFields(question),
  };
}

function linesOf(question: Question): readonly TypedLine[] {
  if (question.kind === "matrix")
    return question.rows.map(({ id, words }) => ({ id, zh: words.zh, en: words.en, score: "" }));
  if (question.kind !== "single" && question.kind !== "multiple") return [];
  return question.options.map(({ id, words, score }) => ({
    id,
    zh: words.zh,
    en: words.en,
    score: score === undefined ? "" : String(score),
  }));
}

function ownFields(question: Question): Partial<TypedQuestion> {
  switch (question.kind) {
    case "rating":
    case "matrix":
      return { notApplicable: question.notApplicable };
    case "single":
      return { other: question.other };
    case "multiple":
      return { other: question.other, most: question.most === undefined ? "" : String(question.most) };
    case "number":
      return {
        least: String(question.least),
        most: String(question.most),
        unitZh: question.unit?.zh ?? "",
        unitEn: question.unit?.en ?? "",
      };
    case "short_text":
    case "long_text":
      return { longest: String(question.longest) };
    default:
      return {};
  }
}

const mostLines = 30;
const mostConditions = 10;

export function readTypedQuestion(form: FormData): TypedQuestion {
  const text = (name: string) => String(form.get(name) ?? "");
  const list = <Entry>(name: string, most: number, read: (prefix: string) => Entry): Entry[] => {
    const entries: Entry[] = [];
    while (entries.length < most && form.has(`${name}.${entries.length}`))
      entries.push(read(`${name}.${entries.length}`));
    return entries;
  };
  return {
    zh: text("zh"),
    en: text("en"),
    hintZh: text("hintZh"),
    hintEn: text("hintEn"),
    required: form.has("required"),
    dimension: text("dimension"),
    weight: text("weight"),
    lines: list("lines", mostLines, (line) => ({
      id: text(line),
      zh: text(`${line}.zh`),
      en: text(`${line}.en`),
      score: text(`${line}.score`),
    })),
    other: form.has("other"),
    notApplicable: form.has("notApplicable"),
    least: text("least"),
    most: text("most"),
    unitZh: text("unitZh"),
    unitEn: text("unitEn"),
    longest: text("longest"),
    match: text("match"),
    conditions: list("conditions", mostConditions, (condition) => ({
      question: text(condition),
      is: text(`${condition}.is`),
      options: form.getAll(`${condition}.options`).map(String).slice(0, mostLines),
      number: text(`${condition}.number`),
    })),
  };
}

/** A step that changes the form and saves nothing: `lines.add`, `lines.up.2`, `conditions.remove.0`, `conditions.show`. */
export type FormStep = {
  readonly list: "lines" | "conditions";
  readonly what: "add" | "up" | "down" | "remove" | "show";
  readonly at: number;
};

export function readFormStep(text: string): FormStep | null {
  const [, list, what, at = "0"] =
    /^(lines|conditions)\.(add|up|down|remove|show)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (list === undefined || what === undefined) return null;
  return { list: list as FormStep["list"], what: what as FormStep["what"], at: Number(at) };
}

/** The form after a step, and the id of the control that has the focus then. */
export function afterFormStep(
  typed: TypedQuestion,
  { list, what, at }: FormStep,
): { readonly typed: TypedQuestion; readonly focus: string; readonly place: number } {
  if (list === "conditions") {
    const conditions =
      what === "add"
        ? [...typed.conditions, emptyCondition].slice(0, mostConditions)
        : what === "remove"
          ? typed.conditions.filter((_, each) => each !== at)
          : typed.conditions;
    const focus =
      what === "add"
        ? `conditions.${conditions.length - 1}`
        : what === "remove"
          ? "conditions.add"
          : `conditions.${at}.is`;
    return { typed: { ...typed, conditions }, focus, place: at };
  }
  if (what === "add") {
    const lines = [...typed.lines, emptyLine].slice(0, mostLines);
    return { typed: { ...typed, lines }, focus: `lines.${lines.length - 1}.zh`, place: lines.length - 1 };
  }
  if (what === "remove") {
    const lines = typed.lines.filter((_, each) => each !== at);
    return { typed: { ...typed, lines }, focus: "lines.add", place: at };
  }
  const by = what === "up" ? -1 : 1;
  const place = Math.min(Math.max(0, at + by), typed.lines.length - 1);
  const numbered = typed.lines.map((line, each) => ({ id: String(each), line }));
  const lines = (moved(numbered, String(at), by) ?? numbered).map(({ line }) => line);
  const edge = place === 0 ? "down" : place === lines.length - 1 ? "up" : what;
  return { typed: { ...typed, lines }, focus: `lines.${place}.${edge}`, place };
}

export type QuestionRead =
  | { readonly ok: true; readonly question: Question }
  /** By the id of the control. */
  | { readonly ok: false; readonly problems: readonly { readonly field: string; readonly words: string }[] };

/** Reads a form as a question, or says at each field what is wrong with it. */
export function readQuestion(
  kind: QuestionKind,
  id: string,
  typed: TypedQuestion,
  m: Messages,
): QuestionRead {
  const { problems: say } = m.questionnaires;
  const problems: { field: string; words: string }[] = [];
  const wrong = (field: string, words: string) => problems.push({ field, words });
  const number = (field: string, text: string, least: number, most: number, whole = true): number => {
    const value = Number(text.trim());
    if (text.trim() !== "" && value >= least && value <= most && (!whole || Number.isInteger(value)))
      return value;
    wrong(field, say.number(least, most));
    return least;
  };
  const words = (zhField: string, zh: string, enField: string, en: string): Words => {
    if (zh.trim() === "") wrong(zhField, say.words);
    if (zh.trim().length > longest.zh) wrong(zhField, say.long(longest.zh));
    if (en.trim().length > longest.en) wrong(enField, say.long(longest.en));
    return { zh: zh.trim(), en: en.trim() };
  };
  const maybe = (zhField: string, zh: string, enField: string, en: string) =>
    zh.trim() === "" && en.trim() === "" ? undefined : words(zhField, zh, enField, en);

  const hint = maybe("hintZh", typed.hintZh, "hintEn", typed.hintEn);
  const common = {
    id,
    words: words("zh", typed.zh, "en", typed.en),
    required: typed.required,
    weight: number("weight", typed.weight, 0.1, 10, false),
    ...(hint === undefined ? {} : { hint }),
    ...(isPartId(typed.dimension) ? { dimension: typed.dimension } : {}),
    ...showIfOf(typed, say, wrong),
  };

  const own = (): Question => {
    switch (kind) {
      case "rating":
        return { ...common, kind, notApplicable: typed.notApplicable };
      case "single":
      case "multiple": {
        const lines = filled(typed.lines);
        if (lines.length < 2) wrong("lines", say.options);
        const options = withIds("o", lines).map(({ id: option, line, at }) => ({
          id: option,
          words: words(`lines.${at}.zh`, line.zh, `lines.${at}.en`, line.en),
          ...(line.score.trim() === ""
            ? {}
            : { score: number(`lines.${at}.score`, line.score, 0, 100, false) }),
        }));
        if (kind === "single") return { ...common, kind, options, other: typed.other };
        const most = typed.most.trim() === "" ? {} : { most: number("most", typed.most, 1, mostLines) };
        return { ...common, kind, options, other: typed.other, ...most };
      }
      case "matrix": {
        const lines = filled(typed.lines);
        if (lines.length === 0) wrong("lines", say.rows);
        if (lines.length > mostRows) wrong("lines", say.manyRows(mostRows));
        const rows = withIds("o", lines).map(({ id: row, line, at }) => ({
          id: row,
          words: words(`lines.${at}.zh`, line.zh, `lines.${at}.en`, line.en),
        }));
        return { ...common, kind, rows, notApplicable: typed.notApplicable };
      }
      case "number": {
        const least = number("least", typed.least, -largest, largest, false);
        const most = number("most", typed.most, -largest, largest, false);
        if (typed.most.trim() !== "" && most < least) wrong("most", say.range);
        const unit = maybe("unitZh", typed.unitZh, "unitEn", typed.unitEn);
        return { ...common, kind, least, most, ...(unit === undefined ? {} : { unit }) };
      }
      case "short_text":
        return { ...common, kind, longest: number("longest", typed.longest, 1, 200) };
      case "long_text":
        return { ...common, kind, longest: number("longest", typed.longest, 1, 2_000) };
      case "recommend":
      case "date":
        return { ...common, kind };
    }
  };
  const question = own();
  return problems.length === 0 ? { ok: true, question } : { ok: false, problems };
}

const longest = { zh: 300, en: 600 };
const mostRows = 20;
const largest = 1_000_000_000;

/** Lines somebody wrote in, with the place where they stand in the form. */
function filled(lines: readonly TypedLine[]) {
  return lines.flatMap((line, at) =>
    `${line.zh}${line.en}${line.score}`.trim() === "" ? [] : [{ line, at }],
  );
}

/** A line keeps its id for good, because answers and rules name it; a new one gets a free one. */
function withIds(letter: "o", lines: readonly { readonly line: TypedLine; readonly at: number }[]) {
  const taken = lines.flatMap(({ line }) => (isPartId(line.id) ? [{ id: line.id }] : []));
  return lines.map(({ line, at }) => {
    if (isPartId(line.id)) return { id: line.id, line, at };
    const id = freeId(letter, taken);
    taken.push({ id });
    return { id, line, at };
  });
}

/** Whether a text can be the id of a question or option. */
export function isPartId(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,39}$/.test(text);
}

function showIfOf(
  { match, conditions }: TypedQuestion,
  say: Messages["questionnaires"]["problems"],
  wrong: (field: string, words: string) => void,
): Pick<Question, "showIf"> {
  const read = conditions.flatMap((each, at): Condition[] => {
    if (each.question === "") return [];
    const is = comparisons.find((one) => one === each.is);
    if (!isPartId(each.question) || is === undefined) {
      wrong(`conditions.${at}`, say.condition);
      return [];
    }
    if (is === "one_of" || is === "none_of") {
      const options = each.options.filter(isPartId);
      if (options.length === 0) wrong(`conditions.${at}.options`, say.conditionOptions);
      return [{ question: each.question, is, options }];
    }
    if (is === "answered") return [{ question: each.question, is }];
    const number = Number(each.number.trim());
    if (each.number.trim() === "" || !Number.isFinite(number))
      wrong(`conditions.${at}.number`, say.conditionNumber);
    return [{ question: each.question, is, number }];
  });
  return read.length === 0 ? {} : { showIf: { match: match === "any" ? "any" : "all", conditions: read } };
}
