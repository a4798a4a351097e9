/** 回避 (信访工作条例 第二十八条): stepping back binds the person, whatever post they act in. */
import type { Transaction } from "#app/platform/db.server.ts";

/** Whoever stepped back for an interest of their own takes no further step, in whatever post (信访工作条例 第二十八条). */
export async function hasRecused(tx: Transaction, petitionId: string, personId: string): Promise<boolean> {
  return (await recusedFrom(tx, petitionId)).includes(personId);
}

/** The people who stepped back. */
export async function recusedFrom(tx: Transaction, petitionId: string): Promise<string[]> {
  const events = await tx.petitionEvent.findMany({
    where: { petitionId, action: "recuse", actorMembershipId: { not: null } },
    select: { actorMembershipId: true },
  });
  const memberships = await tx.membership.findMany({
    where: { id: { in: events.flatMap(({ actorMembershipId }) => actorMembershipId ?? []) } },
    select: { personId: true },
  });
  return memberships.map(({ personId }) => personId);
}
