/** A small staffed city for tests: a district with a window, a bureau and the levels above, and who works there. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { OrganisationKind, Role } from "#app/organisations/organisation-kinds.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

export const villageCode = "421003100201";

export type Town = {
  readonly clerk: StaffActor;
  readonly otherClerk: StaffActor;
  readonly handler: StaffActor;
  readonly reviewer: StaffActor;
  readonly rereviewer: StaffActor;
  readonly supervisor: StaffActor;
  readonly discipline: StaffActor;
  /** Another district: nothing here is theirs. */
  readonly stranger: StaffActor;
};

/** Needs the divisions; every member has an account without a password. */
export async function aStaffedTown(db: Db): Promise<Town> {
  const organisation = async (
    name: string,
    kind: OrganisationKind,
    divisionCode: string,
    superiorId: string | null,
    takesAccusations = false,
  ) => {
    const id = newId();
    await db.organisation.create({
      data: { id, slug: `test-${id}`, name, kind, divisionCode, superiorId, takesAccusations },
    });
    return id;
  };
  const cityCentre = await organisation("荆州市综治中心", "centre", "421000", null);
  const centre = await organisation("荆州区综治中心", "centre", "421003", cityCentre);
  const cityBureau = await organisation("荆州市水利和湖泊局", "bureau", "421000", cityCentre);
  const bureau = await organisation("荆州区水利和湖泊局", "bureau", "421003", cityBureau);
  const discipline = await organisation("荆州区纪检监察机关", "discipline", "421003", null, true);
  const elsewhere = await organisation("沙市区综治中心", "centre", "421002", cityCentre);
  return {
    clerk: await member(db, centre, "window_clerk", "陈丽"),
    otherClerk: await member(db, centre, "window_clerk", "吴静"),
    handler: await member(db, bureau, "handler", "王建国"),
    reviewer: await member(db, cityBureau, "handler", "周敏"),
    rereviewer: await member(db, cityCentre, "window_clerk", "何平"),
    supervisor: await member(db, centre, "supervisor", "刘芳"),
    discipline: await member(db, discipline, "handler", "方正"),
    stranger: await member(db, elsewhere, "window_clerk", "赵远"),
  };
}

async function member(db: Db, organisationId: string, role: Role, displayName: string): Promise<StaffActor> {
  const personId = newId();
  const membershipId = newId();
  await db.person.create({ data: { id: personId } });
  await db.membership.create({ data: { id: membershipId, personId, organisationId, role, displayName } });
  const organisation = await db.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    include: { division: true },
  });
  return {
    kind: "staff",
    personId,
    membershipId,
    role,
    displayName,
    post: null,
    organisationId,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    takesAccusations: organisation.takesAccusations,
    divisionPath: organisation.division.path,
  };
}

/** Who files for others in a village of the town. */
export async function aVillageClerk(db: Db, { clerk }: Town): Promise<StaffActor> {
  const id = newId();
  const of = {
    kind: "village_committee",
    divisionCode: villageCode,
    superiorId: clerk.organisationId,
  } as const;
  await db.organisation.create({ data: { id, slug: `test-${id}`, name: "紫荆村村民委员会", ...of } });
  return member(db, id, "village_clerk", "田家旺");
}

/** Who keeps organisations and agreements, at the centre of the city. */
export function anAdministrator(db: Db, town: Town): Promise<StaffActor> {
  return member(db, town.rereviewer.organisationId, "administrator", "沈彩霞");
}
