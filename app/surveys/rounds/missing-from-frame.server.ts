/** What a frame has no enterprise of: a stratum that is empty cannot be drawn from, and the results say nothing of it. */
import type { Db } from "#app/platform/db.server.ts";
import { countyOf } from "./county-of.ts";
import {
  type EnterpriseSize,
  enterpriseSizes,
  groupOfIndustry,
  type IndustryGroup,
  type IndustrySection,
  industryGroups,
} from "./industries.ts";

export type MissingFromFrame = {
  /** Names, as they stand in the list of divisions. */
  readonly counties: readonly string[];
  readonly sizes: readonly EnterpriseSize[];
  readonly industries: readonly IndustryGroup[];
};

/** `territory` is the path of the round's division. The caller has read the round in its reach. */
export async function missingFromFrame(
  db: Db,
  { roundId, territory }: { readonly roundId: string; readonly territory: string },
): Promise<MissingFromFrame> {
  const [places, sizes, sections, counties] = await Promise.all([
    db.frameEnterprise.findMany({
      where: { roundId },
      distinct: ["divisionCode"],
      select: { division: { select: { path: true } } },
    }),
    db.frameEnterprise.groupBy({ by: ["size"], where: { roundId } }),
    db.frameEnterprise.groupBy({ by: ["industry"], where: { roundId } }),
    db.division.findMany({
      where: { level: "county", path: { startsWith: territory } },
      orderBy: { code: "asc" },
      select: { code: true, name: true },
    }),
  ]);
  const held = {
    counties: new Set(places.map(({ division }) => countyOf(division.path))),
    sizes: new Set(sizes.map(({ size }) => size)),
    industries: new Set(sections.map(({ industry }) => groupOfIndustry(industry as IndustrySection))),
  };
  return {
    counties: counties.filter(({ code }) => !held.counties.has(code)).map(({ name }) => name),
    sizes: enterpriseSizes.filter((size) => !held.sizes.has(size)),
    industries: industryGroups.filter((group) => !held.industries.has(group)),
  };
}
