/** `node scripts/generate.ts`: writes the typed database client from `prisma/schema/`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Throws with Prisma's own words when the schema has a mistake. */
export function generateClient(): void {
  const prisma = fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url));
  const run = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // Prisma would download a native engine that generating never starts. Naming any existing file stops it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
}

if (import.meta.main) {
  try {
    generateClient();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
