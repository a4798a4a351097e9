/** The tables of a round as an Excel file, a sheet each; figures as numbers, so that they can be worked with. */
import writeExcelFile from "write-excel-file/node";
import type { PublishedRound } from "./published-round.server.ts";
import { type ResultsWords, resultsTables } from "./results-words.ts";

/** What Excel allows in the name of a sheet. */
const longestName = 31;

export function resultsWorkbook(words: ResultsWords, view: PublishedRound): Promise<Buffer> {
  const sheets = resultsTables(words, view).map(({ title, head, rows }) => ({
    sheet: title.replaceAll(/[\\/?*[\]:]/gu, " ").slice(0, longestName),
    data: [
      head.map((value) => ({ value, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map((cell) => cellOf(cell))),
    ],
    columns: head.map((_, column) => ({ width: column === 0 ? 42 : 16 })),
  }));
  return writeExcelFile(sheets).toBuffer();
}

function cellOf(text: string) {
  return /^-?[\d,]+(?:\.\d+)?$/.test(text) ? { value: Number(text.replaceAll(",", "")) } : { value: text };
}
