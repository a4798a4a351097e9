/** Which petitions a person may read, as part of the `where`: nobody fetches first and asks afterwards. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { reachOf } from "#app/accounts/permissions.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { PetitionActor } from "./petition-relations.ts";

/** Matches nothing: no petition has an empty id list. */
const nothing: Prisma.PetitionWhereInput = { id: { in: [] } };

/** The petitions this person may read. Accusations open only to organs that take them (第三十条). */
export function petitionsInReach(actor: PetitionActor): Prisma.PetitionWhereInput {
  switch (actor.kind) {
    case "system":
      return {};
    case "code_holder":
      return { id: actor.petitionId };
    case "resident":
      return { petitionerId: actor.personId };
    case "staff":
      return { AND: [reachOfStaff(actor), accusationsFor(actor)] };
    case "visitor":
      return nothing;
  }
}

function reachOfStaff(actor: StaffActor): Prisma.PetitionWhereInput {
  switch (reachOf(actor, "petition.read")) {
    case "own_organisation":
      return {
        OR: [
          { ownerOrganisationId: actor.organisationId },
          { pendingOrganisationId: actor.organisationId },
          { firstReceiverOrganisationId: actor.organisationId },
        ],
      };
    case "territory":
      return { divisionPath: { startsWith: actor.divisionPath } };
    case "own_filings":
      return { filedByMembershipId: actor.membershipId };
    case "city":
      return {};
    case "own_matters":
    case null:
      return nothing;
  }
}

/** Never to the accused unit itself, whatever it is (第三十、四十六条). */
function accusationsFor(actor: StaffActor): Prisma.PetitionWhereInput {
  const noAccusation: Prisma.PetitionWhereInput = {
    OR: [{ classification: null }, { classification: { not: "accusation" } }],
  };
  if (!actor.takesAccusations) return noAccusation;
  return {
    OR: [
      noAccusation,
      {
        classification: "accusation",
        accusation: {
          OR: [{ accusedOrganisationId: null }, { accusedOrganisationId: { not: actor.organisationId } }],
        },
      },
    ],
  };
}
