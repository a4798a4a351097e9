import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { builtInCalendar } from "#app/deadlines/working-calendar.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition, aTopic, type PetitionWishes } from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { openIdentity } from "../open-identity.server.ts";
import { takeResidentAction } from "../tracking/take-resident-action.server.ts";
import { readDeskCase } from "./desk-case.server.ts";
import { countQueues, readQueue } from "./desk-queue.server.ts";
import { takeDeskAction } from "./take-desk-action.server.ts";
import { excludedReceivers } from "./transfer-petition.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const now = new Date("2026-05-20T02:00:00Z");
const today = localDateFrom("2026-05-20");

const secret = "村主任张某某克扣低保款";

async function found(wishes: PetitionWishes = {}, actor = town.clerk) {
  const petition = await aReceivedPetition(db, env, actor, {
    title: "低保的事",
    narrative: secret,
    requested: "查清楚克扣低保款",
    ...wishes,
  });
  const result = await takeDeskAction(db, env, {
    petitionId: petition.id,
    expectedVersion: petition.version,
    action: "register",
    actor,
    values: { classification: "accusation", redressItem: "", topicId, title: "克扣低保款" },
    idempotencyKey: newId(),
    now,
  });
  return { petition, result };
}

const ownerOf = (id: string) =>
  db.petition.findUniqueOrThrow({
    where: { id },
    select: { ownerOrganisationId: true, pendingOrganisationId: true, classification: true, state: true },
  });

const read = (actor: StaffActor, number: string) =>
  readDeskCase(db, env, actor, number, { today, calendar: builtInCalendar });

async function anOrgan(name: string, divisionCode: string) {
  const id = newId();
  await db.organisation.create({
    data: { id, slug: `test-${id}`, name, kind: "discipline", divisionCode, takesAccusations: true },
  });
  return id;
}

