/** The migrated database that every test file gets a copy of. */
import pg from "pg";
import { createDb } from "#app/platform/db.server.ts";
import { createDatabase, dropDatabase, withClient, withDatabase } from "../../scripts/databases.ts";
import { migrate } from "../../scripts/migrate.ts";
import { startPostgres } from "../../scripts/postgres.ts";
import { loadDivisionsIfEmpty } from "../../scripts/seed.ts";

export type TestServer = {
  /** Any database of the server; names of others go through `withDatabase`. */
  readonly serverUrl: string;
  /** Migrated, with the divisions; nobody may stay connected to it. */
  readonly template: string;
  readonly stop: () => Promise<void>;
};

const namePrefix = "youshuofa_test_";
/** A run keeps a connection of this name open, so that another one leaves its databases alone. */
const runName = "youshuofa-test-run";

/** DATABASE_URL's server when that is set, else an embedded one in `.data/test-postgres`. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  const server = given
    ? { url: given, stop: async () => undefined }
    : await startPostgres({ directory: ".data/test-postgres", throwaway: true });
  const template = `${namePrefix}template_${process.pid}`;
  await dropLeftovers(server.url);
  const presence = new pg.Client({ connectionString: server.url, application_name: runName });
  await presence.connect();
  await createDatabase(server.url, template);
  const templateUrl = withDatabase(server.url, template);
  await migrate(templateUrl);
  const db = createDb(templateUrl, { connections: 2 });
  await loadDivisionsIfEmpty(db);
  await db.$disconnect();
  return {
    serverUrl: server.url,
    template,
    stop: async () => {
      await presence.end();
      await dropDatabase(server.url, template);
      await server.stop();
    },
  };
}

/** Databases of a run that was killed; nothing while another run is going on. */
async function dropLeftovers(url: string): Promise<void> {
  const leftovers = await withClient(url, (client) =>
    client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE starts_with(datname, $1)
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = $2)`,
      [namePrefix, runName],
    ),
  );
  for (const row of leftovers.rows) await dropDatabase(url, row.datname);
}
