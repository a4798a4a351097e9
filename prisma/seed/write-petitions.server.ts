/** Writes whole petitions, as many as there are, in few statements. For the demonstration city and for tests. */
import { nameIndexOf } from "#app/accounts/people.server.ts";
import { hashLookupCode } from "#app/matters/lookup-code.server.ts";
import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { insertRows } from "./insert-rows.server.ts";
import type { PetitionHistory } from "./petition-history.ts";

export type SeedKeys = Pick<Env, "fieldKeys" | "blindIndexKey" | "accusationKeys">;

export type SeedPetition = {
  readonly id: string;
  readonly number: string;
  readonly lookupCode: string;
  readonly history: PetitionHistory;
  readonly division: { readonly code: string; readonly path: string; readonly fullName: string };
  readonly petitionerId: string | null;
  readonly petitioner: { readonly name: string; readonly phone: string };
  readonly title: string;
  readonly narrative: string;
  readonly requested: string;
  readonly happenedWhen: string;
  readonly topicId: string | null;
  readonly firstReceiver: { readonly organisationId: string; readonly membershipId: string | null };
  readonly concerned?: { readonly name: string; readonly organisationId: string | null };
  readonly channel?: "network" | "visit" | "phone";
  readonly columns?: Partial<Prisma.PetitionCreateManyInput>;
  readonly opinions?: readonly Prisma.OpinionCreateManyInput[];
  readonly ratings?: readonly Prisma.RatingCreateManyInput[];
  readonly accessRecords?: readonly Prisma.AccessRecordCreateManyInput[];
  readonly isDemonstration?: boolean;
};

/** Rows of one statement; PostgreSQL takes 65,535 parameters, and a petition has some fifty. */
const chunk = 500;

export async function writePetitions(
  tx: Transaction,
  keys: SeedKeys,
  petitions: readonly SeedPetition[],
): Promise<void> {
  const rows = petitions.map((petition) => ({ petition, ...petition.history.rows() }));
  const made = rows.map(({ petition, columns }) => petitionRow(keys, petition, columns));
  for (let at = 0; at < made.length; at += chunk)
    await tx.petition.createMany({ data: made.slice(at, at + chunk) });
  await insertRows(
    tx,
    "Accusation",
    petitions.flatMap((petition) => accusationRow(keys, petition)),
  );
  await insertRows(
    tx,
    "PetitionParty",
    petitions.map((petition) => partyRow(keys, petition)),
  );
  await insertRows(
    tx,
    "PetitionEvent",
    rows.flatMap(({ events }) => events),
  );
  await insertRows(
    tx,
    "PetitionClock",
    rows.flatMap(({ clocks }) => clocks),
  );
  await insertRows(
    tx,
    "Opinion",
    petitions.flatMap(({ opinions = [] }) => opinions),
  );
  await insertRows(
    tx,
    "Rating",
    petitions.flatMap(({ ratings = [] }) => ratings),
  );
  await insertRows(
    tx,
    "AccessRecord",
    petitions.flatMap(({ accessRecords = [] }) => accessRecords),
  );
  await insertRows(
    tx,
    "AuditEntry",
    rows.flatMap(({ audit }) => audit),
  );
  const heads = rows.flatMap(({ audit }) => audit.slice(-1));
  await insertRows(
    tx,
    "AuditChainHead",
    heads.map(({ chain, sequence, hash }) => ({ chain, sequence, hash })),
  );
}

function petitionRow(
  keys: SeedKeys,
  petition: SeedPetition,
  columns: Record<string, unknown>,
): Prisma.PetitionCreateManyInput {
  const { id, division, title, narrative, requested, history } = petition;
  const accusation = history.facts().classification === "accusation";
  return {
    id,
    number: petition.number,
    lookupCodeHash: hashLookupCode(keys.blindIndexKey, id, petition.lookupCode),
    topicId: petition.topicId,
    title: accusation ? "" : title,
    narrative: accusation ? "" : narrative,
    requested: accusation ? "" : requested,
    searchText: accusation ? "" : searchGrams([title, narrative, requested, division.fullName].join(" ")),
    divisionCode: division.code,
    divisionPath: division.path,
    happenedWhen: petition.happenedWhen,
    concernedName: accusation ? null : (petition.concerned?.name ?? null),
    concernedOrganisationId: accusation ? null : (petition.concerned?.organisationId ?? null),
    channel: petition.channel ?? "network",
    petitionerId: petition.petitionerId,
    firstReceiverOrganisationId: petition.firstReceiver.organisationId,
    firstReceiverMembershipId: petition.firstReceiver.membershipId,
    isDemonstration: petition.isDemonstration ?? false,
    ...petition.columns,
    ...columns,
  } as Prisma.PetitionCreateManyInput;
}

function accusationRow(keys: SeedKeys, petition: SeedPetition): Prisma.AccusationCreateManyInput[] {
  if (petition.history.facts().classification !== "accusation") return [];
  const { id, title, narrative, requested, concerned } = petition;
  const sealed = (field: string, text: string) => seal(keys.accusationKeys, text, { field, record: id });
  return [
    {
      petitionId: id,
      contentSealed: sealed("Accusation.content", JSON.stringify({ title, narrative, requested })),
      accusedNameSealed: concerned === undefined ? null : sealed("Accusation.accusedName", concerned.name),
      accusedOrganisationId: concerned?.organisationId ?? null,
    },
  ];
}

function partyRow(
  keys: SeedKeys,
  { id: petitionId, petitioner }: SeedPetition,
): Prisma.PetitionPartyCreateManyInput {
  const id = newId();
  const sealed = (field: string, text: string) =>
    seal(keys.fieldKeys, text, { field: `PetitionParty.${field}`, record: id });
  return {
    id,
    petitionId,
    position: 1,
    nameSealed: sealed("name", petitioner.name),
    nameIndex: nameIndexOf(keys, petitioner.name),
    phoneSealed: sealed("phone", petitioner.phone),
    phoneIndex: blindIndex(keys.blindIndexKey, "phone", petitioner.phone),
  };
}
