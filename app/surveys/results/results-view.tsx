/** The figures of a round as anybody reads them: plots drawn on the server, each with its table. */
import { formatNumber } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Disclosure } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { Course, FigureTable, KeyMark, Plot, PlotKey, type PlotRow, scaleOf } from "#app/ui/plot.tsx";
import type { PublishedRound } from "./published-round.server.ts";
import {
  dimensionName,
  groupName,
  halfOf,
  type ResultsTable,
  type ResultsWords,
  rangeWords,
  resultsTables,
  roundTitle,
  score,
} from "./results-words.ts";
import type { Figure, Grouping } from "./round-results.ts";

export function useResultsWords(): ResultsWords {
  return { messages: useMessages(), language: useLanguage() };
}

export function GroupSection({
  view,
  grouping,
  title,
}: {
  view: PublishedRound;
  grouping: Grouping;
  title: string;
}) {
  const words = useResultsWords();
  const { results } = words.messages;
  const groups = view.results.by[grouping];
  const { overall } = view.results;
  const scale = scaleOf([overall, ...groups.map(({ figure }) => figure)]);
  const whole: PlotRow = {
    ...figureRow(words, overall, results.whole),
    id: "whole",
    isWhole: true,
  };
  const rows = groups.map((group) => ({
    ...figureRow(words, group.figure, groupName(words, view, grouping, group)),
    id: group.id ?? "joined",
  }));
  return (
    <Section title={title} id={grouping}>
      <PlotKey>
        <KeyMark kind="interval" label={results.key.interval} />
        <KeyMark kind="mean" label={results.key.mean} />
        {scale.from > 0 && results.key.from(scale.from)}
      </PlotKey>
      <Plot rows={[whole, ...rows]} scale={scale} mean={overall?.mean ?? null} />
      {grouping === "county" && <p className="mt-4 max-w-measure text-ink-2">{results.overlap}</p>}
      <TableOf view={view} id={grouping} />
    </Section>
  );
}

function figureRow(words: ResultsWords, figure: Figure | null, name: string): Omit<PlotRow, "id"> {
  const { results } = words.messages;
  if (figure === null) return { name, figure: null, value: "", words: name, none: results.few };
  const half = halfOf(figure);
  const value = score(figure.mean);
  return {
    name,
    note: results.enterprises(formatNumber(figure.answers)),
    figure,
    value,
    ...(half === null ? {} : { valueNote: results.half(score(half)) }),
    words:
      half === null ? results.wordsPlain(name, value) : results.words(name, value, rangeWords(words, figure)),
  };
}

export function DimensionSection({ view }: { view: PublishedRound }) {
  const words = useResultsWords();
  const { results } = words.messages;
  const { dimensions } = view.results;
  const before = (at: number) => {
    const { figure, change } = dimensions[at] ?? {};
    return figure == null || change == null ? null : figure.mean - change.difference;
  };
  const scale = scaleOf(
    dimensions.map(({ figure }) => figure),
    dimensions.map((_, at) => before(at)),
  );
  const hasBefore = dimensions.some((_, at) => before(at) !== null);
  const rows = dimensions.map(({ id, figure, change }, at): PlotRow => {
    const name = dimensionName(words, view, id);
    const row = figureRow(words, figure, name);
    const was = before(at);
    if (figure === null || was === null || change === null) return { ...row, id };
    return {
      ...row,
      id,
      before: was,
      valueNote: changeShort(words, change.difference),
      words: results.wordsBefore(name, score(figure.mean), score(was)),
    };
  });
  return (
    <Section title={results.dimensions} id="dimensions">
      <PlotKey>
        {hasBefore ? (
          <>
            <KeyMark kind="now" label={results.key.now} />
            <KeyMark kind="before" label={results.key.before} />
          </>
        ) : (
          <KeyMark kind="interval" label={results.key.interval} />
        )}
        {scale.from > 0 && results.key.from(scale.from)}
      </PlotKey>
      <Plot rows={rows} scale={scale} />
      <TableOf view={view} id="dimensions" />
    </Section>
  );
}

function changeShort({ messages }: ResultsWords, difference: number): string {
  const { results } = messages;
  const by = score(Math.abs(difference));
  if (by === "0.0") return results.same;
  return difference > 0 ? results.higher(by) : results.lower(by);
}

export function CourseSection({ view }: { view: PublishedRound }) {
  const words = useResultsWords();
  const { results, common } = words.messages;
  const points = view.course.flatMap((round) =>
    round.overall === null
      ? []
      : [
          {
            id: round.slug,
            name: round.slug,
            figure: round.overall,
            value: score(round.overall.mean),
            title: roundTitle(round, words.language),
          },
        ],
  );
  if (points.length < 2) return null;
  const said = points.map(({ title, value }) => results.coursePoint(title, value)).join(common.listJoin);
  return (
    <Section title={results.course} id="course">
      <PlotKey>
        <KeyMark kind="interval" label={results.key.interval} />
      </PlotKey>
      <Course points={points} words={results.courseWords(said)} />
      <Disclosure summary={results.asTable}>
        <FigureTable
          caption={results.course}
          head={[results.table.round, results.table.score, results.table.interval, results.table.answers]}
          rows={points.map(({ title, value, figure }) => [
            title,
            value,
            rangeWords(words, figure),
            formatNumber(figure.answers),
          ])}
        />
      </Disclosure>
    </Section>
  );
}

/** A table that has no plot, or stands beneath one. */
export function TableOf({
  view,
  id,
  summary,
}: {
  view: PublishedRound;
  id: ResultsTable["id"];
  summary?: string;
}) {
  const words = useResultsWords();
  const table = resultsTables(words, view).find((each) => each.id === id);
  if (table === undefined || table.rows.length === 0) return null;
  return (
    <Disclosure summary={summary ?? words.messages.results.asTable}>
      <FigureTable caption={table.title} head={table.head} rows={table.rows} />
    </Disclosure>
  );
}

/** The heading of the page: the score, and what it was before. */
export function headingOf(
  { messages }: ResultsWords,
  { results: figures }: Pick<PublishedRound, "results">,
): string {
  const { heading } = messages.results;
  const { overall, change } = figures;
  if (overall === null) return messages.results.fewShort;
  const value = score(overall.mean);
  if (change === null || score(Math.abs(change.difference)) === "0.0") return heading.plain(value);
  const by = score(Math.abs(change.difference));
  return change.difference > 0 ? heading.up(value, by) : heading.down(value, by);
}
