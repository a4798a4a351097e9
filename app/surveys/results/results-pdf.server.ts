/** The report on paper: the same figures and sentences as on the page, and the method on its last page. */
import { formatDayLong, formatNumber, localDayOf } from "#app/i18n/format.ts";
import { letterPdf, type PdfBlock } from "#app/platform/pdf.server.ts";
import type { PublishedRound } from "./published-round.server.ts";
import {
  assessorName,
  dimensionName,
  groupName,
  halfOf,
  methodWords,
  type ResultsWords,
  resultsTables,
  roundTitle,
  score,
} from "./results-words.ts";
import type { Figure, Grouping } from "./round-results.ts";

export function resultsPdf(words: ResultsWords, view: PublishedRound): Promise<Buffer> {
  const { messages, language } = words;
  const { results } = messages;
  const title = results.report.title(roundTitle(view, language));
  const { overall, dimensions } = view.results;
  const measured = (name: string, figure: Figure | null): PdfBlock => {
    if (figure === null) return { kind: "pair", name, value: results.fewShort };
    const half = halfOf(figure);
    const value = half === null ? score(figure.mean) : `${score(figure.mean)} ${results.half(score(half))}`;
    return { kind: "measure", name, value, ...figure };
  };
  const groups = (grouping: Grouping, heading: string): readonly PdfBlock[] =>
    view.results.by[grouping].length === 0
      ? []
      : [
          { kind: "heading", text: heading },
          ...view.results.by[grouping].map((group) =>
            measured(groupName(words, view, grouping, group), group.figure),
          ),
        ];
  const participation = resultsTables(words, view).find(({ id }) => id === "participation");
  const blocks: readonly PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "text", text: results.kicker(roundTitle(view, language), assessorName(view.assessor, language)) },
    ...(view.publishedAt === null
      ? []
      : [
          {
            kind: "small",
            text: results.report.madeOn(formatDayLong(localDayOf(view.publishedAt), language)),
          } as const,
        ]),
    { kind: "heading", text: results.table.overall },
    measured(results.whole, overall),
    { kind: "pair", name: results.facts.answers, value: formatNumber(view.results.answers) },
    { kind: "heading", text: results.dimensions },
    ...dimensions.map(({ id, figure }) => measured(dimensionName(words, view, id), figure)),
    ...groups("county", results.counties),
    ...groups("size", results.sizes),
    ...groups("industry", results.industries),
    ...(participation === undefined
      ? []
      : ([
          { kind: "heading", text: participation.title },
          ...participation.rows.map(
            ([name, ...cells]): PdfBlock => ({
              kind: "pair",
              name,
              value: cells
                .map((cell, at) => `${participation.head[at + 1]} ${cell}`)
                .join(messages.common.comma),
            }),
          ),
        ] as const)),
    { kind: "page" },
    { kind: "heading", text: results.method.title },
    ...methodWords(words, view).map((text): PdfBlock => ({ kind: "text", text })),
  ];
  return letterPdf({ title, language, author: assessorName(view.assessor, language) }, blocks);
}
