/** The lists of the desk: by group, filter and search, paged by cursor over an index. Reads only. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { nameIndexOf } from "#app/accounts/people.server.ts";
import { reachOf } from "#app/accounts/permissions.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFrom,
  localDateFromColumn,
  parseLocalDate,
} from "#app/deadlines/local-date.ts";
import { readCaseNumber } from "#app/matters/case-number.ts";
import { searchQuery } from "#app/platform/chinese-search.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { identityOpenTo } from "../open-identity.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";
import { openStates, type PetitionClass, type PetitionState, withTheOrgan } from "../petition-states.ts";
import type { QueueView } from "./queue-views.ts";

export type QueueQuery = {
  readonly view: QueueView;
  readonly classification: PetitionClass | null;
  readonly state: PetitionState | null;
  /** Path of a division: this and all below it. */
  readonly place: string | null;
  /** Id of what it is about: to compare similar matters. */
  readonly topic: string | null;
  /** Id of the organisation that owns it now. */
  readonly owner: string | null;
  readonly sort: "urgent" | "newest";
  readonly search: string;
  readonly after: QueueCursor | null;
};

/** Where the page before ended: the value it is sorted by (null for ended matters, which come last) and the id. */
export type QueueCursor = { readonly at: string | null; readonly id: string };

/** `2026-05-22.<uuid>`, `.<uuid>` for an ended matter, or an instant for the newest first. */
export function writeCursor({ at, id }: QueueCursor): string {
  return `${at ?? ""}.${id}`;
}

/** Null for anything that no page of ours would have written for this order. */
export function readCursor(text: string | null, sort: QueueQuery["sort"]): QueueCursor | null {
  const [, at, id] = /^(.*)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "") ?? [];
  if (at === undefined || id === undefined) return null;
  if (sort === "newest") return /^\d{13}$/.test(at) ? { at: new Date(Number(at)).toISOString(), id } : null;
  return at === "" ? { at: null, id } : parseLocalDate(at).ok ? { at, id } : null;
}

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
  const statement = await queueStatement(db, env, actor, query, today);
  const rows = await db.petition.findMany({ ...statement, take: pageSize + 1, select: itemColumns });
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
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return { items, next: last === undefined ? null : writeCursor(cursorAt(last, query.sort)) };
}

const itemColumns = {
  id: true,
  number: true,
  title: true,
  state: true,
  classification: true,
  ownerOrganisationId: true,
  pendingOrganisationId: true,
  objectionOn: true,
  receivedAt: true,
  dueOn: true,
  dueProvisional: true,
  awaitingMaterialSince: true,
  ownerOrganisation: { select: { name: true } },
  division: { select: { fullName: true } },
} as const;

async function queueStatement(
  db: Db,
  env: Pick<Env, "blindIndexKey">,
  actor: StaffActor,
  query: QueueQuery,
  today: LocalDate,
) {
  const newest = query.sort === "newest";
  return {
    where: {
      AND: [
        petitionsInReach(actor),
        viewOf(query.view, actor, today),
        ...(await narrowed(db, env, actor, query)),
        query.after === null ? {} : newest ? olderThan(query.after) : laterThan(query.after),
      ],
    },
    orderBy: newest
      ? [{ receivedAt: "desc" as const }, { id: "desc" as const }]
      : [{ dueOn: { sort: "asc" as const, nulls: "last" as const } }, { id: "asc" as const }],
  };
}

function cursorAt(
  { id, dueOn, receivedAt }: { id: string; dueOn: Date | null; receivedAt: Date },
  sort: QueueQuery["sort"],
): QueueCursor {
  if (sort === "newest") return { id, at: String(receivedAt.getTime()) };
  return { id, at: dueOn === null ? null : localDateFromColumn(dueOn) };
}

/** Behind the cursor when the most urgent come first and ended matters last. */
function laterThan({ at, id }: QueueCursor): Prisma.PetitionWhereInput {
  if (at === null) return { dueOn: null, id: { gt: id } };
  const dueOn = columnFromLocalDate(localDateFrom(at));
  return { OR: [{ dueOn: { gt: dueOn } }, { dueOn, id: { gt: id } }, { dueOn: null }] };
}

function olderThan({ at, id }: QueueCursor): Prisma.PetitionWhereInput {
  const receivedAt = new Date(at ?? 0);
  return { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }] };
}

/** Organisations that own something open within reach, those with the most first, for the filter. */
export async function owningOrganisations(
  db: Db,
  actor: StaffActor,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const groups = await db.petition.groupBy({
    by: ["ownerOrganisationId"],
    where: { AND: [petitionsInReach(actor), { state: { in: [...openStates] } }] },
    _count: { id: true },
    orderBy: { _count: { id: "desc" } },
    take: 60,
  });
  const ids = groups.map(({ ownerOrganisationId }) => ownerOrganisationId);
  const rows = await db.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
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

function viewOf(view: QueueView, actor: StaffActor, today: LocalDate): Prisma.PetitionWhereInput {
  const day = columnFromLocalDate(today);
  const working: Prisma.PetitionWhereInput = { state: { in: [...withTheOrgan] } };
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
    query.topic === null ? {} : { topicId: query.topic },
    query.owner === null ? {} : { ownerOrganisationId: query.owner },
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
  const number = readCaseNumber(text);
  if (number.ok) return { number: number.number };
  const phone = readPhoneNumber(text, { landlineAllowed: true });
  if (phone.ok) return ofPerson(actor, { phoneIndex: blindIndex(env.blindIndexKey, "phone", phone.number) });
  const words = searchQuery(text);
  const byName = ofPerson(actor, { nameIndex: nameIndexOf(env, text) });
  const byNumber: Prisma.PetitionWhereInput[] = /^\d{4,11}$/.test(text)
    ? [{ number: { startsWith: text } }]
    : [];
  if (words === null) return { OR: [byName, ...byNumber] };
  const found = await db.$queryRaw<{ id: string }[]>(searchStatement(words, actor));
  return { OR: [{ id: { in: found.map(({ id }) => id) } }, byName, ...byNumber] };
}

/**
 * By who the petitioner is: only where this person could open the identity, or wrote it down. Otherwise the unit
 * complained about could try names until one is found.
 */
function ofPerson(actor: StaffActor, party: Prisma.PetitionPartyWhereInput): Prisma.PetitionWhereInput {
  return {
    AND: [
      { OR: [identityOpenTo(actor), { filedByMembershipId: actor.membershipId }] },
      { parties: { some: party } },
    ],
  };
}

/**
 * The newest matches within reach first; reach is checked again by the list itself. Exported so that a test can see
 * that the index is used.
 */
export function searchStatement(words: string, actor: StaffActor): Prisma.Sql {
  const reach =
    reachOf(actor, "petition.read") === "territory"
      ? Prisma.sql`starts_with("divisionPath", ${actor.divisionPath})`
      : reachOf(actor, "petition.read") === "own_filings"
        ? Prisma.sql`"filedByMembershipId" = ${actor.membershipId}::uuid`
        : Prisma.sql`${actor.organisationId}::uuid IN ("ownerOrganisationId", "pendingOrganisationId", "firstReceiverOrganisationId")`;
  return Prisma.sql`
    SELECT "id" FROM "Petition"
    WHERE to_tsvector('simple', "searchText") @@ to_tsquery('simple', ${words}) AND ${reach}
    ORDER BY "receivedAt" DESC LIMIT ${mostFound}`;
}
