/** Whose booking it is: the `where` of everything that reads or changes one, and how the person stands to it. */
import type { Actor } from "#app/accounts/actor.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { BookingRelation } from "./booking-workflow.ts";

/** Someone who shows the number and the lookup code of this very booking, account or not. */
export type BookingCodeHolder = { readonly kind: "code_holder"; readonly bookingId: string };
/** Time passing. */
export type AdviceSystem = { readonly kind: "system" };
export type BookingActor = Actor | BookingCodeHolder | AdviceSystem;

/** The bookings this person may see at all. */
export function bookingsInReach(actor: BookingActor): Prisma.BookingWhereInput {
  switch (actor.kind) {
    case "system":
      return {};
    case "code_holder":
      return { id: actor.bookingId };
    case "resident":
      return { personId: actor.personId };
    case "staff":
      return actor.role === "adviser"
        ? { adviser: { personId: actor.personId, firmId: actor.organisationId } }
        : { bookedByMembershipId: actor.membershipId };
    case "visitor":
      return { id: { in: [] } };
  }
}

/** How somebody in reach stands to it; the first column of the workflow table. */
export function bookingRelations(actor: BookingActor): ReadonlySet<BookingRelation> {
  if (actor.kind === "system") return new Set(["system"]);
  if (actor.kind === "staff") return new Set([actor.role === "adviser" ? "adviser" : "clerk"]);
  return new Set(actor.kind === "visitor" ? [] : ["booker"]);
}
