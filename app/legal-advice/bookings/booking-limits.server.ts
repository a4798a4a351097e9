/** How much one person may book: no village's hours are drained by one account, and no names are tried out. */
import type { Transaction } from "#app/platform/db.server.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import { bookingTriesPerDay, mostOpenBookings } from "../settings.ts";

const triesOfPerson: Limit = { name: "booking.person", points: bookingTriesPerDay.person, seconds: 86_400 };
const triesOfClerk: Limit = { name: "booking.clerk", points: bookingTriesPerDay.clerk, seconds: 86_400 };

type Booker = {
  readonly personId: string | null;
  readonly clerk: { readonly actor: { readonly membershipId: string } } | null;
};

/** Counts a try to book or to join a line; false when there were too many. */
export async function mayTry(
  { db }: Pick<AdviceContext, "db">,
  { personId, clerk }: Booker,
): Promise<boolean> {
  const [limit, key] = clerk === null ? [triesOfPerson, personId] : [triesOfClerk, clerk.actor.membershipId];
  if (key === null) return true;
  const counted = await countTry(db, [limit], key);
  return counted.ok;
}

/** Whether this person has as many times to come as one may have. */
export async function hasEnough(tx: Transaction, personId: string | null, now: Date): Promise<boolean> {
  if (personId === null) return false;
  const open = await tx.booking.count({
    where: { personId, state: { in: ["offered", "confirmed"] }, startsAt: { gt: now } },
  });
  return open >= mostOpenBookings;
}
