/** The villages an adviser serves now, by who pays. */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";

export async function placesServed(db: Db, adviserId: string, day: LocalDate) {
  const column = columnFromLocalDate(day);
  const sponsorships = await db.sponsorship.findMany({
    where: { adviserId, startsOn: { lte: column }, endsOn: { gte: column } },
    orderBy: { startsOn: "asc" },
    select: {
      id: true,
      sponsor: { select: { name: true } },
      villages: {
        orderBy: { divisionCode: "asc" },
        select: { divisionCode: true, division: { select: { fullName: true } } },
      },
    },
  });
  return sponsorships.map(({ id, sponsor, villages }) => ({
    sponsorName: sponsor.name,
    villages: villages.map(({ divisionCode, division }) => ({
      value: `${id}:${divisionCode}`,
      name: division.fullName,
    })),
  }));
}
