/** Random keys, made once and kept in the `keys.json` of a directory, readable by its owner alone. */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { KeyVariables } from "#app/platform/env.server.ts";
import { PlainFailure } from "../server/failure.ts";

const shape = z.object({
  APP_SECRET: z.string(),
  FIELD_KEYS: z.string(),
  BLIND_INDEX_KEY: z.string(),
  ACCUSATION_KEYS: z.string(),
});

const fileIn = (directory: string) => path.join(directory, "keys.json");

export function keysExist(directory: string): boolean {
  return existsSync(fileIn(directory));
}

/** Writes a new set unless there is one. A half-written or exchanged file would lock everything that was sealed. */
export function makeKeys(directory: string): void {
  if (keysExist(directory)) return;
  mkdirSync(directory, { recursive: true });
  const draft = path.join(directory, `keys.${process.pid}.new`);
  writeFileSync(draft, `${JSON.stringify(randomKeys(), null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, fileIn(directory));
  } catch (error) {
    // Another process was first; its keys are the ones to use.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Throws PlainFailure when the file is not what `makeKeys` wrote. */
export function keptKeys(directory: string): KeyVariables {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(directory), "utf8")));
  } catch {
    throw new PlainFailure(
      `${fileIn(directory)} cannot be read. Put the right one back, or move ${directory} away to begin anew.`,
    );
  }
}

/** Another set on every call. */
export function randomKeys(): KeyVariables {
  const key = () => randomBytes(32).toString("base64");
  return {
    APP_SECRET: key(),
    FIELD_KEYS: `d1:${key()}`,
    BLIND_INDEX_KEY: key(),
    ACCUSATION_KEYS: `d1:${key()}`,
  };
}
