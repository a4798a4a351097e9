/** Figures with everything that is needed to put them into words. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Questionnaire } from "../questionnaires/questionnaire.ts";
import type { RoundResults } from "./round-results.ts";

export type ResultsView = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly kind: "sampled" | "open_link";
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  /** Null before it is published. */
  readonly publishedAt: Date | null;
  readonly assessor: { readonly name: string; readonly nameEn: string | null };
  readonly definition: Questionnaire;
  readonly results: RoundResults;
  /** Names of the places that strata are of, by code. */
  readonly counties: Readonly<Record<string, string>>;
};

export async function countyNames(db: Db): Promise<Readonly<Record<string, string>>> {
  const divisions = await db.division.findMany({
    where: { level: { in: ["city", "county"] } },
    select: { code: true, name: true },
  });
  return Object.fromEntries(divisions.map(({ code, name }) => [code, name]));
}
