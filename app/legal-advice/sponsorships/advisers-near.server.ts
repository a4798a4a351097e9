/** Who advises a village: its own adviser first, then the nearest in the tree who has hours left. */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
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
  /** Of this month, still to be booked. */
  readonly availableMinutes: number;
};

/**
 * Sponsorships that run on `day` and serve this place or one near it, the nearest first, and among equals the one with
 * the most hours left. One that is used up this month is left out unless it is the village's own, so that the village
 * sees its adviser and why another is offered. `place` is a path of the division tree.
 */
export async function advisersNear(
  tx: Transaction,
  { path, day }: { readonly path: string; readonly day: LocalDate },
): Promise<AdviserNear[]> {
  const [city = "", county = "", township = "", village = ""] = path.split("/");
  const month = columnFromLocalDate(day);
  const rows = await tx.$queryRaw<(Omit<AdviserNear, "nearness"> & { rank: number })[]>`
    SELECT DISTINCT ON (s."id")
      a."id" AS "adviserId", a."displayName", f."id" AS "firmId", f."name" AS "firmName",
      s."id" AS "sponsorshipId", o."id" AS "sponsorId", o."name" AS "sponsorName",
      COALESCE(h."boughtMinutes" - h."reservedMinutes" - h."usedMinutes", s."minutesPerMonth")::int AS "availableMinutes",
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
    LEFT JOIN "HoursAccount" h ON h."sponsorshipId" = s."id" AND h."month" = date_trunc('month', ${month}::date)::date
    WHERE s."startsOn" <= ${month}::date AND s."endsOn" >= ${month}::date
    ORDER BY s."id", "rank"`;
  return rows
    .map(({ rank, ...row }) => ({ ...row, nearness: nearnesses[rank] ?? "city" }))
    .filter(({ nearness, availableMinutes }) => nearness === "village" || availableMinutes > 0)
    .sort(
      (one, other) =>
        nearnesses.indexOf(one.nearness) - nearnesses.indexOf(other.nearness) ||
        other.availableMinutes - one.availableMinutes ||
        one.sponsorshipId.localeCompare(other.sponsorshipId),
    );
}
