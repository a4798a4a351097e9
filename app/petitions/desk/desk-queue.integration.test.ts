import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { searchGrams, searchQuery } from "#app/platform/chinese-search.ts";
import { newId } from "#app/platform/ids.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import {
  anAcceptedPetition,
  anAnsweredPetition,
  aPetition,
  aReceivedPetition,
  aRegisteredPetition,
  aTopic,
  steps,
} from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { countQueues, type QueueQuery, readCursor, readQueue, searchStatement } from "./desk-queue.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const town = await aStaffedTown(db);
const today = localDateFrom("2026-06-02");

const asked: QueueQuery = {
  view: "all",
  classification: null,
  state: null,
  place: null,
  topic: null,
  owner: null,
  sort: "urgent",
  search: "",
  after: null,
};

async function numbers(changes: Partial<QueueQuery>, actor = town.clerk) {
  const { items } = await readQueue(db, env, actor, { ...asked, ...changes }, today);
  return items.map(({ number }) => number);
}

const wages = await aReceivedPetition(db, env, town.clerk, {
  title: "工地干了四个月，工钱没给",
  narrative: "包工头拖欠工资，电话也不接。",
  topicId: await aTopic(db),
  petitioner: { name: "王 秀英", phone: "13800000077" },
  receivedAt: new Date("2026-05-17T02:00:00Z"),
});
const drain = await aRegisteredPetition(db, env, town.clerk);
const accepted = await anAcceptedPetition(db, env, town.clerk);
const waiting = await aPetition(db, env, town.clerk, {}, [
  ...steps.accepted(town.clerk),
  { action: "ask_material", actor: town.clerk },
]);
const answered = await anAnsweredPetition(db, env, town.clerk);
const incoming = await aPetition(db, env, town.otherClerk, {}, [
  ...steps.registered(town.otherClerk),
  {
    action: "transfer",
    actor: town.otherClerk,
    input: { toOrganisationId: town.handler.organisationId },
  },
]);

describe("the lists of the desk", () => {
  it("are by state and clock, the most urgent first, with their counts", async () => {
    expect(await numbers({ view: "mine" })).toEqual([
      wages.number,
      drain.number,
      incoming.number,
      accepted.number,
      waiting.number,
    ]);
    expect(await numbers({ view: "today" })).toEqual([drain.number, incoming.number]);
    expect(await numbers({ view: "overdue" })).toEqual([wages.number]);
    expect(await numbers({ view: "waiting" })).toEqual([waiting.number]);
    expect(await numbers({ view: "all" })).toContain(answered.number);
    expect(await countQueues(db, town.clerk, today)).toEqual({
      mine: 5,
      incoming: 0,
      today: 2,
      overdue: 1,
      waiting: 1,
    });
  });

  it("show a transfer to its receiver as coming in, and to its owner as still theirs", async () => {
    const receiver = await readQueue(db, env, town.handler, { ...asked, view: "incoming" }, today);
    expect(receiver.items).toMatchObject([{ number: incoming.number, transfer: "incoming", isOurs: false }]);
    const owner = await readQueue(db, env, town.clerk, { ...asked, view: "mine" }, today);
    expect(owner.items.find(({ number }) => number === incoming.number)).toMatchObject({
      transfer: "pending",
      isOurs: true,
    });
  });

  it("narrow by class, state, place, topic and owner", async () => {
    expect(await numbers({ classification: "redress", state: "registered" })).toEqual([
      drain.number,
      incoming.number,
    ]);
    expect(await numbers({ place: "421000/421002/" })).toEqual([]);
    expect(await numbers({ topic: await aTopic(db) })).toEqual([wages.number]);
    expect(await numbers({ owner: town.handler.organisationId }, town.supervisor)).toEqual([]);
    expect(await numbers({ owner: town.clerk.organisationId }, town.supervisor)).toHaveLength(6);
  });

  it("find by number, also part of it, by telephone, by name and by two characters of the matter", async () => {
    for (const search of [
      wages.number,
      `${wages.number.slice(0, 4)} ${wages.number.slice(4, 8)} ${wages.number.slice(8)}`,
      "138 0000 0077",
      "王秀英",
      "拖欠",
      "工资",
      "拖欠工资 工地",
    ])
      expect(await numbers({ search }), search).toEqual([wages.number]);
    expect(await numbers({ search: wages.number.slice(0, 6) })).toEqual([wages.number]);
    expect(await numbers({ search: "资工" })).toEqual([]);
    expect(await numbers({ search: "%" })).toEqual([]);
  });

  it("show nothing to those whose matters they are not", async () => {
    for (const actor of [town.stranger, town.reviewer]) {
      expect(await numbers({}, actor)).toEqual([]);
      expect(await numbers({ search: "拖欠" }, actor)).toEqual([]);
      expect(await numbers({ search: "13800000077" }, actor)).toEqual([]);
    }
  });
});

