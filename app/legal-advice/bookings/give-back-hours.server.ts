/** Hours that a booking held and no longer needs. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { heldBy, lockAccount, monthOf, moveHours } from "../sponsorships/hours-accounts.server.ts";
import type { KernelBooking } from "./change-booking.server.ts";

/** What a booking holds of its sponsor's hours goes back to the month it was taken from. */
export async function giveBackHours(tx: Transaction, booking: KernelBooking, now: Date): Promise<void> {
  if (booking.sponsorshipId === null) return;
  const account = await lockAccount(tx, {
    sponsorshipId: booking.sponsorshipId,
    month: monthOf(booking.startsAt),
    now,
  });
  if (account === null) throw new Error(`no account of ${localDateOf(booking.startsAt)} to give back to`);
  const held = await heldBy(tx, account.id, booking.id);
  if (held === 0) return;
  const moved = await moveHours(tx, account, [{ kind: "returned", minutes: held }], {
    bookingId: booking.id,
    now,
  });
  if (!moved.ok) throw new Error(`hours cannot be given back: ${moved.reason}`);
}
