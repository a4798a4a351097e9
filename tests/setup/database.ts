/** A database of one's own for a test file. */
import { afterAll, inject } from "vitest";
import { createDb, type Db } from "#app/platform/db.server.ts";
import { createScratchDatabase } from "../../scripts/databases.ts";

/**
 * A copy of the migrated database with all divisions and nobody in it. Call it once at the top of an
 * `*.integration.test.ts` file: `const { db } = await cloneDatabase();`. It goes away after the file.
 */
export async function cloneDatabase(): Promise<{ readonly db: Db; readonly url: string }> {
  const { serverUrl, template } = inject("databaseServer");
  const database = await createScratchDatabase(serverUrl, "youshuofa_test", template);
  const db = createDb(database.url, { connections: 5 });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });
  return { db, url: database.url };
}
