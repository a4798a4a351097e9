/** What a database needs before the first request. Called at every start and for the template of the tests. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadDivisions } from "#app/organisations/load-divisions.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { exampleConductItems } from "../prisma/seed/conduct-items.ts";
import { loadDemonstration } from "../prisma/seed/demonstration.ts";
import {
  demonstrationMembers,
  demonstrationPassword,
  demonstrationPhone,
  demonstrationResident,
} from "../prisma/seed/demonstration-people.ts";
import { topics } from "../prisma/seed/topics.ts";
import { PlainFailure } from "../server/failure.ts";
import { csvSentence } from "./divisions-load.ts";

const ownCity = fileURLToPath(new URL("../prisma/seed/jingzhou-divisions.csv", import.meta.url));

/**
 * Loads the divisions of the city when there are none, from `csv` or from `prisma/seed/`, and with them the catalogue of
 * topics and the examples of the lists. Returns how many divisions. Throws PlainFailure with the line of a file that is wrong.
 */
export async function loadDivisionsIfEmpty(db: Db, csv: string = ownCity): Promise<number> {
  if ((await db.division.count()) > 0) return 0;
  const loaded = await loadDivisions(db, readFileSync(csv, "utf8"), new Date());
  if (!loaded.ok) throw new PlainFailure(csvSentence(csv, loaded.line, loaded.fault));
  await db.topic.createMany({
    data: topics.map(({ bureau: _, ...topic }) => topic),
    skipDuplicates: true,
  });
  if ((await db.conductItem.count()) === 0) await db.conductItem.createMany({ data: exampleConductItems() });
  return loaded.divisions;
}

/** Loads the invented city when nobody is in the database. Returns the number of petitions loaded. */
export async function loadDemonstrationIfEmpty(db: Db, env: Env, now: Date): Promise<number> {
  if ((await db.person.count()) > 0) return 0;
  return loadDemonstration(db, env, now);
}

/** Who can sign in to the demonstration and how, printed at the start. */
export type DemonstrationSignIn = { readonly who: string; readonly how: string };

export const demonstrationSignIns: readonly DemonstrationSignIn[] = [
  {
    who: `${demonstrationResident.name} ${demonstrationResident.who}`,
    how: `/sign-in        ${demonstrationPhone(demonstrationResident.n)}, code in /demo/inbox`,
  },
  ...demonstrationMembers.map(({ n, name, who }) => ({
    who: `${name} ${who}`,
    how: `/sign-in/staff  ${demonstrationPhone(n)}, code in /demo/inbox, password ${demonstrationPassword}`,
  })),
];
