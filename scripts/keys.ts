/** Random keys of a demonstration, made once and kept in `.data/keys.json`, readable by its owner alone. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { DemonstrationKeys } from "#app/platform/env.server.ts";
import { PlainFailure } from "../server/failure.ts";

const shape = z.object({
  APP_SECRET: z.string(),
  FIELD_KEYS: z.string(),
  BLIND_INDEX_KEY: z.string(),
  ACCUSATION_KEYS: z.string(),
});

/** Reads the keys, or makes them when there are none yet. */
export function demonstrationKeys(directory: string): DemonstrationKeys {
  const file = path.join(directory, "keys.json");
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    // Renamed into place: a half-written file would lock everything that was sealed.
    writeFileSync(`${file}.new`, `${JSON.stringify(randomKeys(), null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new PlainFailure(
      `${file} cannot be read. Put the right one back, or move ${directory} away to begin with an empty demonstration.`,
    );
  }
}

/** Another set on every call. */
export function randomKeys(): DemonstrationKeys {
  const key = () => randomBytes(32).toString("base64");
  return {
    APP_SECRET: key(),
    FIELD_KEYS: `d1:${key()}`,
    BLIND_INDEX_KEY: key(),
    ACCUSATION_KEYS: `d1:${key()}`,
  };
}
