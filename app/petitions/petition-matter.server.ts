/** What the shared rooms may know of petitions. */
import type { MatterSource } from "#app/matters/matter-source.ts";
import { open } from "#app/platform/field-encryption.server.ts";

export const petitionMatter: MatterSource = {
  find: (db, number) =>
    db.petition.findUnique({ where: { number }, select: { id: true, lookupCodeHash: true } }),

  // An anonymous petition stays without a name.
  claim: (tx, id, { personId, phoneIndex, memberships }) =>
    tx.petition.updateMany({
      where: {
        id,
        petitionerId: null,
        isAnonymous: false,
        parties: { some: { position: 1, phoneIndex } },
        OR: [{ filedByMembershipId: null }, { filedByMembershipId: { notIn: [...memberships] } }],
      },
      data: { petitionerId: personId },
    }),

  confirmedPhone: async (db, env, petitionId) => {
    const party = await db.petitionParty.findFirst({
      where: { petitionId, position: 1, phoneConfirmed: true, phoneSealed: { not: null } },
      select: { id: true, phoneSealed: true },
    });
    if (party?.phoneSealed == null) return null;
    return open(env.fieldKeys, party.phoneSealed, { field: "PetitionParty.phone", record: party.id });
  },
};
