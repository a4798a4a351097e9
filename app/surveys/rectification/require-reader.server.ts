/** Who reads rectifications at the desk: assessors, those who mend, and those who oversee them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { type ActorContext, actorOf, requireStaff } from "#app/accounts/current-actor.server.ts";
import { type Capability, may } from "#app/accounts/permissions.ts";

const reading: readonly Capability[] = ["survey.run", "rectification.answer", "rectification.oversee"];

/** Throws as `requireStaff` does. */
export async function requireReader(request: Request, context: ActorContext): Promise<StaffActor> {
  const actor = await actorOf(request, context);
  const capability = reading.find((each) => may(actor, each));
  return requireStaff(request, context, capability ?? "rectification.answer");
}
