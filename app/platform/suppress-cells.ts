/**
 * Which cells of a table are not shown. Cells with fewer answers than the least allowed (primary), and so many more
 * that none of those can be computed back from what is shown (complementary, secondary). Pure.
 *
 * Method: a two-way table with its totals is a set of cells in lines (rows and columns) whose sums are known. A hidden
 * cell can be computed exactly if and only if its edge is a bridge in the bipartite graph of rows and columns whose
 * edges are the hidden cells (Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17
 * (1988)). Totals are cells like any other: a small one is hidden too, and may help to hide.
 */

/** Our setting (YS-09): fewer answers than this are nobody's business. */
export const leastAnswers = 10;

export type Suppressed = {
  /** True where the cell is hidden. */
  readonly cells: readonly (readonly boolean[])[];
  readonly rowTotals: readonly boolean[];
  readonly columnTotals: readonly boolean[];
};

/**
 * `counts[row][column]`: answers in a cell of two classifications. The total of all is always shown; fewer than `least`
 * of them are no round to publish, which is the caller's to refuse.
 */
export function suppressTable(counts: readonly (readonly number[])[], least = leastAnswers): Suppressed {
  const withTotals = counts.map((row) => [...row, sum(row)]);
  const last = (withTotals[0] ?? []).map((_, column) => sum(withTotals.map((row) => row[column] ?? 0)));
  const hidden = suppress([...withTotals, last], { least, columns: true });
  return {
    cells: hidden.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: hidden.slice(0, -1).map((row) => row.at(-1) === true),
    columnTotals: (hidden.at(-1) ?? []).slice(0, -1),
  };
}

/** The same for one classification with its total: one county beside another. */
export function suppressList(counts: readonly number[], least = leastAnswers): readonly boolean[] {
  const [row = []] = suppress([[...counts, sum(counts)]], { least, columns: false });
  return row.slice(0, -1);
}

type Cell = { readonly row: number; readonly column: number };

/** What a table of cells and totals gives; `columns` is false when nothing adds up downwards. */
type Table = {
  readonly counts: readonly (readonly number[])[];
  readonly hidden: boolean[][];
  readonly columns: boolean;
  readonly least: number;
};

function suppress(
  counts: readonly (readonly number[])[],
  { least, columns }: { readonly least: number; readonly columns: boolean },
): boolean[][] {
  // An empty cell tells nothing of anybody.
  const hidden = counts.map((row) => row.map((count) => count > 0 && count < least));
  for (const row of hidden.slice(-1)) row[row.length - 1] = false;
  const table = { counts, hidden, columns, least };
  for (;;) {
    const more = cellsOf(table)
      .filter((cell) => isHidden(table, cell) && countOf(table, cell) > 0)
      .map((cell) => hidesIt(table, cell))
      .find((cells) => cells.length > 0);
    if (more === undefined) return hidden;
    for (const { row, column } of more) (hidden[row] ?? [])[column] = true;
  }
}

/** What else must be hidden so that this hidden cell stays so; nothing when it does already. */
function hidesIt(table: Table, cell: Cell): readonly Cell[] {
  const way = cheapestWay(table, cell).filter((each) => !isHidden(table, each));
  if (way.length > 0) return way;
  const lines = [
    lineOf(table, "row", cell.row),
    ...(table.columns ? [lineOf(table, "column", cell.column)] : []),
  ];
  const exposed = lines.find((line) => isTooFew(table, line));
  return exposed === undefined ? [] : cheapest(table, exposed);
}

/** The hidden of a line whose total is shown come to a known sum: that must not be too few either. */
function isTooFew(table: Table, line: readonly Cell[]): boolean {
  const total = line.at(-1);
  if (total === undefined || isHidden(table, total)) return false;
  const together = sum(
    line
      .slice(0, -1)
      .filter((cell) => isHidden(table, cell))
      .map((cell) => countOf(table, cell)),
  );
  return together > 0 && together < table.least;
}

function cheapest(table: Table, line: readonly Cell[]): Cell[] {
  const shown = line.filter((cell) => !isHidden(table, cell) && !isWhole(table, cell));
  return shown.sort((one, other) => costOf(table, one) - costOf(table, other)).slice(0, 1);
}

/**
 * The cells that join a cell's row to its column without it, at the least cost (Dijkstra over rows and columns, of
 * which hidden cells cost nothing). With them hidden it stands on a circle, and is no bridge.
 */
function cheapestWay(table: Table, cell: Cell): readonly Cell[] {
  // Where nothing adds up downwards, all columns are one place: two hidden cells of a row hide each other.
  const columnOf = (at: number) => (table.columns ? `column ${at}` : "columns");
  const others = cellsOf(table).filter(
    (each) => !isWhole(table, each) && (each.row !== cell.row || each.column !== cell.column),
  );
  const reached = new Map([[`row ${cell.row}`, { cost: 0, way: [] as readonly Cell[] }]]);
  const done = new Set<string>();
  for (;;) {
    const [place, here] =
      [...reached]
        .filter(([name]) => !done.has(name))
        .sort(([, one], [, other]) => one.cost - other.cost)[0] ?? [];
    if (place === undefined || here === undefined) return [];
    if (place === columnOf(cell.column)) return here.way;
    done.add(place);
    for (const each of others) {
      const ends = [`row ${each.row}`, columnOf(each.column)];
      if (!ends.includes(place)) continue;
      const cost = here.cost + (isHidden(table, each) ? 0 : costOf(table, each));
      for (const end of ends)
        if (cost < (reached.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          reached.set(end, { cost, way: [...here.way, each] });
    }
  }
}

/** An answered cell before an empty one, and a total last. */
function costOf({ counts, columns }: Table, { row, column }: Cell): number {
  const isTotal = column === (counts[0]?.length ?? 0) - 1 || (columns && row === counts.length - 1);
  const count = counts[row]?.[column] ?? 0;
  return (isTotal ? 1e9 : 0) + (count === 0 ? 1e6 : count);
}

function lineOf({ counts }: Table, kind: "row" | "column", at: number): Cell[] {
  return kind === "row"
    ? (counts[at] ?? []).map((_, column) => ({ row: at, column }))
    : counts.map((_, row) => ({ row, column: at }));
}

function cellsOf({ counts }: Table): Cell[] {
  return counts.flatMap((cells, row) => cells.map((_, column) => ({ row, column })));
}

/** The total of all, which is always shown. */
function isWhole({ counts }: Table, { row, column }: Cell): boolean {
  return row === counts.length - 1 && column === (counts[0]?.length ?? 0) - 1;
}

function isHidden({ hidden }: Table, { row, column }: Cell): boolean {
  return hidden[row]?.[column] === true;
}

function countOf({ counts }: Table, { row, column }: Cell): number {
  return counts[row]?.[column] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