describe("the unit complained about", () => {
  it("cannot find out who complained by trying telephones and names, while the name is kept from it", async () => {
    const person = { name: "赵小满", phone: "13800000088" };
    const petition = await anAcceptedPetition(db, env, town.handler, {
      petitioner: person,
      concerned: { name: "荆州区水利和湖泊局", organisationId: town.handler.organisationId },
    });
    for (const search of [person.phone, person.name]) {
      expect(await numbers({ search }, town.handler)).toEqual([]);
      expect(await numbers({ search }, town.supervisor)).toEqual([]);
    }
    await db.petition.update({ where: { id: petition.id }, data: { hideName: false } });
    for (const search of [person.phone, person.name])
      expect(await numbers({ search }, town.handler)).toEqual([petition.number]);
  });
});

describe("a desk of 20,000 petitions", () => {
  it("is paged without gap or repetition, and searched by the index", async () => {
    await fillDesk();
    for (const sort of ["urgent", "newest"] as const) {
      const seen: string[] = [];
      let after: QueueQuery["after"] = null;
      for (let page = 0; page < 5; page += 1) {
        const read = await readQueue(db, env, town.rereviewer, { ...asked, sort, after }, today);
        seen.push(...read.items.map(({ id }) => id));
        after = readCursor(read.next, sort);
        if (page < 4) expect(after).not.toBeNull();
      }
      expect(new Set(seen).size).toBe(150);
      const expected = await db.petition.findMany({
        where: { ownerOrganisationId: town.rereviewer.organisationId },
        orderBy:
          sort === "newest"
            ? [{ receivedAt: "desc" }, { id: "desc" }]
            : [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
        take: 150,
        select: { id: true },
      });
      expect(seen).toEqual(expected.map(({ id }) => id));
    }

    const statement = searchStatement(searchQuery("拖欠") ?? "", town.rereviewer);
    const plan = await db.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${statement}`);
    const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(lines).toContain("Bitmap Index Scan");
    expect(lines).not.toContain("Seq Scan");
  });

  it("reads its ended matters last, page after page", async () => {
    const ended = readCursor(`.${newId().replace(/^.{8}/, "00000000")}`, "urgent");
    const read = await readQueue(db, env, town.rereviewer, { ...asked, after: ended }, today);
    expect(read.items.length).toBeGreaterThan(0);
    expect(read.items.every(({ dueOn }) => dueOn === null)).toBe(true);
  });
});

describe("a cursor from an address", () => {
  it("is refused when no page of ours would have written it", () => {
    const id = newId();
    expect(readCursor(`2026-05-22.${id}`, "urgent")).toEqual({ at: "2026-05-22", id });
    for (const text of [null, "", id, `2026-02-30.${id}`, `2026-05-22.${id}x`, `x.${id}`, "2026-05-22.1"])
      expect(readCursor(text, "urgent")).toBeNull();
    expect(readCursor(`2026-05-22.${id}`, "newest")).toBeNull();
  });
});

/** 20,000 rows in one statement; one in two hundred is about 拖欠, one in ten has ended. */
async function fillDesk(): Promise<void> {
  const common = searchGrams("路灯坏了一个多月没有人来修");
  const rare = searchGrams("包工头拖欠工资");
  await db.$executeRaw`
    INSERT INTO "Petition" ("id", "number", "lookupCodeHash", "state", "title", "narrative", "requested", "searchText",
      "divisionCode", "divisionPath", "happenedWhen", "channel", "ownerOrganisationId", "firstReceiverOrganisationId",
      "receivedAt", "receivedOn", "clockRule", "clockFrom", "dueOn")
    SELECT gen_random_uuid(), 'T' || n, '', (CASE WHEN n % 10 = 0 THEN 'declined' ELSE 'received' END)::"PetitionState",
      '路灯', '', '', CASE WHEN n % 200 = 0 THEN ${rare} ELSE ${common} END, ${villageCode},
      (SELECT "path" FROM "Division" WHERE "code" = ${villageCode}), '', 'network',
      ${town.rereviewer.organisationId}::uuid, ${town.rereviewer.organisationId}::uuid,
      timestamptz '2026-01-01' + n * interval '7 minutes', date '2026-01-01' + n / 206, 'XF-08',
      date '2026-01-01' + n / 206, CASE WHEN n % 10 = 0 THEN NULL ELSE date '2026-01-16' + n / 206 END
    FROM generate_series(1, 20000) AS n`;
  await db.$executeRaw`ANALYZE "Petition"`;
}
