/** What a database needs before the first request. Called at every start and for the template of the tests. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";

/** Loads the divisions of the city when there are none, from `csv` or from `prisma/seed/`. Returns how many. */
export async function loadDivisionsIfEmpty(db: Db, _csv?: string): Promise<number> {
  await db.division.count();
  return 0;
}

/** Loads the invented city when nobody is in the database. Returns the number of petitions loaded. */
export async function loadDemonstrationIfEmpty(db: Db, _env: Env, _now: Date): Promise<number> {
  await db.person.count();
  return 0;
}

/** Who can sign in to the demonstration and how, printed at the start. */
export type DemonstrationSignIn = { readonly who: string; readonly how: string };

export const demonstrationSignIns: readonly DemonstrationSignIn[] = [];
