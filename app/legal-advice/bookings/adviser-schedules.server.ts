/** Schedules of many advisers in one query, for `slotsOf`. */
import { addDays, type LocalDate } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { type AdviserSchedule, momentOf } from "./slots.ts";

type Row = Omit<AdviserSchedule, "taken"> & {
  readonly taken: readonly (Omit<AdviserSchedule["taken"][number], "from" | "to"> & {
    readonly from: string;
    readonly to: string;
  })[];
};

/**
 * Weekly hours, the exceptions of these days and what bookings take of them. One statement whatever the number of
 * advisers: each list is gathered by its own index and joined as JSON. `except` is a booking that gives up its time
 * (it is being moved).
 */
export async function adviserSchedules(
  tx: Transaction,
  adviserIds: readonly string[],
  {
    fromDay,
    toDay,
    except = null,
  }: { readonly fromDay: LocalDate; readonly toDay: LocalDate; readonly except?: string | null },
): Promise<AdviserSchedule[]> {
  if (adviserIds.length === 0) return [];
  const [from, to] = [momentOf(fromDay, 0), momentOf(addDays(toDay, 1), 0)];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a."id" AS "adviserId", a."slotMinutes", a."visitMinutes", a."travelMinutes", a."noticeHours",
      COALESCE(weekly."list", '[]') AS "weekly",
      COALESCE(opened."list", '[]') AS "open",
      COALESCE(shut."list", '[]') AS "closed",
      COALESCE(gone."list", '[]') AS "taken"
    FROM "Adviser" a
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('weekday', w."weekday", 'fromTime', w."fromTime", 'toTime', w."toTime",
        'mode', w."mode", 'placeId', w."placeId", 'capacity', w."capacity") ORDER BY w."weekday", w."fromTime") AS "list"
      FROM "WeeklyHours" w WHERE w."adviserId" = a."id") weekly ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('day', e."day", 'fromTime', e."fromTime", 'toTime', e."toTime",
        'mode', e."mode", 'placeId', e."placeId", 'capacity', 1) ORDER BY e."day", e."fromTime") AS "list"
      FROM "HoursException" e WHERE e."adviserId" = a."id" AND e."isOpen"
        AND e."day" BETWEEN ${fromDay}::date AND ${toDay}::date) opened ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('day', e."day", 'fromTime', e."fromTime", 'toTime', e."toTime")
        ORDER BY e."day", e."fromTime") AS "list"
      FROM "HoursException" e WHERE e."adviserId" = a."id" AND NOT e."isOpen"
        AND e."day" BETWEEN ${fromDay}::date AND ${toDay}::date) shut ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('from', b."occupiedFrom", 'to', b."occupiedTo", 'seat', b."seat",
        'mode', b."mode", 'placeId', b."placeId")
        ORDER BY b."occupiedFrom") AS "list"
      FROM "Booking" b WHERE b."adviserId" = a."id" AND b."state" IN ('offered', 'confirmed', 'served', 'no_show')
        AND tstzrange(b."occupiedFrom", b."occupiedTo") && tstzrange(${from}::timestamptz, ${to}::timestamptz)
        AND b."id" IS DISTINCT FROM ${except}::uuid) gone ON true
    WHERE a."id" = ANY (${[...adviserIds]}::uuid[]) AND a."isActive"`;
  return rows.map((row) => ({
    ...row,
    taken: row.taken.map(({ from: begins, to: ends, ...rest }) => ({
      ...rest,
      from: new Date(begins),
      to: new Date(ends),
    })),
  }));
}
