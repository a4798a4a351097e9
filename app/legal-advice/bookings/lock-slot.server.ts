/** Takes a time in hand: whoever wants times of one adviser takes turns, and the sponsor's minutes are held. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { advisersNear } from "../sponsorships/advisers-near.server.ts";
import { lockAccount, monthOf, moveHours } from "../sponsorships/hours-accounts.server.ts";
import { adviserSchedules } from "./adviser-schedules.server.ts";
import { minutesOf, occupiedBy, type Slot, slotsOf } from "./slots.ts";
import type { WantedTime } from "./wanted-time.ts";

export type LockedSlot = Slot & { readonly occupiedFrom: Date; readonly occupiedTo: Date };

/** From here to the end of the transaction nobody else books, moves or gives back a time of this adviser. */
export async function lockAdviser(tx: Transaction, adviserId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`adviser:${adviserId}`}))`;
}

/**
 * The wanted time, if it is free. Those who want times of one adviser take turns from here on, so that the constraint
 * refuses only what this could not see. `except` is a booking that gives up its own time.
 */
export async function lockSlot(
  tx: Transaction,
  wanted: WantedTime,
  { now, except }: { readonly now: Date; readonly except: string | null },
): Promise<LockedSlot | null> {
  await lockAdviser(tx, wanted.adviserId);
  const day = localDateOf(wanted.startsAt);
  const [schedule] = await adviserSchedules(tx, [wanted.adviserId], { fromDay: day, toDay: day, except });
  if (schedule === undefined) return null;
  const slot = slotsOf(schedule, { fromDay: day, toDay: day, now }).find(
    ({ startsAt, mode, placeId }) =>
      startsAt.getTime() === wanted.startsAt.getTime() && mode === wanted.mode && placeId === wanted.placeId,
  );
  return slot === undefined ? null : { ...slot, ...occupiedBy(slot, schedule) };
}

/** Holds the minutes of a slot with the nearest sponsor that has them; null when none has. */
export async function reserveHours(
  tx: Transaction,
  {
    bookingId,
    slot,
    path,
    now,
  }: { readonly bookingId: string; readonly slot: Slot; readonly path: string; readonly now: Date },
): Promise<string | null> {
  const minutes = minutesOf(slot);
  const { adviserId } = slot;
  const near = await advisersNear(tx, { path, day: localDateOf(slot.startsAt), adviserId });
  for (const { sponsorshipId } of near) {
    const account = await lockAccount(tx, { sponsorshipId, month: monthOf(slot.startsAt), now });
    if (account === null) continue;
    const moved = await moveHours(tx, account, [{ kind: "reserved", minutes }], { bookingId, now });
    if (moved.ok) return sponsorshipId;
  }
  return null;
}
