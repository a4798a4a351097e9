/** The lists of the desk: by group, filter and search, paged by cursor over an index. Reads only. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { nameIndexOf } from "#app/accounts/people.server.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { columnFromLocalDate, type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import { searchQuery } from "#app/platform/chinese-search.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { petitionsInReach } from "./petition-access.server.ts";
import { readPetitionNumber } from "./petition-number.ts";
import { openStates, type PetitionClass, type PetitionState } from "./petition-workflow.ts";
import type { QueueView } from "./queue-views.ts";

export type QueueQuery = {
  readonly view: QueueView;
  readonly classification: PetitionClass | null;
  readonly state: PetitionState | null;
  /** Path of a division: this and all below it. */
  readonly place: string | null;
  readonly sort: "urgent" | "newest";
  readonly search: string;
  /** Id of the last row of the page before. */
  readonly after: string | null;
};

export type QueueItem = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly state: PetitionState;
  readonly classification: PetitionClass | null;
  readonly owner: string;
  readonly isOurs: boolean;
  readonly transfer: "incoming" | "pending" | "objection" | null;
  readonly dueOn: LocalDate | null;
  readonly provisional: boolean;
  readonly waiting: boolean;
};

export const pageSize = 30;
/** What a search looks through at most; people narrow a search rather than page through it. */
const mostFound = 500;

export async function readQueue(
  db: Db,
  env: Pick<Env, "blindIndexKey">,
  actor: StaffActor,
  query: QueueQuery,
  today: LocalDate,
): Promise<{ readonly items: readonly QueueItem[]; readonly next: string | null }> {
  const rows = await db.petition.findMany({
    where: {
      AND: [
        petitionsInReach(actor),
        viewOf(query.view, actor, today),
        ...(await narrowed(db, env, actor, query)),
      ],
    },
    orderBy:
      query.sort === "newest"
        ? [{ receivedAt: "desc" }, { id: "desc" }]
        : [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: pageSize + 1,
    ...(query.after === null ? {} : { cursor: { id: query.after }, skip: 1 }),
    select: {
      id: true,
      number: true,
      title: true,
      state: true,
      classification: true,
      ownerOrganisationId: true,
      pendingOrganisationId: true,
      objectionOn: true,
      dueOn: true,
      dueProvisional: true,
      awaitingMaterialSince: true,
      ownerOrganisation: { select: { name: true } },
      division: { select: { fullName: true } },
    },
  });
  const items = rows.slice(0, pageSize).map((row): QueueItem => {
    const isOurs = row.ownerOrganisationId === actor.organisationId;
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      place: row.division.fullName,
      state: row.state,
      classification: row.classification,
      owner: row.ownerOrganisation.name,
      isOurs,
      transfer:
        row.pendingOrganisationId === null
          ? null
          : row.objectionOn !== null
            ? "objection"
            : row.pendingOrganisationId === actor.organisationId
              ? "incoming"
              : "pending",
      dueOn: row.dueOn === null ? null : localDateFromColumn(row.dueOn),
      provisional: row.dueProvisional,
      waiting: row.awaitingMaterialSince !== null,
    };
  });
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

/** How many each group holds, in one round trip each; `all` is not counted, for nobody needs that number. */
export async function countQueues(
  db: Db,
  actor: StaffActor,
  today: LocalDate,
): Promise<Readonly<Record<Exclude<QueueView, "all">, number>>> {
  const count = (view: QueueView) =>
    db.petition.count({ where: { AND: [petitionsInReach(actor), viewOf(view, actor, today)] } });
  const [mine, incoming, dueToday, overdue, waiting] = await Promise.all([
    count("mine"),
    count("incoming"),
    count("today"),
    count("overdue"),
    count("waiting"),
  ]);
  return { mine, incoming, today: dueToday, overdue, waiting };
}

/** States in which the organisation, and not the petitioner, has something to do. */
const withTheOrgan: PetitionState[] = [
  "received",
  "registered",
  "accepted",
  "under_review",
  "under_rereview",
];

function viewOf(view: QueueView, actor: StaffActor, today: LocalDate): Prisma.PetitionWhereInput {
  const day = columnFromLocalDate(today);
  const working: Prisma.PetitionWhereInput = { state: { in: withTheOrgan } };
  // A supervisor owns nothing; for them every group is of the territory.
  const ours: Prisma.PetitionWhereInput =
    actor.role === "supervisor" ? {} : { ownerOrganisationId: actor.organisationId };
  switch (view) {
    case "mine":
      return { ...ours, ...working };
    case "incoming":
      return actor.role === "supervisor"
        ? { pendingOrganisationId: { not: null }, state: { in: [...openStates] } }
        : { pendingOrganisationId: actor.organisationId, state: { in: [...openStates] } };
    case "today":
      return { ...ours, ...working, dueOn: day };
    case "overdue":
      return { ...ours, ...working, dueOn: { lt: day } };
    case "waiting":
      return { ...ours, ...working, awaitingMaterialSince: { not: null } };
    case "all":
      return {};
  }
}

async function narrowed(
  db: Db,
  env: Pick<Env, "blindIndexKey">,
  actor: StaffActor,
  query: QueueQuery,
): Promise<Prisma.PetitionWhereInput[]> {
  return [
    query.classification === null ? {} : { classification: query.classification },
    query.state === null ? {} : { state: query.state },
    query.place === null ? {} : { divisionPath: { startsWith: query.place } },
    query.search.trim() === "" ? {} : await searched(db, env, actor, query.search.trim()),
  ];
}

/** By number, telephone, name or the words of the matter, whatever the text can be. */
async function searched(
  db: Db,
  env: Pick<Env, "blindIndexKey">,
  actor: StaffActor,
  text: string,
): Promise<Prisma.PetitionWhereInput> {
  const number = readPetitionNumber(text);
  if (number.ok) return { number: number.number };
  const phone = readPhoneNumber(text, { landlineAllowed: true });
  if (phone.ok)
    return { parties: { some: { phoneIndex: blindIndex(env.blindIndexKey, "phone", phone.number) } } };
  const words = searchQuery(text);
  const byName: Prisma.PetitionWhereInput = { parties: { some: { nameIndex: nameIndexOf(env, text) } } };
  const byNumber: Prisma.PetitionWhereInput[] = /^\d{4,11}$/.test(text)
    ? [{ number: { startsWith: text } }]
    : [];
  if (words === null) return { OR: [byName, ...byNumber] };
  const found = await db.$queryRaw<{ id: string }[]>(searchStatement(words, actor));
  return { OR: [{ id: { in: found.map(({ id }) => id) } }, byName, ...byNumber] };
}

/**
 * The newest matches within reach first; reach is checked again by the list itself. Exported so that a test can see
 * that the index is used.
 */
export function searchStatement(words: string, actor: StaffActor): Prisma.Sql {
  const reach =
    actor.role === "supervisor"
      ? Prisma.sql`starts_with("divisionPath", ${actor.divisionPath})`
      : Prisma.sql`${actor.organisationId}::uuid IN ("ownerOrganisationId", "pendingOrganisationId", "firstReceiverOrganisationId")`;
  return Prisma.sql`
    SELECT "id" FROM "Petition"
    WHERE to_tsvector('simple', "searchText") @@ to_tsquery('simple', ${words}) AND ${reach}
    ORDER BY "receivedAt" DESC LIMIT ${mostFound}`;
}
