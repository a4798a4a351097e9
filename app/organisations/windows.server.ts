/** Windows for the public: where they are, when they open, how to call (XF-21, 信访工作条例 第十八、二十一条). */
import type { Transaction } from "#app/platform/db.server.ts";
import type { OrganisationKind } from "./organisation-kinds.ts";
import { nearestOfEach, upwards } from "./responsibility.server.ts";

export type PublicWindow = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: OrganisationKind;
  readonly address: string | null;
  readonly phone: string | null;
  readonly openingHours: string | null;
};

const columns = {
  id: true,
  name: true,
  nameEn: true,
  kind: true,
  address: true,
  phone: true,
  openingHours: true,
} as const;

/** Kinds that receive the public; village committees stand behind the village's own centre. */
const receiving: readonly OrganisationKind[] = [
  "centre",
  "township_government",
  "mediation_committee",
  "court_window",
];

export type WindowsOfPlace = {
  /** The nearest first, up to the city. */
  readonly windows: readonly PublicWindow[];
  /** Bureaus of the county, by name; of the city where no place is chosen. */
  readonly bureaus: readonly PublicWindow[];
};

/** The windows of a place and of every level above it; those of the city for null. */
export async function windowsOf(db: Transaction, divisionPath: string | null): Promise<WindowsOfPlace> {
  const levels = divisionPath === null ? null : upwards(divisionPath);
  const where = levels === null ? { division: { level: "city" as const } } : { divisionCode: { in: levels } };
  const organisations = await db.organisation.findMany({
    where: { ...where, isActive: true, kind: { in: [...receiving, "bureau"] } },
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    select: { ...columns, divisionCode: true, division: { select: { level: true } } },
  });
  const ownLevel = levels === null || levels.length === 1 ? "city" : "county";
  const windows = organisations.filter(({ kind }) => kind !== "bureau");
  const codes = levels ?? [...new Set(windows.map(({ divisionCode }) => divisionCode))];
  const place = (row: (typeof windows)[number]) =>
    codes.indexOf(row.divisionCode) * receiving.length + receiving.indexOf(row.kind);
  return {
    windows: windows.sort((one, other) => place(one) - place(other)).map(publicOnly),
    bureaus: organisations
      .filter(({ kind, division }) => kind === "bureau" && division.level === ownLevel)
      .map(publicOnly),
  };
}

/** The nearest window of each kind up the tree, and the nearest bureau that is responsible for a topic. */
export async function windowsNear(
  db: Transaction,
  divisionPath: string,
  { kinds, topic }: { readonly kinds: readonly OrganisationKind[]; readonly topic: string | null },
): Promise<PublicWindow[]> {
  const levels = upwards(divisionPath);
  const organisations = await db.organisation.findMany({
    where: {
      isActive: true,
      divisionCode: { in: levels },
      OR: [
        { kind: { in: [...kinds] } },
        ...(topic === null ? [] : [{ kind: "bureau" as const, topics: { some: { topicId: topic } } }]),
      ],
    },
    orderBy: { name: "asc" },
    select: { ...columns, divisionCode: true },
  });
  return nearestOfEach(organisations, divisionPath, ({ kind }) => kind).map(publicOnly);
}

/** Windows by part of their name. */
export async function searchWindows(db: Transaction, typed: string, limit = 12): Promise<PublicWindow[]> {
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  if (parts.length === 0) return [];
  return db.organisation.findMany({
    where: {
      isActive: true,
      kind: { in: [...receiving, "bureau"] },
      AND: parts.map((part) => ({ name: { contains: part } })),
    },
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    select: columns,
    take: limit,
  });
}

function publicOnly({ id, name, nameEn, kind, address, phone, openingHours }: PublicWindow): PublicWindow {
  return { id, name, nameEn, kind, address, phone, openingHours };
}
