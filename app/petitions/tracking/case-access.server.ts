/** How a petitioner gets to a case: by account, or by number and lookup code for a short while. */
import { type ActorContext, actorOf } from "#app/accounts/current-actor.server.ts";
import { openedByCode } from "#app/matters/open-by-code.server.ts";
import type { PetitionActor } from "../petition-relations.ts";

/** Who asks for this case: the account it belongs to, else the holder of its code; null for anybody else. */
export async function petitionerOf(
  request: Request,
  context: ActorContext,
  number: string,
): Promise<{
  readonly petitionId: string;
  readonly actor: PetitionActor;
  readonly byAccount: boolean;
} | null> {
  const actor = await actorOf(request, context);
  const petition = await context.db.petition.findUnique({
    where: { number },
    select: { id: true, petitionerId: true },
  });
  if (petition === null) return null;
  // Staff are residents too, of their own cases.
  if (actor.kind !== "visitor" && actor.personId === petition.petitionerId)
    return {
      petitionId: petition.id,
      actor: { kind: "resident", personId: actor.personId },
      byAccount: true,
    };
  return (await openedByCode(request, context)) === petition.id
    ? { petitionId: petition.id, actor: { kind: "code_holder", petitionId: petition.id }, byAccount: false }
    : null;
}
