/**
 * `npm run migrate`: applies the migrations in `prisma/migrations` that the database does not have yet.
 * Uses DATABASE_URL, or the embedded PostgreSQL without it. Stays compatible with `prisma migrate deploy`.
 */

import { PlainFailure, reportFailure } from "../server/failure.ts";
import { takeTurns, withClient } from "./databases.ts";
import { withServer } from "./postgres.ts";
import { applyMigrations } from "./schema-engine.ts";

const oldestPostgres = 15;

/**
 * Brings the database at `url` up to date; returns the names of the migrations just applied. Of several
 * processes that start at once, one migrates and the others wait for it.
 */
export async function migrate(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ server_version_num: string }>("SHOW server_version_num"),
  );
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < oldestPostgres) {
    throw new PlainFailure(`This is PostgreSQL ${major}; version ${oldestPostgres} or newer is needed.`);
  }
  return takeTurns(url, "migrate", () => applyMigrations(url));
}

if (import.meta.main) {
  await withServer(migrate).then((applied) => {
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  }, reportFailure);
}
