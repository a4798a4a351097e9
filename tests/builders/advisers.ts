/** Advisers, their hours and who pays for them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, columnFromLocalDate, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { type AdviceMode, momentOf } from "#app/legal-advice/bookings/slots.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { villageCode } from "./organisations.ts";

export type TestAdviser = { readonly id: string; readonly firmId: string; readonly actor: StaffActor };

let licences = 0;

/** A lawyer with the same hours every day of the week. */
export async function anAdviser(
  db: Db,
  {
    name = "陆文",
    hours = [9 * 60, 12 * 60],
    mode = "by_phone",
    noticeHours = 0,
    capacity = 1,
  }: {
    readonly name?: string;
    readonly hours?: readonly [number, number];
    readonly mode?: AdviceMode;
    readonly noticeHours?: number;
    readonly capacity?: number;
  } = {},
): Promise<TestAdviser> {
  const [id, personId, firmId, membershipId] = [newId(), newId(), newId(), newId()];
  licences += 1;
  const firm = await db.organisation.create({
    data: {
      id: firmId,
      slug: `firm-${firmId}`,
      name: `${name}律师事务所`,
      kind: "law_firm",
      divisionCode: "421000",
    },
    include: { division: true },
  });
  await db.person.create({ data: { id: personId } });
  await db.membership.create({
    data: { id: membershipId, personId, organisationId: firmId, role: "adviser", displayName: name },
  });
  await db.adviser.create({
    data: {
      id,
      personId,
      firmId,
      licenceNumber: `142102019${String(licences).padStart(8, "0")}`,
      displayName: name,
      noticeHours,
      weeklyHours: {
        create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          id: newId(),
          weekday,
          fromTime: hours[0],
          toTime: hours[1],
          mode,
          capacity,
        })),
      },
    },
  });
  return {
    id,
    firmId,
    actor: {
      kind: "staff",
      personId,
      membershipId,
      role: "adviser",
      displayName: name,
      post: null,
      organisationId: firmId,
      organisationName: firm.name,
      organisationKind: "law_firm",
      takesAccusations: false,
      divisionPath: firm.division.path,
    },
  };
}

/** Hours of an adviser for these places, bought by a bureau for a year around `day`. */
export async function aSponsorship(
  db: Db,
  {
    adviserId,
    sponsorId,
    places = [villageCode],
    minutesPerMonth = 1_200,
    day = localDateOf(new Date()),
  }: {
    readonly adviserId: string;
    readonly sponsorId: string;
    readonly places?: readonly string[];
    readonly minutesPerMonth?: number;
    readonly day?: LocalDate;
  },
): Promise<string> {
  const id = newId();
  await db.sponsorship.create({
    data: {
      id,
      sponsorId,
      adviserId,
      startsOn: columnFromLocalDate(addDays(day, -180)),
      endsOn: columnFromLocalDate(addDays(day, 180)),
      minutesPerMonth,
      villages: { create: places.map((divisionCode) => ({ divisionCode })) },
    },
  });
  return id;
}

/** A time of an adviser's hours, some days after `now`. */
export function aTime(
  adviserId: string,
  { now = new Date(), days = 3, minutes = 9 * 60, mode = "by_phone" as AdviceMode } = {},
) {
  return {
    adviserId,
    startsAt: momentOf(addDays(localDateOf(now), days), minutes),
    mode,
    placeId: null,
  };
}
