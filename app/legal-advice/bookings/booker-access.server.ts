/** How the person who booked gets to the booking: by account, as the clerk who booked, or by number and code. */
import { redirect } from "@remix-run/node";
import { type ActorContext, actorOf } from "#app/accounts/current-actor.server.ts";
import { openedByCode } from "#app/matters/open-by-code.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { BookingActor } from "./booking-access.server.ts";
import { type OwnBooking, readOwnBooking } from "./own-booking.server.ts";

/**
 * The booking, for whoever it belongs to. Everybody else is sent to where number and code are asked; whether there is
 * such a booking is not said.
 */
export async function requireOwnBooking(
  request: Request,
  context: ActorContext,
  number = "",
): Promise<{ readonly booking: OwnBooking; readonly actor: BookingActor }> {
  const actor = await bookerOf(request, context, number);
  const now = context.now();
  const booking =
    actor === null ? null : await readOwnBooking(context.db, context.env, { number, actor, now });
  if (actor === null || booking === null)
    throw redirect(`${addresses.track}?number=${encodeURIComponent(number)}`);
  return { booking, actor };
}

async function bookerOf(
  request: Request,
  context: ActorContext,
  number: string,
): Promise<BookingActor | null> {
  const actor = await actorOf(request, context);
  const booking = await context.db.booking.findUnique({
    where: { number },
    select: { id: true, personId: true, bookedByMembershipId: true },
  });
  if (booking === null) return null;
  // Staff are residents too, of what they booked for themselves.
  if (actor.kind !== "visitor" && actor.personId === booking.personId)
    return { kind: "resident", personId: actor.personId };
  if (actor.kind === "staff" && actor.membershipId === booking.bookedByMembershipId) return actor;
  return (await openedByCode(request, context)) === booking.id
    ? { kind: "code_holder", bookingId: booking.id }
    : null;
}
