/** What administrators see of organisations and their members. */

import type { Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { running } from "./administrators-left.server.ts";
import type { OrganisationKind } from "./organisation-kinds.ts";
import { upwards } from "./responsibility.server.ts";

export const organisationColumns = {
  id: true,
  name: true,
  nameEn: true,
  kind: true,
  divisionCode: true,
  division: { select: { fullName: true, path: true } },
  superiorId: true,
  superior: { select: { name: true } },
  takesAccusations: true,
  address: true,
  phone: true,
  openingHours: true,
  isActive: true,
} as const satisfies Prisma.OrganisationSelect;

export type StoredOrganisation = Prisma.OrganisationGetPayload<{ select: typeof organisationColumns }>;

export type OrganisationQuery = {
  readonly typed: string;
  readonly kind: OrganisationKind | null;
  /** Only those that somebody works in. */
  readonly staffed: boolean;
  /** Id of the last organisation of the page before. */
  readonly after: string | null;
};

export const pageSize = 30;

/** A page of organisations by division and name; `next` is the cursor of the page that follows. */
export async function listOrganisations(db: Transaction, { typed, kind, staffed, after }: OrganisationQuery) {
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  const where: Prisma.OrganisationWhereInput = {
    ...(kind === null ? {} : { kind }),
    ...(staffed ? { memberships: { some: { until: null } } } : {}),
    AND: parts.map((part) => ({
      OR: [{ name: { contains: part } }, { division: { fullName: { contains: part } } }],
    })),
  };
  const [rows, count] = await Promise.all([
    db.organisation.findMany({
      where,
      orderBy: [{ divisionCode: "asc" }, { name: "asc" }, { id: "asc" }],
      take: pageSize + 1,
      ...(isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
      select: {
        id: true,
        name: true,
        kind: true,
        isActive: true,
        division: { select: { fullName: true } },
        _count: { select: { memberships: { where: { until: null } } } },
      },
    }),
    db.organisation.count({ where }),
  ]);
  const page = rows.slice(0, pageSize);
  return {
    count,
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    organisations: page.map(({ id, name, kind: kindOf, isActive, division, _count }) => ({
      id,
      name,
      kind: kindOf,
      isActive,
      place: division.fullName,
      members: _count.memberships,
    })),
  };
}

/** One organisation, and who works or worked there; null when there is none of this id. */
export async function organisationWithMembers(db: Transaction, id: string | undefined) {
  if (!isId(id)) return null;
  return db.organisation.findUnique({
    where: { id },
    select: {
      ...organisationColumns,
      topics: { select: { topic: { select: { name: true, nameEn: true } } }, orderBy: { topicId: "asc" } },
      memberships: {
        orderBy: { since: "asc" },
        select: { id: true, displayName: true, post: true, role: true, since: true, until: true },
      },
    },
  });
}

/** A membership that runs, and where; null when there is none of this id here, or it has ended. */
export async function memberToChange(
  db: Transaction,
  organisationId: string | undefined,
  membershipId: string | undefined,
  now: Date,
) {
  if (!isId(organisationId) || !isId(membershipId)) return null;
  return db.membership.findFirst({
    where: { id: membershipId, organisationId, ...running(now) },
    select: {
      displayName: true,
      role: true,
      post: true,
      organisation: { select: { id: true, name: true, kind: true } },
    },
  });
}

/** Who may stand above an organisation of this division: its own level and every level above, the nearest first. */
export async function possibleSuperiors(db: Transaction, divisionPath: string, except: string | null) {
  const codes = upwards(divisionPath);
  const organisations = await db.organisation.findMany({
    where: {
      divisionCode: { in: codes },
      isActive: true,
      kind: { in: ["centre", "bureau", "township_government", "discipline", "court_window"] },
      ...(except === null ? {} : { id: { not: except } }),
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, divisionCode: true, division: { select: { fullName: true } } },
  });
  return codes
    .map((code) => organisations.filter(({ divisionCode }) => divisionCode === code))
    .flatMap((group) =>
      group[0] === undefined
        ? []
        : [
            {
              group: group[0].division.fullName,
              options: group.map(({ id, name }) => ({ value: id, label: name })),
            },
          ],
    );
}
