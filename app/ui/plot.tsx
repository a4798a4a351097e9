/** Plots drawn on the server: figures with their intervals on one scale, and a course over time. */
import type { ReactNode } from "react";

export type PlotFigure = { readonly mean: number; readonly low: number | null; readonly high: number | null };

export type PlotRow = {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly figure: PlotFigure | null;
  /** What it was before: a ring beside the dot. */
  readonly before?: number | null;
  readonly value: string;
  readonly valueNote?: string;
  /** The figure in words, for whoever hears the page. */
  readonly words: string;
  /** Why there is none. */
  readonly none?: string;
  /** The whole, which the others are parts of. */
  readonly isWhole?: boolean;
};

export type Scale = { readonly from: number; readonly to: number; readonly ticks: readonly number[] };

/** From a multiple of ten below everything that is shown to one above: a scale that nobody has to think about. */
export function scaleOf(
  figures: readonly (PlotFigure | null)[],
  before: readonly (number | null)[] = [],
): Scale {
  const edges = [
    ...figures.flatMap((figure) =>
      figure === null ? [] : [figure.low ?? figure.mean, figure.high ?? figure.mean],
    ),
    ...before.filter((value) => value !== null),
  ];
  if (edges.length === 0) return { from: 0, to: 100, ticks: [0, 50, 100] };
  const from = Math.max(0, Math.floor(Math.min(...edges) / 10) * 10);
  const to = Math.min(100, Math.ceil(Math.max(...edges) / 10) * 10);
  const span = Math.max(to - from, 10);
  const step = span <= 30 ? 10 : span <= 60 ? 20 : 25;
  const ticks: number[] = [];
  for (let tick = from; tick <= from + span; tick += step) ticks.push(tick);
  return { from, to: from + span, ticks };
}

/** A row for each figure. `mean` draws the whole's through all of them. */
export function Plot({
  rows,
  scale,
  mean = null,
}: {
  readonly rows: readonly PlotRow[];
  readonly scale: Scale;
  readonly mean?: number | null;
}) {
  const at = (value: number) => `${(((value - scale.from) / (scale.to - scale.from)) * 100).toFixed(2)}%`;
  return (
    <ul>
      <li className="plot-row plot-axis" aria-hidden="true">
        <span />
        <svg aria-hidden="true">
          {scale.ticks.map((tick) => (
            <text key={tick} className="plot-text" x={at(tick)} y="18" textAnchor="middle">
              {tick}
            </text>
          ))}
        </svg>
        <span />
      </li>
      {rows.map((row) => (
        <li key={row.id} className={row.isWhole ? "plot-row plot-whole" : "plot-row"}>
          <span className="plot-name">
            {row.name}
            {row.note !== undefined && <small className="plot-small">{row.note}</small>}
          </span>
          {row.figure === null ? (
            <span className="plot-none">{row.none}</span>
          ) : (
            <>
              <svg role="img" aria-label={row.words}>
                {scale.ticks.map((tick) => (
                  <line key={tick} className="plot-grid" x1={at(tick)} x2={at(tick)} y1="0" y2="56" />
                ))}
                {mean !== null && <line className="plot-mean" x1={at(mean)} x2={at(mean)} y1="0" y2="56" />}
                <Mark figure={row.figure} before={row.before ?? null} at={at} />
              </svg>
              <span className="plot-value" aria-hidden="true">
                {row.value}
                {row.valueNote !== undefined && <small className="plot-small">{row.valueNote}</small>}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({
  figure: { mean, low, high },
  before,
  at,
}: {
  figure: PlotFigure;
  before: number | null;
  at: (value: number) => string;
}) {
  return (
    <>
      {before !== null && (
        <>
          <line className="plot-link" x1={at(before)} x2={at(mean)} y1="28" y2="28" />
          <circle className="plot-was" cx={at(before)} cy="28" r="5" />
        </>
      )}
      {before === null && low !== null && high !== null && (
        <>
          <line className="plot-line" x1={at(low)} x2={at(high)} y1="28" y2="28" />
          <line className="plot-line" x1={at(low)} x2={at(low)} y1="23" y2="33" />
          <line className="plot-line" x1={at(high)} x2={at(high)} y1="23" y2="33" />
        </>
      )}
      <circle className="plot-dot" cx={at(mean)} cy="28" r="6" />
    </>
  );
}

export type CoursePoint = {
  readonly id: string;
  readonly name: string;
  readonly figure: PlotFigure;
  readonly value: string;
};

/** A figure over time, the oldest first. */
export function Course({
  points,
  words,
}: {
  readonly points: readonly CoursePoint[];
  readonly words: string;
}) {
  const scale = scaleOf(points.map(({ figure }) => figure));
  const x = (index: number) => `${(12 + (index * 76) / Math.max(points.length - 1, 1)).toFixed(2)}%`;
  const y = (value: number) => `${(80 - ((value - scale.from) / (scale.to - scale.from)) * 66).toFixed(2)}%`;
  return (
    <svg className="plot-course" role="img" aria-label={words}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className="plot-grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text className="plot-text" x="0" y={y(tick)} dy="-5">
            {tick}
          </text>
        </g>
      ))}
      {points.slice(1).map(({ id, figure }, index) => (
        <line
          key={id}
          className="plot-thin"
          x1={x(index)}
          y1={y(points[index]?.figure.mean ?? 0)}
          x2={x(index + 1)}
          y2={y(figure.mean)}
        />
      ))}
      {points.map(({ id, name, figure, value }, index) => (
        <g key={id}>
          <line
            className="plot-line"
            x1={x(index)}
            x2={x(index)}
            y1={y(figure.low ?? figure.mean)}
            y2={y(figure.high ?? figure.mean)}
          />
          <circle className="plot-dot" cx={x(index)} cy={y(figure.mean)} r="5.5" />
          <text
            className="plot-text plot-strong"
            x={x(index)}
            y={y(figure.high ?? figure.mean)}
            dy="-9"
            textAnchor="middle"
          >
            {value}
          </text>
          <text className="plot-text" x={x(index)} y="97%" textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** What the marks of a plot mean. */
export function PlotKey({ children }: { readonly children: ReactNode }) {
  return <p className="mb-3 text-ink-2 text-min leading-snug">{children}</p>;
}

export function KeyMark({
  kind,
  label,
}: {
  readonly kind: "interval" | "mean" | "now" | "before";
  readonly label: string;
}) {
  return (
    <span className="mr-4 inline-block">
      <svg className="plot-key" aria-hidden="true">
        {kind === "interval" && <line className="plot-line" x1="2" x2="32" y1="7" y2="7" />}
        {kind === "mean" && <line className="plot-mean" x1="2" x2="32" y1="7" y2="7" />}
        {(kind === "interval" || kind === "now") && <circle className="plot-dot" cx="17" cy="7" r="5" />}
        {kind === "before" && <circle className="plot-was" cx="17" cy="7" r="5" />}
      </svg>
      {label}
    </span>
  );
}

/** Figures as a table: the first cell of a row names it, the others are numbers. */
export function FigureTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly [name: string, ...cells: readonly string[]])[];
}) {
  return (
    <div className="figures-frame">
      <table className="figures">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={column === 0 ? "" : "figures-number"}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={head[column + 1]} className="figures-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
