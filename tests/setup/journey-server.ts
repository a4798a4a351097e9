/** A server process of its own for one file of journeys: the production build, as `npm start` serves it. */
import { readEnv } from "#app/platform/env.server.ts";
import { startServer } from "#server/serve.ts";
import type { JourneyServer } from "./journey.ts";

const order = JSON.parse(process.env.JOURNEY_SERVER ?? "null") as JourneyServer | null;
if (!order) throw new Error("JOURNEY_SERVER says what to serve; tests/setup/journey.ts sets it");

const { databaseUrl, filesDirectory, keys, port, demonstration, settings } = order;
// Tests stand in for people behind many addresses.
const common = {
  PORT: String(port),
  LOG_LEVEL: "warn",
  DATABASE_POOL: "5",
  TRUSTED_PROXIES: "1",
  ...settings,
};
const env = demonstration
  ? readEnv(common, { databaseUrl, filesDirectory, keys })
  : readEnv({ ...common, ...keys, DATABASE_URL: databaseUrl, FILES_DIR: filesDirectory });

const server = await startServer(env);
process.send?.("ready");
const end = () => {
  void server.stop().then(() => process.exit(0));
};
process.on("SIGTERM", end);
process.on("disconnect", end);
