/** Making and dropping databases on a PostgreSQL server. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { PlainFailure } from "../server/failure.ts";

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Runs `work` with one connection and closes it whatever happens. PlainFailure when it cannot be opened. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: Error) => {
    const { host } = new URL(url);
    throw new PlainFailure(`PostgreSQL at ${host} cannot be used: ${reason(error)}. Check DATABASE_URL.`);
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

// Numbers that no other program takes for locks of its own in this database.
const turns = { migrate: 3_421_000, fill: 3_421_001 } as const;

/** Of several processes that start at once, one does `work` at a time. */
export async function takeTurns<T>(
  url: string,
  turn: keyof typeof turns,
  work: () => Promise<T>,
): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [turns[turn]]);
    return work();
  });
}

/** Node tries every address of a host and then has several reasons. */
function reason(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((each: Error) => each.message).join(", ");
  return error.message;
}

/** Creates a database, as a copy of `template` when one is named. `url` names any database of the server. */
export async function createDatabase(url: string, name: string, template = "template0"): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}${
        template === "template0" ? " ENCODING 'UTF8'" : ""
      }`,
    ),
  );
}

/** Drops a database and the connections that are still open to it; a missing one is no error. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** A database with a random name after `prefix`, empty or a copy of `template`. */
export async function createScratchDatabase(
  url: string,
  prefix: string,
  template?: string,
): Promise<{ url: string; name: string; drop: () => Promise<void> }> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await createDatabase(url, name, template);
  return { url: withDatabase(url, name), name, drop: () => dropDatabase(url, name) };
}