describe("an accusation that a clerk finds at registration", () => {
  it("is with the discipline organ in the same moment, and the petition keeps no word of it", async () => {
    const { petition, result } = await found({
      concerned: { name: "荆州区水利和湖泊局", organisationId: town.handler.organisationId },
    });
    expect(result).toMatchObject({ ok: true, state: "registered", version: petition.version + 3 });
    expect(await ownerOf(petition.id)).toEqual({
      ownerOrganisationId: town.discipline.organisationId,
      pendingOrganisationId: null,
      classification: "accusation",
      state: "registered",
    });
    const rows = await db.$queryRaw<{ row: string }[]>`
      SELECT p::text || coalesce(string_agg(e::text, ''), '') || coalesce((SELECT string_agg(a::text, '') FROM
        "AuditEntry" a WHERE a."chain" = ${`petition:${petition.id}`}), '') AS row
      FROM "Petition" p LEFT JOIN "PetitionEvent" e ON e."petitionId" = p."id"
      WHERE p."id" = ${petition.id}::uuid GROUP BY p.*`;
    for (const word of ["克扣", "低保", "张某某", "水利和湖泊局"]) expect(rows[0]?.row).not.toContain(word);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("opens to the discipline organ with everything that was said, and to nobody else", async () => {
    const { petition } = await found({
      concerned: { name: "荆州区水利和湖泊局", organisationId: town.handler.organisationId },
    });
    expect(await read(town.discipline, petition.number)).toMatchObject({
      title: "克扣低保款",
      narrative: secret,
      requested: "查清楚克扣低保款",
      happenedWhen: "两个月前",
      concernedName: "荆州区水利和湖泊局",
    });
    for (const actor of [town.clerk, town.otherClerk, town.handler, town.supervisor, town.stranger]) {
      expect(await read(actor, petition.number)).toBeNull();
      expect(
        await openIdentity(db, env, { number: petition.number, actor, reason: "想看", now }),
      ).toMatchObject({ ok: false });
      const list = await readQueue(
        db,
        env,
        actor,
        {
          view: "all",
          classification: null,
          state: null,
          place: null,
          topic: null,
          owner: null,
          sort: "urgent",
          search: "低保",
          after: null,
        },
        today,
      );
      expect(list.items).toEqual([]);
      expect((await countQueues(db, actor, today)).mine).toBe(0);
    }
  });

  it("keeps every later word in the separate store too: notes, opinion and what the petitioner adds", async () => {
    const { petition } = await found({}, town.discipline);
    const act = async (action: "note" | "accept" | "reply", values: Record<string, string>) => {
      const { version } = await db.petition.findUniqueOrThrow({ where: { id: petition.id } });
      const taken = await takeDeskAction(db, env, {
        petitionId: petition.id,
        expectedVersion: version,
        action,
        actor: town.discipline,
        values,
        idempotencyKey: newId(),
        now,
      });
      expect(taken).toMatchObject({ ok: true });
    };
    await act("note", { internalNote: "张某某的账上少了三笔" });
    await act("accept", { publicNote: "已经开始查张某某的账" });
    const { version } = await db.petition.findUniqueOrThrow({ where: { id: petition.id } });
    await takeResidentAction(db, env, {
      petitionId: petition.id,
      expectedVersion: version,
      action: "add_material",
      actor: { kind: "code_holder", petitionId: petition.id },
      values: { note: "张某某昨天来找过我", window: null, handler: null, reasons: [] },
      idempotencyKey: newId(),
      now,
    });
    await act("reply", {
      request: "查清张某某",
      factsAndReasons: "张某某克扣属实",
      handling: "责令张某某退还",
      legalBasis: "《社会救助暂行办法》",
      outcome: "supported",
      remedyNotice: "可以再反映",
    });
    const stored = await db.petition.findUniqueOrThrow({
      where: { id: petition.id },
      include: { events: true, opinions: true },
    });
    expect(JSON.stringify(stored)).not.toContain("张某某");
    const shown = JSON.stringify(await read(town.discipline, petition.number));
    for (const words of ["少了三笔", "开始查", "昨天来找过我", "克扣属实", "责令"])
      expect(shown).toContain(words);
  });

  it("stays where it is when it came in as one, and then no other class opens it", async () => {
    const { petition } = await found({}, town.discipline);
    expect((await ownerOf(petition.id)).ownerOrganisationId).toBe(town.discipline.organisationId);
    const sealed = await aReceivedPetition(db, env, town.discipline);
    await db.petition.update({ where: { id: sealed.id }, data: { classification: "accusation" } });
    await db.accusation.create({
      data: {
        petitionId: sealed.id,
        contentSealed: (await db.accusation.findFirstOrThrow()).contentSealed,
      },
    });
    const opened = await takeDeskAction(db, env, {
      petitionId: sealed.id,
      expectedVersion: 1,
      action: "register",
      actor: town.discipline,
      values: { classification: "suggestion", redressItem: "", topicId, title: "改成建议" },
      idempotencyKey: newId(),
      now,
    });
    expect(opened).toEqual({ ok: false, field: "classification", reason: "stays_sealed" });
  });

  it("is not registered at all when the only organ left is the one accused", async () => {
    const { petition, result } = await found({
      concerned: { name: town.discipline.organisationName, organisationId: town.discipline.organisationId },
    });
    expect(result).toEqual({ ok: false, field: "classification", reason: "no_discipline" });
    expect(await ownerOf(petition.id)).toMatchObject({
      ownerOrganisationId: town.clerk.organisationId,
      classification: null,
      state: "received",
    });
    expect(await db.accusation.count({ where: { petitionId: petition.id } })).toBe(0);
  });

  it("never reaches the accused unit, whichever organisations there are and whichever is accused", async () => {
    const city = await anOrgan("荆州市纪检监察机关", "421000");
    const township = await anOrgan("川店镇纪检监察机关", "421003100");
    const accusable = [
      town.discipline.organisationId,
      city,
      township,
      town.handler.organisationId,
      town.clerk.organisationId,
      null,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...accusable),
        fc.subarray([city, township]),
        fc.constantFrom("421003100201", "421003", "421000"),
        async (accused, closed, divisionCode) => {
          await db.organisation.updateMany({
            where: { id: { in: [city, township] } },
            data: { isActive: true },
          });
          await db.organisation.updateMany({ where: { id: { in: closed } }, data: { isActive: false } });
          const { petition, result } = await found({
            divisionCode,
            concerned: { name: "被检举的单位", organisationId: accused },
          });
          const { ownerOrganisationId, pendingOrganisationId, classification } = await ownerOf(petition.id);
          expect(pendingOrganisationId).toBeNull();
          if (!result.ok) {
            expect(result.reason).toBe("no_discipline");
            expect(classification).toBeNull();
            return;
          }
          expect(ownerOrganisationId).not.toBe(accused);
          expect(closed).not.toContain(ownerOrganisationId);
          const { takesAccusations } = await db.organisation.findUniqueOrThrow({
            where: { id: ownerOrganisationId },
          });
          expect(takesAccusations).toBe(true);
          if (accused !== null)
            expect((await excludedReceivers(db, petition.id, ownerOrganisationId)).ids).toContain(accused);
        },
      ),
      { numRuns: 30 },
    );
  });
});
