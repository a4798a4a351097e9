/** The advisers of one place as its people see them: its own first, with what is left of the month, then whoever stands in. */
import { addMonths, columnFromLocalDate, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { type AdviserNear, advisersNear, type Nearness } from "./advisers-near.server.ts";
import { monthOf } from "./hours-accounts.server.ts";

export type VillageAdvisers = {
  /** Those whose hours were bought for this very place; for a township or county, for villages in it. */
  readonly own: readonly (AdviserNear & {
    /** When more hours come, for one whose month is used up; null when none will. */
    readonly againFrom: LocalDate | null;
  })[];
  /** The nearest with hours left: shown when the place has no adviser of its own, or no hours. */
  readonly instead: AdviserNear | null;
};

/** How near those are who advise a whole place of this level: the city first. */
const levels: readonly Nearness[] = ["city", "county", "township", "village"];

/** Of a county there may be dozens. */
const mostShown = 12;

/** `path` is the place's path of the division tree. */
export async function villageAdvisers(db: Transaction, path: string, now: Date): Promise<VillageAdvisers> {
  const near = await advisersNear(db, { path, day: localDateOf(now) });
  const level = levels[path.split("/").filter(Boolean).length - 1] ?? "village";
  const own = near.filter(({ nearness }) => nearness === level).slice(0, mostShown);
  const nextMonth = addMonths(monthOf(now), 1);
  const going = await db.sponsorship.findMany({
    where: {
      id: { in: own.map(({ sponsorshipId }) => sponsorshipId) },
      endsOn: { gte: columnFromLocalDate(nextMonth) },
    },
    select: { id: true },
  });
  const goesOn = new Set(going.map(({ id }) => id));
  const hasHours = own.some(({ availableMinutes }) => availableMinutes > 0);
  return {
    own: own.map((adviser) => ({
      ...adviser,
      againFrom: adviser.availableMinutes === 0 && goesOn.has(adviser.sponsorshipId) ? nextMonth : null,
    })),
    instead: hasHours ? null : (near.find((each) => !own.includes(each)) ?? null),
  };
}

/** The advisers of the village where this person lives; null when they have not said where. */
export async function homeAdvisers(
  db: Transaction,
  personId: string,
  now: Date,
): Promise<{ readonly place: string; readonly advisers: VillageAdvisers } | null> {
  const { homeDivision } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { homeDivision: { select: { fullName: true, path: true } } },
  });
  if (homeDivision === null) return null;
  return { place: homeDivision.fullName, advisers: await villageAdvisers(db, homeDivision.path, now) };
}
