/** 转送、交办 (信访工作条例 第二十二条), never to the unit that is accused (第三十、四十六条). */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { type DeskStepRequest, noteOf, type PreparedStep } from "./desk-step.server.ts";

export async function prepareTransfer(
  tx: Transaction,
  { petitionId, actor, values }: DeskStepRequest,
): Promise<PreparedStep> {
  const excluded = await excludedReceivers(tx, petitionId, actor.organisationId);
  const { toOrganisation } = values;
  if (!isId(toOrganisation)) return { ok: false, field: "toOrganisation", reason: "unknown" };
  const receiver = await tx.organisation.findFirst({
    where: { id: { equals: toOrganisation, not: actor.organisationId }, isActive: true },
    select: { id: true, name: true, takesAccusations: true, division: { select: { path: true } } },
  });
  if (receiver === null) return { ok: false, field: "toOrganisation", reason: "unknown" };
  if (excluded.ids.includes(receiver.id) || (excluded.accusation && !receiver.takesAccusations))
    return { ok: false, field: "toOrganisation", reason: "accused_unit" };
  const isAssignment = values.transferMode === "assign";
  // 交办 goes down only; among equals and upwards it is 转送.
  if (isAssignment && !isBelow(receiver.division.path, actor))
    return { ok: false, field: "transferMode", reason: "not_below" };
  return {
    ok: true,
    step: {
      input: { toOrganisationId: receiver.id, ...(isAssignment ? { assignedBySuperior: true } : {}) },
      event: {
        facts: { to: receiver.name, mode: isAssignment ? "assign" : "forward" },
        ...(noteOf(values.internalNote) ? { internalNote: values.internalNote } : {}),
      },
    },
  };
}

/** Of a lower division; in one's own only the centre (综治中心) assigns, to the bureaus beside it. */
function isBelow(path: string, { divisionPath, organisationKind }: StaffActor): boolean {
  return path.startsWith(divisionPath) && (path !== divisionPath || organisationKind === "centre");
}

/**
 * Organisations that may not receive this petition: the owner itself and, for an accusation, the accused unit. An
 * accusation goes to organs that take accusations only.
 */
export async function excludedReceivers(
  tx: Transaction,
  petitionId: string,
  ownerOrganisationId: string,
): Promise<{ readonly ids: readonly string[]; readonly accusation: boolean }> {
  const petition = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { classification: true, accusation: { select: { accusedOrganisationId: true } } },
  });
  const accused = petition.accusation?.accusedOrganisationId ?? null;
  return {
    ids: accused === null ? [ownerOrganisationId] : [ownerOrganisationId, accused],
    accusation: petition.classification === "accusation",
  };
}
