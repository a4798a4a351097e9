/** An adviser's own hours, days that differ, and what is booked where the hours no longer are. */
import {
  addYears,
  columnFromLocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import { adviserSchedules } from "../bookings/adviser-schedules.server.ts";
import { outsideHours } from "./outside-hours.ts";

const place = { select: { name: true } } as const;

export async function readSchedule(db: Db, adviserId: string, now: Date) {
  const today = localDateOf(now);
  const [adviser, weekly, exceptions] = await Promise.all([
    readSettings(db, adviserId),
    db.weeklyHours.findMany({
      where: { adviserId },
      orderBy: [{ weekday: "asc" }, { fromTime: "asc" }],
      include: { place },
    }),
    db.hoursException.findMany({
      where: { adviserId, day: { gte: columnFromLocalDate(today) } },
      orderBy: [{ day: "asc" }, { fromTime: "asc" }],
      include: { place },
    }),
  ]);
  return {
    ...adviser,
    weekly,
    exceptions: exceptions.map((each) => ({ ...each, day: localDateFromColumn(each.day) })),
    outside: await bookedOutside(db, adviserId, now),
  };
}

/** Lengths, notice, and whether the calendar feed is on. */
export async function readSettings(db: Db, adviserId: string) {
  const { feedTokenHash, ...settings } = await db.adviser.findUniqueOrThrow({
    where: { id: adviserId },
    select: {
      slotMinutes: true,
      visitMinutes: true,
      travelMinutes: true,
      noticeHours: true,
      feedTokenHash: true,
    },
  });
  return { settings, hasFeed: feedTokenHash !== null };
}

async function bookedOutside(db: Db, adviserId: string, now: Date) {
  const bookings = await db.booking.findMany({
    where: { adviserId, state: { in: ["offered", "confirmed"] }, startsAt: { gt: now } },
    orderBy: { startsAt: "asc" },
    select: { id: true, number: true, startsAt: true, endsAt: true, mode: true, placeId: true },
  });
  const fromDay = localDateOf(now);
  const [schedule] = await adviserSchedules(db, [adviserId], { fromDay, toDay: addYears(fromDay, 1) });
  return schedule === undefined ? [] : outsideHours(schedule, bookings);
}
