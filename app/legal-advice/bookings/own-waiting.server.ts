/** What an account booked and where it waits. Reads only. */
import type { ResidentActor } from "#app/accounts/actor.ts";
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import { bookingsInReach } from "./booking-access.server.ts";

const waitingColumns = {
  id: true,
  number: true,
  state: true,
  fromDay: true,
  toDay: true,
  createdAt: true,
  adviserId: true,
  divisionCode: true,
  adviser: { select: { displayName: true } },
  booking: { select: { number: true } },
} as const;

/** One place in the line, and how many stand before it; null when it is not this person's. */
export async function readOwnWaiting(db: Db, actor: ResidentActor, number: string) {
  const entry = await db.waitlistEntry.findFirst({
    where: { number, personId: actor.personId },
    select: waitingColumns,
  });
  if (entry === null) return null;
  const { createdAt, ...shown } = entry;
  const ahead =
    entry.state === "waiting"
      ? await db.waitlistEntry.count({
          where: { adviserId: entry.adviserId, state: "waiting", createdAt: { lt: createdAt } },
        })
      : 0;
  return { ...shown, ...daysOf(entry), ahead };
}

const mostShown = 100;

/** The next first, then what is past, the latest first; places in the line beside them. */
export async function readOwnAdvice(db: Db, actor: ResidentActor, now: Date) {
  const [booked, waiting] = await Promise.all([
    db.booking.findMany({
      where: bookingsInReach(actor),
      orderBy: { startsAt: "desc" },
      take: mostShown,
      select: {
        id: true,
        number: true,
        state: true,
        mode: true,
        startsAt: true,
        endsAt: true,
        adviser: { select: { displayName: true, firm: { select: { name: true } } } },
      },
    }),
    db.waitlistEntry.findMany({
      where: { personId: actor.personId, state: { in: ["waiting", "offered"] } },
      orderBy: { id: "asc" },
      take: mostShown,
      select: waitingColumns,
    }),
  ]);
  const isNext = ({ state, endsAt }: (typeof booked)[number]) =>
    (state === "confirmed" || state === "offered") && endsAt > now;
  return {
    next: booked.filter(isNext).reverse(),
    past: booked.filter((each) => !isNext(each)),
    waiting: waiting.map((entry) => ({ ...entry, ...daysOf(entry) })),
  };
}

function daysOf({ fromDay, toDay }: { readonly fromDay: Date; readonly toDay: Date }) {
  return { fromDay: localDateFromColumn(fromDay), toDay: localDateFromColumn(toDay) };
}
