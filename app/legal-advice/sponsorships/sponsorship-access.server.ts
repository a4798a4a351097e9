/** Which agreements somebody may read: those their bureau pays for, those of their territory, or all. */
import type { Actor } from "#app/accounts/actor.ts";
import { reachOf } from "#app/accounts/permissions.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";

/** Part of every `where`: nobody else's agreement is ever found. */
export function sponsorshipsInReach(actor: Actor): Prisma.SponsorshipWhereInput {
  const nothing = { id: { in: [] } };
  if (actor.kind !== "staff") return nothing;
  switch (reachOf(actor, "sponsorship.read")) {
    case "city":
      return {};
    case "territory":
      return { sponsor: { division: { path: { startsWith: actor.divisionPath } } } };
    case "own_organisation":
      return { sponsorId: actor.organisationId };
    default:
      return nothing;
  }
}
