/** Whose rectifications these are: the assessor's that found them, the organisation's that mends them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may, reachOf } from "#app/accounts/permissions.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { RectificationRelation } from "./rectification-workflow.ts";

/** Those this person may read: a condition for `where`. Supervisors see those of their territory. */
export function tasksInReach(actor: StaffActor): Prisma.RectificationTaskWhereInput {
  const oversees = reachOf(actor, "rectification.oversee");
  if (oversees === "city") return {};
  const reach: Prisma.RectificationTaskWhereInput[] = [];
  if (may(actor, "survey.run")) reach.push({ finding: { round: { assessorId: actor.organisationId } } });
  if (may(actor, "rectification.answer")) reach.push({ organisationId: actor.organisationId });
  if (oversees === "territory")
    reach.push({ organisation: { division: { path: { startsWith: actor.divisionPath } } } });
  return reach.length === 0 ? { id: { in: [] } } : { OR: reach };
}

export function taskRelations(
  actor: StaffActor,
  task: { readonly organisationId: string; readonly assessorId: string },
): ReadonlySet<RectificationRelation> {
  const relations = new Set<RectificationRelation>();
  if (may(actor, "survey.run") && task.assessorId === actor.organisationId) relations.add("assessor");
  if (may(actor, "rectification.answer") && task.organisationId === actor.organisationId)
    relations.add("organisation");
  return relations;
}
