/**
 * `npm run migration:new NAME`: writes `prisma/migrations/<time>_NAME/migration.sql` with the difference
 * between what the migrations make and what the schema files say. Append hand-written SQL to it as needed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PlainFailure, reportFailure } from "../server/failure.ts";
import { withServer } from "./postgres.ts";
import { diffMigrationsToSchema, migrationsDirectory } from "./schema-engine.ts";

/** Returns the path of the new file. An empty difference still gives a file: for hand-written SQL alone. */
async function newMigration(name: string, now: Date): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new PlainFailure(
      "Name the migration in small letters and underscores: npm run migration:new add_ratings",
    );
  }
  const sql = await withServer(diffMigrationsToSchema);
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = path.join(migrationsDirectory, `${stamp}_${name}`);
  mkdirSync(directory);
  const file = path.join(directory, "migration.sql");
  writeFileSync(file, sql === "" ? "-- The schema files ask for no change.\n" : sql);
  return file;
}

if (import.meta.main) {
  await newMigration(process.argv[2] ?? "", new Date()).then((file) => console.log(file), reportFailure);
}
