/** The checks of `npm test` that are no tests: each counts as one, passed or failed. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PlainFailure } from "../server/failure.ts";
import { runNode } from "./build.ts";
import { diffMigrationsToSchema } from "./schema-engine.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export type Check = { readonly title: string; readonly run: () => Promise<unknown> };

const program = (file: string, ...words: string[]) => runNode([path.join("node_modules", file), ...words]);
const typescript = (project: string) => program("typescript/bin/tsc", "--noEmit", "-p", project);
const serviceWorker = "app/offline/service-worker/tsconfig.json";

/** Run one after the other, beside the build and the database. */
export const sourceChecks: readonly Check[] = [
  {
    title: "formatting and lint (biome)",
    run: () => program("@biomejs/biome/bin/biome", "ci", "--diagnostic-level=warn", "--colors=off", "."),
  },
  { title: "types (tsc)", run: () => typescript(".") },
  ...(existsSync(path.join(root, serviceWorker))
    ? [{ title: "types of the service worker (tsc)", run: () => typescript(serviceWorker) }]
    : []),
  { title: "types of the mini-program (tsc)", run: () => typescript("miniprogram") },
  {
    title: "import rules (dependency-cruiser)",
    run: () =>
      program(
        "dependency-cruiser/bin/dependency-cruiser.mjs",
        ...["app", "server", "scripts", "prisma", "tests"],
      ),
  },
  { title: "dead code (knip)", run: () => program("knip/bin/knip.js", "--no-progress", "--no-config-hints") },
];

/** The migrations must make exactly what the schema files say. */
export function driftCheck(serverUrl: string): Check {
  return {
    title: "migrations make the schema",
    run: async () => {
      const sql = await diffMigrationsToSchema(serverUrl);
      if (sql !== "") {
        throw new PlainFailure(
          `The schema files ask for more than the migrations make. Run npm run migration:new NAME. Missing:\n${sql}`,
        );
      }
    },
  };
}
