import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastAnswers, suppressList, suppressTable } from "./suppress-cells.ts";

describe("one classification with its total", () => {
  it("hides the small cell and the smallest of the others, so that the total gives nothing away", () => {
    expect(suppressList([40, 3, 25, 60])).toEqual([false, true, true, false]);
  });

  it("hides nothing when nothing is small, and no more when two small ones hide each other", () => {
    expect(suppressList([40, 10, 25])).toEqual([false, false, false]);
    expect(suppressList([40, 6, 7])).toEqual([false, true, true]);
  });

  it("hides a third when two small ones together are still fewer than allowed", () => {
    expect(suppressList([40, 2, 3, 12])).toEqual([false, true, true, true]);
  });

  it("leaves empty cells, which are nobody's", () => {
    expect(suppressList([0, 40, 30])).toEqual([false, false, false]);
  });
});

/** The augmented table, and what of it is hidden. */
function withTotals(counts: readonly (readonly number[])[]) {
  const rows = counts.map((row) => [...row, row.reduce((all, each) => all + each, 0)]);
  const last = (rows[0] ?? []).map((_, column) => rows.reduce((all, row) => all + (row[column] ?? 0), 0));
  const { cells, rowTotals, columnTotals } = suppressTable(counts);
  const hidden = [...cells.map((row, at) => [...row, rowTotals[at] === true]), [...columnTotals, false]];
  return { all: [...rows, last], hidden };
}

/**
 * What somebody works out who knows the sums: an unknown is determined when its unit vector lies in the span of the
 * equations (Gauss and Jordan). Written apart from the graph that decides.
 */
function workedOut(hidden: readonly (readonly boolean[])[]): Set<string> {
  const keys = hidden.flatMap((cells, row) =>
    cells.flatMap((is, column) => (is ? [`${row},${column}`] : [])),
  );
  const lastRow = hidden.length - 1;
  const lastColumn = (hidden[0]?.length ?? 0) - 1;
  const equations: number[][] = [];
  for (let row = 0; row <= lastRow; row += 1)
    equations.push(
      keys.map((key) => (key.startsWith(`${row},`) ? (key.endsWith(`,${lastColumn}`) ? -1 : 1) : 0)),
    );
  for (let column = 0; column <= lastColumn; column += 1)
    equations.push(
      keys.map((key) => (key.endsWith(`,${column}`) ? (key.startsWith(`${lastRow},`) ? -1 : 1) : 0)),
    );
  let pivotRow = 0;
  for (let column = 0; column < keys.length; column += 1) {
    const at = equations.findIndex((each, index) => index >= pivotRow && Math.abs(each[column] ?? 0) > 1e-9);
    const pivot = equations[at];
    const other = equations[pivotRow];
    if (pivot === undefined || other === undefined) continue;
    equations[at] = other;
    equations[pivotRow] = pivot.map((each) => each / (pivot[column] ?? 1));
    for (const [index, line] of equations.entries())
      if (index !== pivotRow)
        equations[index] = line.map(
          (each, k) => each - (line[column] ?? 0) * (equations[pivotRow]?.[k] ?? 0),
        );
    pivotRow += 1;
  }
  const found = new Set<string>();
  for (const line of equations) {
    const used = line.flatMap((each, k) => (Math.abs(each) > 1e-9 ? [k] : []));
    const [only] = used;
    if (used.length === 1 && only !== undefined) found.add(keys[only] ?? "");
  }
  return found;
}

describe("two classifications with their totals", () => {
  it("hides a rectangle around a single small cell", () => {
    const { cells } = suppressTable([
      [3, 20, 30],
      [40, 25, 50],
      [60, 70, 80],
    ]);
    expect(cells).toEqual([
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ]);
  });

  it("never shows a small cell or total, nor one that the sums give away", () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 90 }));
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      // With fewer answers than that in all there is nothing to publish.
      .filter((counts) => counts.flat().reduce((all, each) => all + each, 0) >= leastAnswers);
    fc.assert(
      fc.property(table, (counts) => {
        const { all, hidden } = withTotals(counts);
        const given = workedOut(hidden);
        for (const [row, cells] of all.entries())
          for (const [column, each] of cells.entries()) {
            if (each === 0 || each >= leastAnswers) continue;
            expect(hidden[row]?.[column]).toBe(true);
            expect(given.has(`${row},${column}`)).toBe(false);
          }
      }),
      { numRuns: 1_000 },
    );
  });
});
