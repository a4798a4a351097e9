/** A day unlike its weekday: away, or hours besides the weekly ones. */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { type AdviceMode, weekdayNumber } from "../bookings/slots.ts";
import { changeSchedule } from "./change-schedule.server.ts";
import { overlapping } from "./clock-times.ts";
import { isPlaceServed } from "./places-to-meet.server.ts";

export type ExceptionValues = {
  readonly day: LocalDate;
  readonly fromTime: number;
  readonly toTime: number;
} & (
  | { readonly isOpen: false; readonly mode: null; readonly placeId: null }
  | { readonly isOpen: true; readonly mode: AdviceMode; readonly placeId: string | null }
);

export type ExceptionAdded =
  | { readonly ok: true; readonly id: string }
  /** With hours of the week, or added before, on the same day. */
  | { readonly ok: false; readonly reason: "overlap"; readonly fromTime: number; readonly toTime: number }
  | { readonly ok: false; readonly reason: "place" };

/** Open hours lie beside the others of the day; closed ones may lie over anything. */
export function addException(
  context: AdviceContext,
  request: {
    readonly adviser: SignedInAdviser;
    readonly values: ExceptionValues;
    readonly idempotencyKey: string;
  },
): Promise<ExceptionAdded> {
  const { adviser, values } = request;
  return changeSchedule<ExceptionAdded>(context, { ...request, action: "exception" }, async (tx) => {
    const { day, placeId, ...hours } = values;
    const column = columnFromLocalDate(day);
    if (placeId !== null && !(await isPlaceServed(tx, adviser.id, placeId)))
      return { ok: false, reason: "place" };
    if (values.isOpen) {
      const select = { fromTime: true, toTime: true } as const;
      const weekday = weekdayNumber(day);
      const weekly = await tx.weeklyHours.findMany({ where: { adviserId: adviser.id, weekday }, select });
      const added = await tx.hoursException.findMany({
        where: { adviserId: adviser.id, isOpen: true, day: column },
        select,
      });
      const clash = overlapping([...weekly, ...added], values);
      if (clash !== null) return { ok: false, reason: "overlap", ...clash };
    }
    const id = newId();
    await tx.hoursException.create({ data: { ...hours, id, placeId, day: column, adviserId: adviser.id } });
    return { ok: true, id };
  });
}
