/**
 * `npm run migrate`: applies the migrations in `prisma/migrations` that the database does not have yet.
 * Uses DATABASE_URL, or the embedded PostgreSQL without it. Stays compatible with `prisma migrate deploy`.
 */

import { reportFailure } from "../server/failure.ts";
import { withClient } from "./databases.ts";
import { withServer } from "./postgres.ts";
import { applyMigrations } from "./schema-engine.ts";

// Any number no other program takes for its own lock in this database.
const migrationLock = 3_421_000;

/**
 * Brings the database at `url` up to date; returns the names of the migrations just applied. Of several
 * processes that start at once, one migrates and the others wait for it.
 */
export async function migrate(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    return applyMigrations(url);
  });
}

if (import.meta.main) {
  await withServer(migrate).then((applied) => {
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  }, reportFailure);
}
