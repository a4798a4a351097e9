/** Writes whole petitions, as many as there are, in few statements. For the demonstration city and for tests. */
import { nameIndexOf } from "#app/accounts/people.server.ts";
import { hashLookupCode } from "#app/matters/lookup-code.server.ts";
import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
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
  await inChunks(
    rows.map(({ petition, columns }) => petitionRow(keys, petition, columns)),
    (data) => tx.petition.createMany({ data }),
  );
  await inChunks(
    petitions.flatMap((petition) => accusationRow(keys, petition)),
    (data) => tx.accusation.createMany({ data }),
  );
  await inChunks(
    petitions.map((petition) => partyRow(keys, petition)),
    (data) => tx.petitionParty.createMany({ data }),
  );
  await inChunks(
    rows.flatMap(({ events }) => events),
    (data) => tx.petitionEvent.createMany({ data: [...data] }),
  );
  await inChunks(
    rows.flatMap(({ clocks }) => clocks),
    (data) => tx.petitionClock.createMany({ data: [...data] }),
  );
  await inChunks(
    petitions.flatMap(({ opinions = [] }) => opinions),
    (data) => tx.opinion.createMany({ data }),
  );
  await inChunks(
    petitions.flatMap(({ ratings = [] }) => ratings),
    (data) => tx.rating.createMany({ data }),
  );
  await inChunks(
    petitions.flatMap(({ accessRecords = [] }) => accessRecords),
    (data) => tx.accessRecord.createMany({ data }),
  );
  await inChunks(
    rows.flatMap(({ audit }) => audit),
    (data) => tx.auditEntry.createMany({ data: [...data] }),
  );
  const heads = rows.flatMap(({ audit }) => audit.slice(-1));
  await inChunks(heads, (data) =>
    tx.auditChainHead.createMany({
      data: data.map(({ chain, sequence, hash }) => ({ chain, sequence, hash })),
    }),
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

export async function inChunks<Row>(
  rows: readonly Row[],
  write: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) await write(rows.slice(at, at + chunk));
}
