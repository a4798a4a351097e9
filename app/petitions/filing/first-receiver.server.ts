/** 首接负责: who receives a petition first and owns it until it is handed over on the record (ZZ-01). */
import type { StaffActor } from "#app/accounts/actor.ts";
import { centreFor, disciplineOrganFor } from "#app/organisations/responsibility.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { PetitionClass } from "../petition-states.ts";

export type FirstReceiver = {
  readonly organisationId: string;
  readonly name: string;
  /** The clerk at whose window it was said. */
  readonly membershipId: string | null;
};

/**
 * The window that is in front of the person, else the nearest staffed centre. An accusation goes to the discipline
 * organ at once, never to the accused unit (信访工作条例 第三十、四十六条): null when none is left.
 */
export async function firstReceiver(
  tx: Transaction,
  petition: {
    readonly kind: PetitionClass;
    readonly divisionPath: string;
    readonly concernedOrganisationId: string | null;
    readonly clerk: StaffActor | null;
  },
): Promise<FirstReceiver | null> {
  const { clerk } = petition;
  if (petition.kind === "accusation") {
    const organ = await disciplineOrganFor(tx, petition.divisionPath, petition.concernedOrganisationId);
    return organ === null ? null : { organisationId: organ.id, name: organ.name, membershipId: null };
  }
  if (clerk?.role === "window_clerk" && clerk.organisationKind === "centre")
    return {
      organisationId: clerk.organisationId,
      name: clerk.organisationName,
      membershipId: clerk.membershipId,
    };
  const centre = await centreFor(tx, petition.divisionPath);
  return { organisationId: centre.id, name: centre.name, membershipId: null };
}
