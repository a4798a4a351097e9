/** What an adviser found at enterprises and is to look at again, the earliest first. No words of the opinions. */
import { columnFromLocalDate, type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import { countCheckUps } from "./check-ups-visited.server.ts";

/** Shown at most. A setting. */
const most = 50;

export async function adviserCheckUps(db: Db, adviserId: string, today: LocalDate) {
  const open = await db.legalOpinion.findMany({
    where: {
      booking: { adviserId },
      // What the enterprise decided against is looked at once more on its day, and then left in peace.
      OR: [{ state: "given" }, { state: "not_acted_on", followUpOn: { gte: columnFromLocalDate(today) } }],
    },
    orderBy: [{ followUpOn: "asc" }, { id: "asc" }],
    take: most,
    select: {
      id: true,
      position: true,
      risk: true,
      state: true,
      followUpOn: true,
      booking: { select: { number: true, enterpriseName: true } },
    },
  });
  return {
    counts: await countCheckUps(db, { adviserId }),
    open: open.map(({ followUpOn, ...opinion }) => ({
      ...opinion,
      followUpOn: localDateFromColumn(followUpOn),
    })),
  };
}
