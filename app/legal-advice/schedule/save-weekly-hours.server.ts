/** The adviser's hours of every week: added or changed. What is booked already stays booked. */
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { type AdviceMode, weekdayNumber } from "../bookings/slots.ts";
import { changeSchedule } from "./change-schedule.server.ts";
import { overlapping } from "./clock-times.ts";
import { isPlaceServed } from "./places-to-meet.server.ts";

export type WeeklyValues = {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly fromTime: number;
  readonly toTime: number;
  readonly mode: AdviceMode;
  readonly placeId: string | null;
  readonly capacity: number;
};

export type WeeklySaved =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "overlap"; readonly fromTime: number; readonly toTime: number }
  /** Hours that were added on a single day. */
  | { readonly ok: false; readonly reason: "overlap_day"; readonly day: LocalDate }
  | { readonly ok: false; readonly reason: "place" | "not_found" };

/** `id` is null for new hours. The same key gives the same hours. */
export function saveWeeklyHours(
  context: AdviceContext,
  request: {
    readonly adviser: SignedInAdviser;
    readonly id: string | null;
    readonly values: WeeklyValues;
    readonly idempotencyKey: string;
  },
): Promise<WeeklySaved> {
  const { adviser, id } = request;
  // Nobody is at two enterprises at once.
  const values =
    request.values.mode === "at_enterprise" ? { ...request.values, capacity: 1 } : request.values;
  return changeSchedule<WeeklySaved>(context, { ...request, action: "weekly_hours" }, async (tx, now) => {
    if (values.placeId !== null && !(await isPlaceServed(tx, adviser.id, values.placeId)))
      return { ok: false, reason: "place" };
    const clash = await clashOf(tx, adviser.id, id, values, localDateOf(now));
    if (clash !== null) return clash;
    if (id === null) {
      const created = newId();
      await tx.weeklyHours.create({ data: { ...values, id: created, adviserId: adviser.id } });
      return { ok: true, id: created };
    }
    const { count } = await tx.weeklyHours.updateMany({ where: { id, adviserId: adviser.id }, data: values });
    return count === 0 ? { ok: false, reason: "not_found" } : { ok: true, id };
  });
}

async function clashOf(
  tx: Transaction,
  adviserId: string,
  id: string | null,
  values: WeeklyValues,
  today: LocalDate,
): Promise<WeeklySaved | null> {
  const weekly = await tx.weeklyHours.findMany({
    where: { adviserId, weekday: values.weekday, ...(id === null ? {} : { id: { not: id } }) },
    select: { fromTime: true, toTime: true },
  });
  const same = overlapping(weekly, values);
  if (same !== null) return { ok: false, reason: "overlap", ...same };
  const added = await tx.hoursException.findMany({
    where: { adviserId, isOpen: true, day: { gte: columnFromLocalDate(today) } },
    orderBy: { day: "asc" },
    select: { day: true, fromTime: true, toTime: true },
  });
  const onWeekday = added
    .map((each) => ({ ...each, day: localDateFromColumn(each.day) }))
    .filter(({ day }) => weekdayNumber(day) === values.weekday);
  const day = overlapping(onWeekday, values)?.day;
  return day === undefined ? null : { ok: false, reason: "overlap_day", day };
}
