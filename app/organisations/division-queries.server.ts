/** Finding places by typing and by walking down the tree. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { DivisionLevel } from "./read-divisions-csv.ts";

export type DivisionChoice = {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly level: DivisionLevel;
};

const columns = { code: true, name: true, fullName: true, level: true } as const;

/** The divisions below this one; the counties of the city for null. */
export async function childrenOf(db: Transaction, parentCode: string | null): Promise<DivisionChoice[]> {
  return db.division.findMany({
    where: parentCode === null ? { level: "county" } : { parentCode },
    orderBy: { code: "asc" },
    select: columns,
  });
}

export function divisionByCode(db: Transaction, code: string) {
  return db.division.findUnique({
    where: { code },
    select: { ...columns, path: true, parentCode: true },
  });
}

/** From the county down to this division itself. */
export async function lineageOf(db: Transaction, path: string): Promise<DivisionChoice[]> {
  const codes = path.split("/").filter(Boolean);
  const divisions = await db.division.findMany({
    where: { code: { in: codes }, level: { not: "city" } },
    select: columns,
  });
  return divisions.sort((one, other) => one.code.length - other.code.length);
}

/**
 * Places whose name holds every typed part, in any order (`紫荆`, `川店 紫荆`): names that are exactly or begin with
 * the last part first, then the smaller places, which is what people look for.
 */
export async function searchDivisions(db: Transaction, typed: string, limit = 12): Promise<DivisionChoice[]> {
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  const last = parts.at(-1);
  if (last === undefined) return [];
  const found = await db.division.findMany({
    where: { level: { not: "city" }, AND: parts.map((part) => ({ fullName: { contains: part } })) },
    select: columns,
    take: 400,
  });
  const rank = ({ name, level }: DivisionChoice): number => {
    const nearness = name === last ? 0 : name.startsWith(last) ? 1 : name.includes(last) ? 2 : 3;
    return nearness * 10 + (level === "village" ? 0 : level === "township" ? 1 : 2);
  };
  return found
    .sort((one, other) => rank(one) - rank(other) || one.code.localeCompare(other.code))
    .slice(0, limit);
}

export type CountyPlaces = { readonly county: string; readonly townships: readonly DivisionChoice[] };

/** Every township under its county: short enough for one list, also on a page that was kept without a signal. */
export async function townshipsByCounty(db: Transaction): Promise<readonly CountyPlaces[]> {
  const divisions = await db.division.findMany({
    where: { level: { in: ["county", "township"] } },
    orderBy: { code: "asc" },
    select: { ...columns, parentCode: true },
  });
  const counties = divisions.filter(({ level }) => level === "county");
  return counties.map(({ code, name }) => ({
    county: name,
    townships: divisions.filter(({ parentCode }) => parentCode === code),
  }));
}
