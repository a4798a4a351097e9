/** What `npm start` and `npm run dev` have in common: configuration, database, data. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Env, readEnv } from "#app/platform/env.server.ts";
import { assertPortFree } from "../server/listen.ts";
import { generateIfChanged } from "./build.ts";
import { takeTurns } from "./databases.ts";
import { demonstrationKeys, randomKeys } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { ensureDatabase, startPostgres } from "./postgres.ts";
import type { Ending } from "./shutdown.ts";
import { step } from "./steps.ts";

const dataDirectory = fileURLToPath(new URL("../.data", import.meta.url));

/**
 * Checks the configuration before anything slow, then brings up a migrated database with what it needs; a
 * PostgreSQL started here ends with `ending`.
 */
export async function prepare(ending: Ending, build: () => Promise<void>): Promise<Env> {
  const external = Boolean(process.env.DATABASE_URL?.trim());
  await assertPortFree(
    external ? readEnv(process.env) : demonstrationEnv("postgresql://not-started", randomKeys()),
  );
  await step("database client", generateIfChanged, remarkUnchanged);
  await build();
  const env = external ? readEnv(process.env) : await startDemonstration(ending);
  await step(
    "migrations",
    () => migrate(env.databaseUrl),
    (names) => names.join(", ") || "up to date",
  );
  await takeTurns(env.databaseUrl, "fill", () => fill(env));
  return env;
}

async function startDemonstration(ending: Ending): Promise<Env> {
  const server = await step("PostgreSQL", startPostgres, (running) => hows[running.how]);
  ending.first(server.stop);
  return demonstrationEnv(await ensureDatabase(server.url), demonstrationKeys(dataDirectory));
}

export const remarkUnchanged = (changed: boolean) => (changed ? undefined : "unchanged");

const hows = {
  started: undefined,
  adopted: "taken over from a start that was killed",
  shared: "already running",
};

function demonstrationEnv(databaseUrl: string, keys: ReturnType<typeof randomKeys>): Env {
  return readEnv(process.env, { databaseUrl, keys, filesDirectory: path.join(dataDirectory, "files") });
}

async function fill(env: Env): Promise<void> {
  // They need the generated client, which may not have existed when this file was loaded.
  const { createDb } = await import("#app/platform/db.server.ts");
  const { loadDemonstrationIfEmpty, loadDivisionsIfEmpty } = await import("./seed.ts");
  const db = createDb(env.databaseUrl, { connections: 4 });
  const loaded = (count: number) => (count > 0 ? `${count} loaded` : "already there");
  try {
    await step("divisions", () => loadDivisionsIfEmpty(db, env.cityCsv), loaded);
    if (!env.demonstration) return;
    await step("demonstration data", () => loadDemonstrationIfEmpty(db, env, new Date()), loaded);
  } finally {
    await db.$disconnect();
  }
}
