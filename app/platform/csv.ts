/** Tables as CSV that spreadsheets open as they are: UTF-8 with a mark, and nothing that a spreadsheet would run. Pure. */

export type CsvCell = string | number | null;

const byteOrderMark = "\uFEFF";

/** Lines of RFC 4180. A text that a spreadsheet would take for a formula is led by an apostrophe. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^\s*[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The head of an answer that is such a file. `name` is plain ASCII. */
export function csvHeaders(name: string): Record<string, string> {
  return {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "private, no-store",
  };
}
