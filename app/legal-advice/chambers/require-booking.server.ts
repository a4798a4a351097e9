/** The adviser who is signed in, and a booking of theirs. Throws 404 for anybody else's. */
import type { ActorContext } from "#app/accounts/current-actor.server.ts";
import { requireAdviser, type SignedInAdviser } from "../adviser-access.server.ts";
import { type AdviserBooking, readAdviserBooking } from "./adviser-booking.server.ts";

export async function requireAdviserBooking(
  request: Request,
  context: ActorContext,
  number = "",
): Promise<{ readonly adviser: SignedInAdviser; readonly booking: AdviserBooking }> {
  const adviser = await requireAdviser(request, context);
  const booking = await readAdviserBooking(context, { adviser, number, now: context.now() });
  if (booking === null) throw new Response(null, { status: 404 });
  return { adviser, booking };
}
