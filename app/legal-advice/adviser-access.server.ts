/** The adviser at their own desk. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { type ActorContext, requireStaff } from "#app/accounts/current-actor.server.ts";

export type SignedInAdviser = {
  readonly id: string;
  readonly firmId: string;
  readonly displayName: string;
  readonly actor: StaffActor;
};

/**
 * The adviser who is signed in, acting for the firm they advise for. Throws as `requireStaff` does, and 403 for a
 * member of a firm who is not, or no longer, an adviser.
 */
export async function requireAdviser(request: Request, context: ActorContext): Promise<SignedInAdviser> {
  const actor = await requireStaff(request, context, "advice.give");
  const adviser = await context.db.adviser.findFirst({
    where: { personId: actor.personId, firmId: actor.organisationId, isActive: true },
    select: { id: true, firmId: true, displayName: true },
  });
  if (adviser === null) throw new Response(null, { status: 403 });
  return { ...adviser, actor };
}
