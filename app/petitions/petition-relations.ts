/** How a person stands to a petition: the first column of the workflow table. Pure. */
import type { Actor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import type { Relation } from "./petition-workflow.ts";

/** Someone who shows the number and the lookup code of this very petition, account or not. */
export type CodeHolder = { readonly kind: "code_holder"; readonly petitionId: string };

/** The clock, acting by itself. */
export type SystemActor = { readonly kind: "system" };

export type PetitionActor = Actor | CodeHolder | SystemActor;

export type PetitionTies = {
  readonly id: string;
  readonly petitionerId: string | null;
  readonly ownerOrganisationId: string;
  readonly pendingOrganisationId: string | null;
  readonly divisionPath: string;
};

export function relationsTo(petition: PetitionTies, actor: PetitionActor): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  switch (actor.kind) {
    case "system":
      relations.add("system");
      break;
    case "code_holder":
      if (actor.petitionId === petition.id) relations.add("petitioner");
      break;
    case "resident":
      if (actor.personId === petition.petitionerId) relations.add("petitioner");
      break;
    case "staff":
      // One's own matter is nobody's to handle (信访工作条例 第二十八条).
      if (actor.personId === petition.petitionerId) break;
      if (may(actor, "petition.handle")) {
        if (actor.organisationId === petition.ownerOrganisationId) relations.add("owner");
        if (actor.organisationId === petition.pendingOrganisationId) relations.add("receiver");
      }
      if (may(actor, "petition.supervise") && petition.divisionPath.startsWith(actor.divisionPath))
        relations.add("supervisor");
      break;
    case "visitor":
      break;
  }
  return relations;
}
