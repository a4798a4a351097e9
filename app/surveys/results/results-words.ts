/** Figures in words and tables: the same rows on the page, in CSV and Excel, and on paper. Pure. */
import { formatNumber } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import { type Question, questionsOf } from "../questionnaires/questionnaire.ts";
import { enterpriseSizeWords, industryGroupWords } from "../rounds/industries.ts";
import type { ResultsView as View } from "./results-view-model.server.ts";
import type { Figure, FigureChange, Grouping, GroupResult } from "./round-results.ts";

export type ResultsWords = { readonly messages: Messages; readonly language: Language };

export function inLanguage(
  { zh, en }: { readonly zh: string; readonly en: string },
  language: Language,
): string {
  return language === "en" && en !== "" ? en : zh;
}

export function roundTitle(
  { titleZh, titleEn }: { readonly titleZh: string; readonly titleEn: string },
  language: Language,
): string {
  return inLanguage({ zh: titleZh, en: titleEn }, language);
}

export function assessorName(
  { name, nameEn }: { readonly name: string; readonly nameEn: string | null },
  language: Language,
): string {
  return language === "en" && nameEn !== null ? nameEn : name;
}

/** With one decimal, as scores are said. */
export function score(value: number): string {
  return value.toFixed(1);
}

export function rangeWords({ messages }: ResultsWords, { low, high }: Pick<Figure, "low" | "high">): string {
  return low === null || high === null ? "–" : messages.results.range(score(low), score(high));
}

/** Half the interval; null where there is none. */
export function halfOf({ low, high }: Figure): number | null {
  return low === null || high === null ? null : (high - low) / 2;
}

/** `高 1.9` or `within error`; null for the first round. */
export function changeWords({ messages }: ResultsWords, change: FigureChange | null): string | null {
  if (change === null) return null;
  const { results, common } = messages;
  const by = score(Math.abs(change.difference));
  const difference =
    by === "0.0" ? results.same : change.difference > 0 ? results.higher(by) : results.lower(by);
  return change.isSignificant ? difference : [difference, results.inError].join(common.comma);
}

export function groupName(words: ResultsWords, view: View, grouping: Grouping, { id }: GroupResult): string {
  if (id === null) return words.messages.results.joined;
  const named = words.language === "en" ? 1 : 0;
  if (grouping === "county") return view.counties[id] ?? id;
  const names: Readonly<Record<string, readonly [string, string]>> =
    grouping === "size" ? enterpriseSizeWords : industryGroupWords;
  return names[id]?.[named] ?? id;
}

export function dimensionName(
  { language }: ResultsWords,
  { definition }: Pick<View, "definition">,
  id: string | null,
): string {
  const dimension = definition.dimensions.find((each) => each.id === id);
  return dimension === undefined ? (id ?? "") : inLanguage(dimension.words, language);
}

export function optionName(words: ResultsWords, question: Question, id: string): string {
  if (question.kind === "single" || question.kind === "multiple") {
    const option = question.options.find((each) => each.id === id);
    if (option !== undefined) return inLanguage(option.words, words.language);
  }
  const ratings: Readonly<Record<string, string>> = words.messages.results.ratings;
  return ratings[id] ?? id;
}

export type ResultsTable = {
  readonly id: "overall" | Grouping | "dimensions" | "participation" | "questions" | "options";
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly [name: string, ...cells: readonly string[]])[];
};

/** All tables of a round, in the order of the page. */
export function resultsTables(words: ResultsWords, view: View): readonly ResultsTable[] {
  const { table, ...results } = words.messages.results;
  const { results: figures, definition, kind } = view;
  const scored = [table.score, table.interval, table.answers];
  const groups = (grouping: Grouping, title: string, name: string): ResultsTable => ({
    id: grouping,
    title,
    head: [name, ...scored],
    rows: figures.by[grouping].map((group) => [
      groupName(words, view, grouping, group),
      ...figureCells(words, group.figure),
    ]),
  });
  const questions = questionsOf(definition);
  const named = (id: string) => {
    const question = questions.find((each) => each.id === id);
    return question === undefined ? id : inLanguage(question.words, words.language);
  };
  const all: readonly ResultsTable[] = [
    {
      id: "overall",
      title: table.overall,
      head: [table.round, ...scored, table.change],
      rows: [
        [
          roundTitle(view, words.language),
          ...figureCells(words, figures.overall),
          changeWords(words, figures.change) ?? "–",
        ],
      ],
    },
    groups("county", results.counties, table.place),
    {
      id: "dimensions",
      title: results.dimensions,
      head: [table.dimension, ...scored, table.change, table.weight],
      rows: figures.dimensions.map(({ id, weight, figure, change }) => [
        dimensionName(words, view, id),
        ...figureCells(words, figure),
        changeWords(words, change) ?? "–",
        String(weight),
      ]),
    },
    groups("size", results.sizes, table.size),
    groups("industry", results.industries, table.industry),
    {
      id: "participation",
      title: table.participation,
      head: [table.place, table.population, table.drawn, table.tookPart],
      rows: [
        [results.whole, ...[figures.population, figures.drawn, figures.tookPart].map(formatNumber)],
        ...figures.by.county.map((group): ResultsTable["rows"][number] => [
          groupName(words, view, "county", group),
          formatNumber(group.population),
          formatNumber(group.drawn),
          group.tookPart === null ? results.fewShort : formatNumber(group.tookPart),
        ]),
      ],
    },
    {
      id: "questions",
      title: results.questions,
      head: [table.question, ...scored, table.change],
      rows: figures.questions
        .filter(({ figure, options }) => figure !== null || options.length === 0)
        .map(({ id, figure, change }) => [
          named(id),
          ...figureCells(words, figure),
          changeWords(words, change) ?? "–",
        ]),
    },
    {
      id: "options",
      title: table.option,
      head: [table.option, table.share, table.interval],
      rows: figures.questions.flatMap(({ id, options }) => {
        const question = questions.find((each) => each.id === id);
        return question === undefined
          ? []
          : options.map((option): ResultsTable["rows"][number] => [
              `${named(id)} ${optionName(words, question, option.id)}`,
              option.share === null ? results.fewShort : score(option.share.mean),
              option.share === null ? "" : rangeWords(words, option.share),
            ]);
      }),
    },
  ];
  const sampled: readonly string[] = ["county", "size", "industry", "participation"];
  return kind === "open_link" ? all.filter(({ id }) => !sampled.includes(id)) : all;
}

function figureCells(words: ResultsWords, figure: Figure | null): readonly [string, string, string] {
  if (figure === null) return [words.messages.results.fewShort, "", ""];
  return [score(figure.mean), rangeWords(words, figure), formatNumber(figure.answers)];
}

/** How it was done, in paragraphs. */
export function methodWords({ messages }: ResultsWords, { results, kind }: View): readonly string[] {
  const { method } = messages.results;
  if (kind === "open_link") return [method.openLink, method.score, method.few];
  return [
    method.frame(formatNumber(results.population), formatNumber(results.drawn)),
    method.weights,
    method.score,
    method.error,
    method.few,
    method.anonymous,
  ];
}
