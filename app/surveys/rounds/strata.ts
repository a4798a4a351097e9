/**
 * 分层: county by size by industry, and no stratum so small that its few answers name somebody. Small cells are joined
 * over their industries first, then over sizes, then over counties; a joined stratum says over what. Pure.
 */
import { type EnterpriseSize, enterpriseSizes, type IndustryGroup, industryGroups } from "./industries.ts";

export type FrameUnit = {
  readonly id: string;
  /** Code of the county. */
  readonly county: string;
  readonly size: EnterpriseSize;
  readonly industry: IndustryGroup;
};

export type FormedStratum = {
  /** County, size and industry with a slash between; `*` for what it was joined over. */
  readonly key: string;
  readonly county: string | null;
  readonly size: EnterpriseSize | null;
  readonly industry: IndustryGroup | null;
  readonly units: readonly string[];
};

/** Enterprises of one stratum at the least. Ours: the law names no number (YS-09). */
export const leastOfFrame = 15;

type Cell = Omit<FormedStratum, "key" | "units"> & { readonly units: string[] };

/**
 * Strata in a fixed order (counties by code, sizes and industries as their lists go), each with at least `least` units,
 * as long as there are so many at all. The units of each keep the order they came in.
 */
export function formStrata(units: readonly FrameUnit[], least = leastOfFrame): readonly FormedStratum[] {
  const counties = [...new Set(units.map(({ county }) => county))].sort();
  const city: Cell[] = [];
  for (const county of counties) {
    const ofCounty = units.filter((unit) => unit.county === county);
    const sizes = enterpriseSizes.flatMap((size) =>
      joinSmall(
        industryGroups.map((industry) =>
          cellOf(
            { county, size, industry },
            ofCounty.filter((unit) => unit.size === size && unit.industry === industry),
          ),
        ),
        { county, size, industry: null },
        least,
      ),
    );
    city.push(...joinSmall(sizes, { county, size: null, industry: null }, least));
  }
  return joinSmall(city, { county: null, size: null, industry: null }, least).map((cell) => ({
    key: [cell.county, cell.size, cell.industry].map((part) => part ?? "*").join("/"),
    ...cell,
  }));
}

function cellOf(of: Omit<Cell, "units">, units: readonly FrameUnit[]): Cell {
  return { ...of, units: units.map(({ id }) => id) };
}

/**
 * Cells that are large enough, and after them what is left of the others in one. If that one is still too small it takes
 * in the smallest of the large ones; if there is none it is left for the next level.
 */
function joinSmall(cells: readonly Cell[], joined: Omit<Cell, "units">, least: number): readonly Cell[] {
  const present = cells.filter(({ units }) => units.length > 0);
  const large = present.filter(({ units }) => units.length >= least);
  const small = present.filter(({ units }) => units.length < least);
  if (small.length === 0) return large;
  // One alone is joined with nothing yet: it keeps its name for the level above.
  if (large.length === 0 && small.length === 1) return small;
  const rest = small.flatMap(({ units }) => units);
  while (rest.length < least && large.length > 0) {
    const smallest = large.reduce((one, other) => (other.units.length < one.units.length ? other : one));
    large.splice(large.indexOf(smallest), 1);
    rest.push(...smallest.units);
  }
  return [...large, { ...joined, units: rest }];
}
