/** Free times for a place: its own adviser's and those of the nearest, and what is nearest to a time just lost. */
import { addDays, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { type AdviserNear, advisersNear, minutesLeft } from "../sponsorships/advisers-near.server.ts";
import { monthOf } from "../sponsorships/hours-accounts.server.ts";
import { adviserSchedules } from "./adviser-schedules.server.ts";
import {
  type AdviceMode,
  kindOfMode,
  minutesOf,
  type OfferedTime,
  type Slot,
  type SlotWindow,
  timesOf,
} from "./slots.ts";
import type { BookingKind } from "./wanted-time.ts";

export type NearSlot = Slot & { readonly adviser: AdviserNear };

export type SlotOffer = {
  readonly adviser: AdviserNear;
  /** Every time of the adviser's hours; without a seat when it is taken, or the sponsor's hours do not reach. */
  readonly times: readonly OfferedTime[];
  /** Those that can be booked. */
  readonly slots: readonly Slot[];
};

/** Few advisers visit enterprises, so more of them are looked at. */
const lookedAt = { consultation: 8, check_up: 60 } as const satisfies Record<BookingKind, number>;

/**
 * The advisers of a place, nearest first, each with the free times of these days. For a check-up only those who visit
 * enterprises at all. Two queries, however many.
 */
export async function offersFor(
  tx: Transaction,
  {
    path,
    fromDay,
    toDay,
    now,
    kind = "consultation",
    most = 8,
  }: {
    readonly path: string;
    readonly fromDay: LocalDate;
    readonly toDay: LocalDate;
    readonly now: Date;
    readonly kind?: BookingKind;
    /** Advisers at most. */
    readonly most?: number;
  },
): Promise<SlotOffer[]> {
  const today = localDateOf(now);
  const near = await advisersNear(tx, { path, day: today, until: toDay > today ? toDay : today });
  const ids = [...new Set(near.map(({ adviserId }) => adviserId))].slice(0, lookedAt[kind]);
  const schedules = await adviserSchedules(tx, ids, { fromDay, toDay });
  const all = new Map(schedules.map((each) => [each.adviserId, timesOf(each, { fromDay, toDay, now })]));
  const seen = new Set<string>();
  const offers = near.flatMap((adviser): SlotOffer[] => {
    // An adviser of several sponsors is offered once, by the nearest.
    if (seen.has(adviser.adviserId) || !ids.includes(adviser.adviserId)) return [];
    seen.add(adviser.adviserId);
    const paying = near.filter(({ adviserId }) => adviserId === adviser.adviserId);
    const times = (all.get(adviser.adviserId) ?? [])
      .filter(({ mode }) => kindOfMode(mode) === kind)
      .map((time) => (isPaidFor(time, paying) ? time : { ...time, seat: null }));
    if (kind === "check_up" && times.length === 0) return [];
    const slots = times.flatMap(({ seat, ...time }) => (seat === null ? [] : [{ ...time, seat }]));
    return [{ adviser, times, slots }];
  });
  return offers.slice(0, most);
}

/**
 * The times of a booking's own adviser, its own time counted as free, and its own hours as there to be spent in their
 * month.
 */
export async function adviserTimes(
  tx: Transaction,
  booking: { readonly id: string; readonly adviserId: string; readonly kind: BookingKind },
  window: SlotWindow,
): Promise<readonly OfferedTime[]> {
  const { adviserId, id } = booking;
  const [schedule] = await adviserSchedules(tx, [adviserId], { ...window, except: id });
  if (schedule === undefined) return [];
  const { startsAt, sponsorshipId, division } = await tx.booking.findUniqueOrThrow({
    where: { id },
    select: { startsAt: true, sponsorshipId: true, division: { select: { path: true } } },
  });
  const { fromDay, toDay } = window;
  const paying = await advisersNear(tx, { path: division.path, day: fromDay, until: toDay, adviserId });
  const isHeld = (time: OfferedTime) =>
    sponsorshipId === null || monthOf(time.startsAt) === monthOf(startsAt);
  return timesOf(schedule, window)
    .filter(({ mode }) => kindOfMode(mode) === booking.kind)
    .map((time) => (isHeld(time) || isPaidFor(time, paying) ? time : { ...time, seat: null }));
}

/** Whether one of those who pay for the adviser's hours has the minutes in the month of that time. */
function isPaidFor(time: OfferedTime, paying: readonly AdviserNear[]): boolean {
  const day = localDateOf(time.startsAt);
  return paying.some(({ hours }) => minutesLeft(hours, day) >= minutesOf(time));
}

/** The free times nearest to a wanted one: the same adviser's first, then the neighbours'. */
export async function nearestSlots(
  tx: Transaction,
  wanted: {
    readonly path: string;
    readonly adviserId: string;
    readonly startsAt: Date;
    readonly mode: AdviceMode;
    readonly now: Date;
    /** Of these advisers those who may not be asked (`advisersInConflict`). */
    readonly without?: (adviserIds: readonly string[]) => Promise<ReadonlySet<string>>;
  },
  most = 5,
): Promise<NearSlot[]> {
  const today = localDateOf(wanted.now);
  const around = localDateOf(wanted.startsAt);
  const fromDay = addDays(around, -7) < today ? today : addDays(around, -7);
  const kind = kindOfMode(wanted.mode);
  const offers = await offersFor(tx, { ...wanted, kind, fromDay, toDay: addDays(around, 14) });
  const without = await wanted.without?.(offers.map(({ adviser }) => adviser.adviserId));
  const distance = ({ startsAt, adviserId, mode }: Slot) =>
    Math.abs(startsAt.getTime() - wanted.startsAt.getTime()) +
    // Another adviser is as far as three days, another way of meeting as far as one.
    (adviserId === wanted.adviserId ? 0 : 3 * 86_400_000) +
    (mode === wanted.mode ? 0 : 86_400_000);
  return offers
    .filter(({ adviser }) => without?.has(adviser.adviserId) !== true)
    .flatMap(({ adviser, slots }) => slots.map((slot) => ({ ...slot, adviser })))
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, most);
}
