/** Unsealing who the petitioner is: for a reason, on record, and never for the unit the name is kept from. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { petitionsInReach } from "./petition-access.server.ts";
import { recordAccess } from "./record-access.server.ts";
import { hasRecused } from "./recusal.server.ts";

export type Party = {
  readonly position: number;
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly address: string | null;
};

export type OpenedIdentity =
  | {
      readonly ok: true;
      readonly parties: readonly Party[];
      /** How the person agreed, where somebody filed for them. */
      readonly consentNote: string | null;
    }
  | { readonly ok: false; readonly reason: "not_found" };

/** Whose identity this member of staff may open: part of the `where`. */
export function identityOpenTo(actor: StaffActor): Prisma.PetitionWhereInput {
  if (!may(actor, "petition.open_identity")) return { id: { in: [] } };
  return {
    AND: [
      petitionsInReach(actor),
      // Whoever stepped back for an interest of their own has no need to know (第二十八条); see recusal.server.ts.
      { events: { none: { action: "recuse", actorMembershipId: actor.membershipId } } },
      {
        OR: [
          { hideName: false },
          { concernedOrganisationId: null },
          { concernedOrganisationId: { not: actor.organisationId } },
        ],
      },
    ],
  };
}

export async function openIdentity(
  db: Db,
  env: Pick<Env, "fieldKeys">,
  {
    number,
    actor,
    reason,
    now,
  }: { readonly number: string; readonly actor: StaffActor; readonly reason: string; readonly now: Date },
): Promise<OpenedIdentity> {
  return db.$transaction(async (tx) => {
    const petition = await tx.petition.findFirst({
      where: { AND: [{ number }, identityOpenTo(actor)] },
      select: { id: true, consentNoteSealed: true },
    });
    if (petition === null || (await hasRecused(tx, petition.id, actor.personId)))
      return { ok: false, reason: "not_found" } as const;
    await recordAccess(tx, { petitionId: petition.id, actor, seen: "identity", reason, now });
    await appendAudit(tx, {
      chain: `petition:${petition.id}`,
      at: now,
      actor: `membership:${actor.membershipId}`,
      action: "petition.open_identity",
      // The reason is in the access record, which the petitioner reads; the log keeps no words.
      payload: { seen: "identity" },
    });
    const { id: record, consentNoteSealed } = petition;
    const consentNote =
      consentNoteSealed === null
        ? null
        : open(env.fieldKeys, consentNoteSealed, { field: "Petition.consentNote", record });
    return { ok: true, parties: await openParties(tx, env, record), consentNote } as const;
  });
}

/** Names and contacts of a petition in clear. Only for who may see them. */
export async function openParties(
  db: Transaction,
  env: Pick<Env, "fieldKeys">,
  petitionId: string,
): Promise<Party[]> {
  const parties = await db.petitionParty.findMany({ where: { petitionId }, orderBy: { position: "asc" } });
  return parties.map((party) => {
    const clear = (sealed: string | null, field: string) =>
      sealed === null
        ? null
        : open(env.fieldKeys, sealed, { field: `PetitionParty.${field}`, record: party.id });
    return {
      position: party.position,
      name: clear(party.nameSealed, "name") ?? "",
      phone: clear(party.phoneSealed, "phone"),
      identityNumber: clear(party.identityNumberSealed, "identityNumber"),
      address: clear(party.addressSealed, "address"),
    };
  });
}
