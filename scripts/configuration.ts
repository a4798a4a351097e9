/** The configuration of a command: the variables, and the keys and files that `.data/` keeps where none are set. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Env, readEnv } from "#app/platform/env.server.ts";
import { PlainFailure } from "../server/failure.ts";
import { withClient } from "./databases.ts";
import { keptKeys, keysExist, makeKeys, randomKeys } from "./keys.ts";

const dataDirectory = fileURLToPath(new URL("../.data", import.meta.url));
/** Apart from the demonstration's, which may be thrown away at any time. */
const productionDirectory = path.join(dataDirectory, "production");

/** Whether DATABASE_URL names a PostgreSQL, which makes this production. */
export function isExternal(): boolean {
  return Boolean(process.env.DATABASE_URL?.trim());
}

/** The demonstration at `databaseUrl`, with its own keys. Throws PlainFailure. */
export function demonstrationEnv(databaseUrl: string): Env {
  makeKeys(dataDirectory);
  return readEnv(process.env, {
    databaseUrl,
    keys: keptKeys(dataDirectory),
    filesDirectory: path.join(dataDirectory, "files"),
  });
}

/**
 * Production on the PostgreSQL of DATABASE_URL. Where no key is set at all, those in `.data/production` are used;
 * they are made once, and only for a database in which nothing is sealed yet, since keys that came too late would
 * make two kinds of sealed rows. Throws PlainFailure.
 */
export async function productionEnv(): Promise<Env> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
  if (keyNames.some((name) => given[name] !== undefined)) return readEnv(given);
  // A wrong variable is told before the database is asked.
  const { databaseUrl } = readEnv({ ...randomKeys(), FILES_DIR: productionDirectory, ...given });
  if (!keysExist(productionDirectory)) {
    if (await hasPeople(databaseUrl)) {
      throw new PlainFailure(
        `${keyNames.join(", ")} are not set, and this database was written with keys that are not in ${productionDirectory}. Set them as they were.`,
      );
    }
    makeKeys(productionDirectory);
    console.log(
      `Made the keys that seal people's data: ${productionDirectory}/keys.json. Keep a copy elsewhere: without them it stays sealed.`,
    );
  }
  return readEnv({
    ...keptKeys(productionDirectory),
    FILES_DIR: path.join(productionDirectory, "files"),
    ...given,
  });
}

const keyNames = Object.keys(randomKeys());

/** Whether anybody is in the database, which may not have been migrated yet. */
function hasPeople(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const table = await client.query(`SELECT to_regclass('"Person"') IS NOT NULL AS "exists"`);
    if (!table.rows[0].exists) return false;
    const people = await client.query(`SELECT EXISTS (SELECT FROM "Person") AS "some"`);
    return people.rows[0].some;
  });
}
