/** Who advises a village: its own adviser first, then the nearest in the tree who has hours left. */
import { addMonths, type LocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";

/** How near the hours were bought: for the village itself, its township, its county, or elsewhere in the city. */
export const nearnesses = ["village", "township", "county", "city"] as const;
export type Nearness = (typeof nearnesses)[number];

export type AdviserNear = {
  readonly adviserId: string;
  readonly displayName: string;
  readonly firmId: string;
  readonly firmName: string;
  readonly sponsorshipId: string;
  readonly sponsorId: string;
  readonly sponsorName: string;
  readonly nearness: Nearness;
  /** Of the month of `day`, still to be booked. */
  readonly availableMinutes: number;
  readonly hours: SponsoredHours;
};

/** What may be booked of a sponsorship, by month. */
export type SponsoredHours = {
  readonly startsOn: LocalDate;
  /** The last day. */
  readonly endsOn: LocalDate;
  readonly minutesPerMonth: number;
  /** By the first day of the month; a month in which nothing was moved yet is not among them. */
  readonly left: Readonly<Record<string, number>>;
};

/** Minutes that may be booked for this day: none outside the term, all of a month that nobody has begun. */
export function minutesLeft(
  { startsOn, endsOn, minutesPerMonth, left }: SponsoredHours,
  day: LocalDate,
): number {
  if (day < startsOn || day > endsOn) return 0;
  return left[firstOfMonth(day)] ?? minutesPerMonth;
}

/**
 * Sponsorships that run on some day from `day` until `until` and serve this place or one near it, the nearest first, and among equals the one with
 * the most hours left. One that is used up all that time is left out unless it is the village's own, so that the
 * village sees its adviser and why another is offered. `path` is that of a division; `adviserId` asks of one alone.
 */
export async function advisersNear(
  tx: Transaction,
  {
    path,
    day,
    until = day,
    adviserId = null,
  }: {
    readonly path: string;
    readonly day: LocalDate;
    readonly until?: LocalDate;
    readonly adviserId?: string | null;
  },
): Promise<AdviserNear[]> {
  const [city = "", county = "", township = "", village = ""] = path.split("/");
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (s."id")
      a."id" AS "adviserId", a."displayName", f."id" AS "firmId", f."name" AS "firmName",
      s."id" AS "sponsorshipId", o."id" AS "sponsorId", o."name" AS "sponsorName",
      s."startsOn"::text, s."endsOn"::text, s."minutesPerMonth", COALESCE(h."left", '{}') AS "left",
      CASE
        WHEN d."code" = ${village} THEN 0
        WHEN d."path" LIKE ${`${city}/${county}/${township}/%`} THEN 1
        WHEN d."path" LIKE ${`${city}/${county}/%`} THEN 2
        ELSE 3
      END AS "rank"
    FROM "Sponsorship" s
    JOIN "SponsoredDivision" sd ON sd."sponsorshipId" = s."id"
    JOIN "Division" d ON d."code" = sd."divisionCode"
    JOIN "Adviser" a ON a."id" = s."adviserId" AND a."isActive"
    JOIN "Organisation" f ON f."id" = a."firmId"
    JOIN "Organisation" o ON o."id" = s."sponsorId"
    LEFT JOIN LATERAL (
      SELECT json_object_agg(h."month"::text, h."boughtMinutes" - h."reservedMinutes" - h."usedMinutes") AS "left"
      FROM "HoursAccount" h WHERE h."sponsorshipId" = s."id"
        AND h."month" BETWEEN date_trunc('month', ${day}::date) AND ${until}::date) h ON true
    WHERE s."startsOn" <= ${until}::date AND s."endsOn" >= ${day}::date
      AND (${adviserId}::uuid IS NULL OR a."id" = ${adviserId}::uuid)
    ORDER BY s."id", "rank"`;
  return rows
    .map(({ rank, startsOn, endsOn, minutesPerMonth, left, ...row }): AdviserNear => {
      const hours = { startsOn, endsOn, minutesPerMonth, left };
      const nearness = nearnesses[rank] ?? "city";
      return { ...row, nearness, hours, availableMinutes: minutesLeft(hours, day) };
    })
    .filter(({ nearness, hours }) => nearness === "village" || hasHours(hours, day, until))
    .sort(
      (one, other) =>
        nearnesses.indexOf(one.nearness) - nearnesses.indexOf(other.nearness) ||
        other.availableMinutes - one.availableMinutes ||
        one.sponsorshipId.localeCompare(other.sponsorshipId),
    );
}

type Row = Omit<AdviserNear, "nearness" | "availableMinutes" | "hours"> &
  SponsoredHours & { readonly rank: number };

/** In some month of that time. */
function hasHours(hours: SponsoredHours, day: LocalDate, until: LocalDate): boolean {
  const first = day > hours.startsOn ? day : hours.startsOn;
  const last = until < hours.endsOn ? until : hours.endsOn;
  for (let at = first; at <= last; at = addMonths(firstOfMonth(at), 1))
    if (minutesLeft(hours, at) > 0) return true;
  return false;
}

function firstOfMonth(day: LocalDate): LocalDate {
  return localDateFrom(`${day.slice(0, 7)}-01`);
}
