/** Loads a city's divisions from CSV: all of them, or none and the line that is wrong. */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { type CsvFault, readDivisionsCsv } from "./read-divisions-csv.ts";

export type LoadedDivisions =
  | { readonly ok: true; readonly divisions: number }
  | { readonly ok: false; readonly line: number; readonly fault: CsvFault };

/** Adds new divisions and renames known ones; one that the file does not name stays, for petitions point to it. */
export async function loadDivisions(db: Db, csv: string, now: Date): Promise<LoadedDivisions> {
  const read = readDivisionsCsv(csv);
  if (!read.ok) return read;
  const { divisions } = read;
  await db.$transaction(async (tx) => {
    // One statement for all of them: two thousand upserts would take minutes on a slow disk.
    await tx.$executeRaw`
      INSERT INTO "Division" ("code", "name", "level", "parentCode", "path", "fullName")
      SELECT * FROM unnest(
        ${divisions.map(({ code }) => code)}::text[],
        ${divisions.map(({ name }) => name)}::text[],
        ${divisions.map(({ level }) => level)}::"DivisionLevel"[],
        ${divisions.map(({ parentCode }) => parentCode)}::text[],
        ${divisions.map(({ path }) => path)}::text[],
        ${divisions.map(({ fullName }) => fullName)}::text[])
      ON CONFLICT ("code") DO UPDATE SET
        "name" = excluded."name", "level" = excluded."level", "parentCode" = excluded."parentCode",
        "path" = excluded."path", "fullName" = excluded."fullName"`;
    await appendAudit(tx, {
      chain: "divisions",
      at: now,
      actor: "system",
      action: "divisions.load",
      payload: { divisions: divisions.length, city: divisions[0]?.code ?? null },
    });
  });
  return { ok: true, divisions: divisions.length };
}
