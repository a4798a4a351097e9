/** What a step asks of colleagues, told in its own transaction: supervision urges, a matter is given to somebody. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { AppliedChange } from "../change-petition.server.ts";
import type { PetitionAction } from "../petition-workflow.ts";
import { assignableMembers } from "./assign-petition.server.ts";

/** Never the one who acts, and nobody twice for several posts. */
export async function tellColleagues(
  tx: Transaction,
  action: PetitionAction,
  { petition, version, clock }: AppliedChange,
  { actor, now }: { readonly actor: StaffActor; readonly now: Date },
): Promise<void> {
  if (action !== "urge" && action !== "assign") return;
  // 督办 addresses the organisation (第四十条), so all who handle there hear of it, not only the one who is late.
  const people =
    action === "urge" ? await handlersOf(tx, petition.id) : await assignedPerson(tx, petition.id);
  for (const personId of new Set(people)) {
    if (personId === actor.personId) continue;
    await notify(tx, {
      to: { about: { kind: "petition", id: petition.id }, personId },
      event: action === "urge" ? "petition_urged" : "petition_assigned",
      facts: { number: petition.number, due: clock?.due ?? null },
      dedupeKey: `petition:${petition.id}:${version}:${personId}`,
      now,
    });
  }
}

async function handlersOf(tx: Transaction, petitionId: string): Promise<string[]> {
  return (await assignableMembers(tx, petitionId)).map(({ personId }) => personId);
}

async function assignedPerson(tx: Transaction, petitionId: string): Promise<string[]> {
  const { ownerMembershipId } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { ownerMembershipId: true },
  });
  if (ownerMembershipId === null) return [];
  const member = await tx.membership.findUniqueOrThrow({
    where: { id: ownerMembershipId },
    select: { personId: true },
  });
  return [member.personId];
}
