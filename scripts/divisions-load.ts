/**
 * `npm run divisions:load FILE`: loads a city's divisions from CSV into the database of DATABASE_URL, or the
 * embedded one. A file with a wrong line is refused with its number and changes nothing.
 */
import { readFileSync } from "node:fs";
import { loadDivisions } from "#app/organisations/load-divisions.server.ts";
import type { CsvFault } from "#app/organisations/read-divisions-csv.ts";
import { createDb } from "#app/platform/db.server.ts";
import { PlainFailure, reportFailure } from "../server/failure.ts";
import { withServer } from "./postgres.ts";

const sentences: Readonly<Record<CsvFault, string>> = {
  header: "the first line must be code,name,level,parent",
  columns: "it must have four columns",
  code_shape: "the code must have 6 digits for a city or county, 9 for a township, 12 for a village",
  code_twice: "this code stood in an earlier line",
  name_empty: "the name is missing",
  name_characters:
    "the name has characters that no name has; save the file as UTF-8, without quotation marks",
  level_unknown: "the level must be city, county, township or village",
  parent_unknown: "the parent does not stand in an earlier line",
  parent_level: "the parent is not of the level just above, or the city has one",
  second_city: "there is a second city",
  no_city: "there is no city",
};

/** Says, for one fault, which line of the file and what to mend. */
export function csvSentence(file: string, line: number, fault: CsvFault): string {
  return `${file}, line ${line}: ${sentences[fault]}. Nothing was changed.`;
}

async function divisionsLoad(url: string, file: string | undefined): Promise<number> {
  if (file === undefined) throw new PlainFailure("Name the file: npm run divisions:load city.csv");
  const csv = readText(file);
  const db = createDb(url, { connections: 2 });
  try {
    const loaded = await loadDivisions(db, csv, new Date());
    if (!loaded.ok) throw new PlainFailure(csvSentence(file, loaded.line, loaded.fault));
    return loaded.divisions;
  } finally {
    await db.$disconnect();
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new PlainFailure(`${file} cannot be read.`);
  }
}

if (import.meta.main) {
  await withServer((url) => divisionsLoad(url, process.argv[2])).then(
    (count) => console.log(`${count} divisions loaded.`),
    reportFailure,
  );
}
