/** Who in the organisation handles it; and stepping back from one's own interest (回避, 信访工作条例 第二十八条). */
import type { Transaction } from "#app/platform/db.server.ts";
import { recusedFrom } from "../recusal.server.ts";
import type { DeskStepRequest, PreparedStep } from "./desk-step.server.ts";

export async function prepareAssignment(
  tx: Transaction,
  { petitionId, values }: DeskStepRequest,
): Promise<PreparedStep> {
  const member = (await assignableMembers(tx, petitionId)).find(({ id }) => id === values.membership);
  if (member === undefined) return { ok: false, field: "membership", reason: "unknown" };
  return {
    ok: true,
    step: { columns: { ownerMembershipId: member.id }, event: { facts: { member: member.displayName } } },
  };
}

export type AssignableMember = {
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  readonly post: string | null;
};

/** Members of the owning organisation who handle petitions and have not recused themselves from this one. */
export async function assignableMembers(tx: Transaction, petitionId: string): Promise<AssignableMember[]> {
  const { ownerOrganisationId } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { ownerOrganisationId: true },
  });
  const recused = await recusedFrom(tx, petitionId);
  return tx.membership.findMany({
    where: {
      organisationId: ownerOrganisationId,
      role: { in: ["window_clerk", "handler"] },
      until: null,
      personId: { notIn: recused },
    },
    orderBy: { displayName: "asc" },
    select: { id: true, personId: true, displayName: true, post: true },
  });
}
