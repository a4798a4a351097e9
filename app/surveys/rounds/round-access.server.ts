/** Whose rounds these are: the assessor's that runs them, and nobody's of the government (YS-01). */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { RoundRelation } from "./round-workflow.ts";

/** `system`: the job that closes a round after its last day. */
export type RoundActor = StaffActor | { readonly kind: "system" };

/** The rounds this actor may work on: a condition for `where`. */
export function roundsInReach(actor: RoundActor): Prisma.SurveyRoundWhereInput {
  if (actor.kind === "system") return {};
  return may(actor, "survey.run") ? { assessorId: actor.organisationId } : { id: { in: [] } };
}

export function roundRelations(actor: RoundActor): ReadonlySet<RoundRelation> {
  if (actor.kind === "system") return new Set(["system"]);
  return new Set(may(actor, "survey.run") ? (["assessor"] as const) : []);
}

export function roundAuditActor(actor: RoundActor): string {
  return actor.kind === "system" ? "system" : `membership:${actor.membershipId}`;
}
