/** Who is responsible: which window receives, which bureau a matter is suggested to, who takes accusations. */
import type { Transaction } from "#app/platform/db.server.ts";

export type OrganisationChoice = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly superiorId: string | null;
};

const columns = { id: true, name: true, kind: true, superiorId: true } as const;

/** Codes from the nearest division up to the city. */
export function upwards(divisionPath: string): string[] {
  return divisionPath.split("/").filter(Boolean).reverse();
}

/** The nearest one up the tree among organisations that each stand in one division. */
function nearest<Row extends { divisionCode: string }>(
  rows: readonly Row[],
  divisionPath: string,
): Row | undefined {
  for (const code of upwards(divisionPath)) {
    const row = rows.find(({ divisionCode }) => divisionCode === code);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** For each value of `by` the nearest one up the tree, the nearest of all first. */
export function nearestOfEach<Row extends { divisionCode: string }>(
  rows: readonly Row[],
  divisionPath: string,
  by: (row: Row) => string,
): Row[] {
  const order = upwards(divisionPath);
  const found = new Map<string, Row>();
  const sorted = [...rows].sort(
    (one, other) => order.indexOf(one.divisionCode) - order.indexOf(other.divisionCode),
  );
  for (const row of sorted) if (!found.has(by(row))) found.set(by(row), row);
  return [...found.values()];
}

/** 首接: the nearest centre that is staffed, from the village up. Throws when not even the city has one. */
export async function centreFor(db: Transaction, divisionPath: string): Promise<OrganisationChoice> {
  const centres = await db.organisation.findMany({
    where: {
      kind: "centre",
      isActive: true,
      divisionCode: { in: upwards(divisionPath) },
      memberships: { some: { role: "window_clerk", until: null } },
    },
    select: { ...columns, divisionCode: true },
  });
  const centre = nearest(centres, divisionPath);
  if (centre === undefined) throw new Error(`no centre is staffed above ${divisionPath}`);
  return centre;
}

/**
 * The organ that takes accusations of this territory, never the accused unit itself (信访工作条例 第三十、四十六条).
 * Null when there is none left, and then a person must decide.
 */
export async function disciplineOrganFor(
  db: Transaction,
  divisionPath: string,
  accusedOrganisationId: string | null,
): Promise<OrganisationChoice | null> {
  const organs = await db.organisation.findMany({
    where: {
      takesAccusations: true,
      isActive: true,
      divisionCode: { in: upwards(divisionPath) },
      ...(accusedOrganisationId === null ? {} : { id: { not: accusedOrganisationId } }),
    },
    select: { ...columns, divisionCode: true },
  });
  return nearest(organs, divisionPath) ?? null;
}

/** Organisations to which this topic of this territory may be transferred, the nearest first. */
export async function suggestOrganisations(
  db: Transaction,
  {
    topicId,
    divisionPath,
    exclude,
  }: { readonly topicId: string | null; readonly divisionPath: string; readonly exclude: readonly string[] },
): Promise<OrganisationChoice[]> {
  if (topicId === null) return [];
  const organisations = await db.organisation.findMany({
    where: {
      isActive: true,
      id: { notIn: [...exclude] },
      divisionCode: { in: upwards(divisionPath) },
      topics: { some: { topicId } },
    },
    select: { ...columns, divisionCode: true },
  });
  const order = upwards(divisionPath);
  return organisations.sort(
    (one, other) => order.indexOf(one.divisionCode) - order.indexOf(other.divisionCode),
  );
}

/** Organisations by part of their name that may receive a transfer: those on the way up, and below the county. */
export function searchOrganisations(
  db: Transaction,
  {
    typed,
    exclude,
    limit = 12,
  }: { readonly typed: string; readonly exclude: readonly string[]; readonly limit?: number },
): Promise<OrganisationChoice[]> {
  return db.organisation.findMany({
    where: {
      isActive: true,
      id: { notIn: [...exclude] },
      kind: { in: ["centre", "bureau", "township_government", "court_window", "mediation_committee"] },
      name: { contains: typed.trim() },
    },
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    select: columns,
    take: limit,
  });
}
