/**
 * The times that can be booked: an adviser's weekly hours and exceptions, less what is taken, in Asia/Shanghai. Pure.
 * What it gives is an offer; the exclusion constraint of the database decides who gets it.
 */
import { addDays, type LocalDate, weekdayOf } from "#app/deadlines/local-date.ts";

const minute = 60_000;

export type AdviceMode = "at_village" | "at_firm" | "by_phone" | "by_video" | "at_enterprise";

/** What an hour is for: visits to enterprises are legal check-ups, everything else is for whoever has a question. */
export function kindOfMode(mode: AdviceMode): "consultation" | "check_up" {
  return mode === "at_enterprise" ? "check_up" : "consultation";
}

/** Hours of one day; times are minutes after midnight in Shanghai. */
type DayHours = {
  readonly fromTime: number;
  readonly toTime: number;
  readonly mode: AdviceMode;
  readonly placeId: string | null;
  /** People at the same time. */
  readonly capacity: number;
};

export type AdviserSchedule = {
  readonly adviserId: string;
  /** Length of a slot, minutes. */
  readonly slotMinutes: number;
  /** Length of a visit at an enterprise. */
  readonly visitMinutes: number;
  /** Minutes before and after a visit at an enterprise, and between two places. */
  readonly travelMinutes: number;
  readonly noticeHours: number;
  /** `weekday` 1 Monday to 7 Sunday. */
  readonly weekly: readonly (DayHours & { readonly weekday: number })[];
  readonly open: readonly (DayHours & { readonly day: LocalDate })[];
  readonly closed: readonly { readonly day: LocalDate; readonly fromTime: number; readonly toTime: number }[];
  /** What bookings occupy, the way to a visit included. */
  readonly taken: readonly TakenTime[];
};

type TakenTime = {
  readonly from: Date;
  readonly to: Date;
  readonly seat: number;
  readonly mode: AdviceMode;
  readonly placeId: string | null;
};

export type Slot = {
  readonly adviserId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: AdviceMode;
  readonly placeId: string | null;
  /** The first free seat. */
  readonly seat: number;
  /** Seats of that time: each pays for its share of it. */
  readonly sharedBy: number;
};

/** Minutes of the sponsor's hours that one seat of so many takes: all seats together pay for the time once. */
export function shareOf(minutes: number, { sharedBy }: { readonly sharedBy: number }): number {
  return Math.ceil(minutes / sharedBy);
}

/** What a time takes of the sponsor's hours, in minutes. */
export function minutesOf(slot: Pick<Slot, "startsAt" | "endsAt" | "sharedBy">): number {
  return shareOf((slot.endsAt.getTime() - slot.startsAt.getTime()) / minute, slot);
}

/** A time of the adviser's hours; the seat is null once somebody has it. */
export type OfferedTime = Omit<Slot, "seat"> & { readonly seat: number | null };

export type SlotWindow = {
  readonly fromDay: LocalDate;
  /** The last day. */
  readonly toDay: LocalDate;
  readonly now: Date;
};

/** Free slots in the order of time. */
export function slotsOf(schedule: AdviserSchedule, window: SlotWindow): Slot[] {
  return timesOf(schedule, window).flatMap(({ seat, ...time }) => (seat === null ? [] : [{ ...time, seat }]));
}

/** All times that the hours give, the taken among them. A day's begin where its hours begin and follow one another. */
export function timesOf(schedule: AdviserSchedule, { fromDay, toDay, now }: SlotWindow): OfferedTime[] {
  const earliest = now.getTime() + schedule.noticeHours * 60 * minute;
  const times: OfferedTime[] = [];
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) {
    for (const hours of hoursOn(schedule, day)) {
      const { mode, placeId } = hours;
      const length = kindOfMode(mode) === "check_up" ? schedule.visitMinutes : schedule.slotMinutes;
      for (let at = hours.fromTime; at + length <= hours.toTime; at += length) {
        const startsAt = momentOf(day, at);
        if (startsAt.getTime() < earliest || isClosed(schedule, day, at, length)) continue;
        const endsAt = new Date(startsAt.getTime() + length * minute);
        const seat = isTooFarAway(schedule, { startsAt, endsAt, mode, placeId })
          ? null
          : freeSeat(schedule, occupiedBy({ startsAt, endsAt, mode }, schedule), hours.capacity);
        const { adviserId } = schedule;
        times.push({ adviserId, startsAt, endsAt, mode, placeId, seat, sharedBy: hours.capacity });
      }
    }
  }
  return times.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** The adviser's time that a booking takes: a visit takes the way there and back as well. */
export function occupiedBy(
  { startsAt, endsAt, mode }: Pick<Slot, "startsAt" | "endsAt" | "mode">,
  { travelMinutes }: Pick<AdviserSchedule, "travelMinutes">,
): { readonly occupiedFrom: Date; readonly occupiedTo: Date } {
  const way = mode === "at_enterprise" ? travelMinutes * minute : 0;
  return {
    occupiedFrom: new Date(startsAt.getTime() - way),
    occupiedTo: new Date(endsAt.getTime() + way),
  };
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayNumber(day: LocalDate): number {
  return weekdayOf(day) === 0 ? 7 : weekdayOf(day);
}

/** The moment so many minutes after midnight in Shanghai, which has no summer time. */
export function momentOf(day: LocalDate, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * minute);
}

function hoursOn(schedule: AdviserSchedule, day: LocalDate): readonly DayHours[] {
  const weekday = weekdayNumber(day);
  return [
    ...schedule.weekly.filter((hours) => hours.weekday === weekday),
    ...schedule.open.filter((hours) => hours.day === day),
  ];
}

function isClosed({ closed }: AdviserSchedule, day: LocalDate, at: number, length: number): boolean {
  return closed.some((gap) => gap.day === day && at < gap.toTime && at + length > gap.fromTime);
}

/**
 * Whether the adviser is somewhere else so shortly before or after that the way between takes longer. Calls can be taken
 * anywhere, and a visit has its way in what it takes.
 */
function isTooFarAway(
  { taken, travelMinutes }: AdviserSchedule,
  { startsAt, endsAt, ...there }: Pick<Slot, "startsAt" | "endsAt" | "mode" | "placeId">,
): boolean {
  const place = placeOf(there);
  if (place === null) return false;
  const way = travelMinutes * minute;
  return taken.some((each) => {
    const other = placeOf(each);
    if (other === null || other === place) return false;
    return each.from.getTime() < endsAt.getTime() + way && each.to.getTime() > startsAt.getTime() - way;
  });
}

/** Where the adviser has to be; null where that does not matter. */
function placeOf({ mode, placeId }: Pick<Slot, "mode" | "placeId">): string | null {
  if (mode === "at_firm") return "firm";
  return mode === "at_village" ? (placeId ?? "village") : null;
}

function freeSeat(
  { taken }: AdviserSchedule,
  { occupiedFrom, occupiedTo }: ReturnType<typeof occupiedBy>,
  capacity: number,
): number | null {
  const overlapping = taken.filter(({ from, to }) => from < occupiedTo && to > occupiedFrom);
  for (let seat = 1; seat <= capacity; seat += 1)
    if (!overlapping.some((each) => each.seat === seat)) return seat;
  return null;
}
