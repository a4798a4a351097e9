/** What `npm start` and `npm run dev` have in common: configuration, database, data. */
import type { Env } from "#app/platform/env.server.ts";
import { assertPortFree } from "../server/listen.ts";
import { generateIfChanged } from "./build.ts";
import { demonstrationEnv, isExternal, productionEnv } from "./configuration.ts";
import { takeTurns } from "./databases.ts";
import { migrate } from "./migrate.ts";
import { ensureDatabase, startPostgres } from "./postgres.ts";
import type { Ending } from "./shutdown.ts";
import { step } from "./steps.ts";

/**
 * Checks the configuration before anything slow, then brings up a migrated database with what it needs; a
 * PostgreSQL started here ends with `ending`.
 */
export async function prepare(ending: Ending, build: () => Promise<void>): Promise<Env> {
  const production = isExternal() ? await productionEnv() : null;
  await assertPortFree(production ?? demonstrationEnv("postgresql://not-started"));
  await step("database client", generateIfChanged, remarkUnchanged);
  await build();
  const env = production ?? (await startDemonstration(ending));
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
  return demonstrationEnv(await ensureDatabase(server.url));
}

export const remarkUnchanged = (changed: boolean) => (changed ? undefined : "unchanged");

const hows = {
  started: undefined,
  adopted: "taken over from a start that was killed",
  shared: "already running",
};

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
