/** Which bookings stand where the hours no longer are. Pure. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import { type AdviceMode, type AdviserSchedule, momentOf, weekdayNumber } from "../bookings/slots.ts";

type Booked = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: AdviceMode;
  readonly placeId: string | null;
};

/** Those that no hours of the same mode and place hold, or that closed hours touch. */
export function outsideHours<Booking extends Booked>(
  { weekly, open, closed }: Pick<AdviserSchedule, "weekly" | "open" | "closed">,
  bookings: readonly Booking[],
): Booking[] {
  return bookings.filter((booking) => {
    const day = localDateOf(booking.startsAt);
    const begins = (booking.startsAt.getTime() - momentOf(day, 0).getTime()) / 60_000;
    const ends = begins + (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000;
    const weekday = weekdayNumber(day);
    const hours = [
      ...weekly.filter((each) => each.weekday === weekday),
      ...open.filter((each) => each.day === day),
    ];
    const holds = hours.some(
      ({ fromTime, toTime, mode, placeId }) =>
        fromTime <= begins && ends <= toTime && mode === booking.mode && placeId === booking.placeId,
    );
    const isClosed = closed.some((gap) => gap.day === day && gap.fromTime < ends && gap.toTime > begins);
    return !holds || isClosed;
  });
}
