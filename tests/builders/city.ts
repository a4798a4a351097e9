/** A few staffed bodies of the city, over the real divisions that every test database has. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { OrganisationKind, Role } from "#app/organisations/organisation-kinds.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** 荆州区川店镇紫荆村 and what stands above it. */
export type City = {
  readonly village: { readonly code: string; readonly path: string; readonly fullName: string };
  readonly county: { readonly code: string; readonly path: string; readonly name: string };
  readonly cityCentre: string;
  readonly countyCentre: string;
  readonly countyDiscipline: string;
  readonly cityDiscipline: string;
  readonly countyBureau: string;
  /** A clerk at the window of the county's centre. */
  readonly windowClerk: StaffActor;
};

export async function aStaffedCity(db: Db): Promise<City> {
  const county = await db.division.findUniqueOrThrow({ where: { code: "421003" } });
  const village = await db.division.findFirstOrThrow({
    where: { level: "village", path: { startsWith: county.path } },
    orderBy: { code: "asc" },
  });
  const city = await db.division.findFirstOrThrow({ where: { level: "city" } });
  const add = async (
    kind: OrganisationKind,
    division: { code: string; name: string },
    words: string,
    superiorId: string | null = null,
  ) => {
    const id = newId();
    await db.organisation.create({
      data: {
        id,
        slug: `${kind}-${division.code}-${id}`,
        name: `${division.name}${words}`,
        kind,
        divisionCode: division.code,
        superiorId,
        takesAccusations: kind === "discipline",
        openingHours: "工作日 8:30–12:00，14:30–17:30",
      },
    });
    return id;
  };
  const cityCentre = await add("centre", city, "综治中心");
  const countyCentre = await add("centre", county, "综治中心", cityCentre);
  const cityDiscipline = await add("discipline", city, "纪检监察机关");
  const countyDiscipline = await add("discipline", county, "纪检监察机关", cityDiscipline);
  const countyBureau = await add("bureau", county, "交通运输局");
  await aStaffActor(db, cityCentre, "window_clerk", city.path);
  const windowClerk = await aStaffActor(db, countyCentre, "window_clerk", county.path);
  return {
    village,
    county,
    cityCentre,
    countyCentre,
    countyDiscipline,
    cityDiscipline,
    countyBureau,
    windowClerk,
  };
}

/** A member of staff of this organisation, with a person of its own and no telephone. */
export async function aStaffActor(
  db: Db,
  organisationId: string,
  role: Role,
  divisionPath: string,
): Promise<StaffActor> {
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const [personId, membershipId] = [newId(), newId()];
  await db.person.create({ data: { id: personId } });
  await db.membership.create({
    data: {
      id: membershipId,
      personId,
      organisationId,
      role,
      displayName: "陈丽",
      post: "3 号窗口",
      since: new Date("2026-01-01T00:00:00Z"),
    },
  });
  return {
    kind: "staff",
    personId,
    membershipId,
    role,
    displayName: "陈丽",
    post: "3 号窗口",
    organisationId,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    takesAccusations: organisation.takesAccusations,
    divisionPath,
  };
}
