/** Who is asking. Pure types: worked out once per request by `actorOf` in current-actor.server.ts. */
import type { OrganisationKind, Role } from "#app/organisations/organisation-kinds.ts";

/** A member of staff, signed in with code and password, acting for one organisation in one role. */
export type StaffActor = {
  readonly kind: "staff";
  readonly personId: string;
  readonly membershipId: string;
  readonly role: Role;
  readonly displayName: string;
  readonly post: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly takesAccusations: boolean;
  /** The territory: this division and all below it, as a prefix of `Division.path`. */
  readonly divisionPath: string;
};

/** A resident or enterprise contact, signed in by phone. */
export type ResidentActor = { readonly kind: "resident"; readonly personId: string };

export type Visitor = { readonly kind: "visitor" };

export type Actor = StaffActor | ResidentActor | Visitor;
