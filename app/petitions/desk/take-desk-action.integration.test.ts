import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import {
  anAcceptedPetition,
  aReceivedPetition,
  aRegisteredPetition,
  aTopic,
  type BuiltPetition,
} from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { DeskAction, DeskValues } from "./desk-forms.ts";
import { type DeskActionRequest, takeDeskAction } from "./take-desk-action.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const now = new Date("2026-05-20T02:00:00Z");

const registration = { classification: "redress", redressItem: "6", topicId, title: "排水沟堵塞" };
const opinion = {
  request: "清通公厕旁的排水沟",
  factsAndReasons: "5 月 19 日到现场看过，排水沟被淤泥堵住。",
  handling: "5 月 25 日前清通。",
  legalBasis: "《城镇排水与污水处理条例》第十七条",
  outcome: "supported",
  remedyNotice: "30 日内可以申请复查。",
};

function take(
  petition: BuiltPetition,
  action: DeskAction,
  values: DeskValues = {},
  changes: Partial<DeskActionRequest> = {},
) {
  return takeDeskAction(db, env, {
    petitionId: petition.id,
    expectedVersion: petition.version,
    action,
    actor: town.clerk,
    values,
    idempotencyKey: newId(),
    now,
    ...changes,
  });
}

describe("the way of a petition over the desk", () => {
  it("is registered, accepted, answered and, when the time for a review is over, closed", async () => {
    const petition = await aReceivedPetition(db, env, town.clerk);
    const registered = await take(petition, "register", registration);
    expect(registered).toMatchObject({ ok: true, state: "registered", version: 2, dueOn: "2026-06-02" });
    const accepted = await take({ ...petition, version: 2 }, "accept", { publicNote: "" });
    expect(accepted).toMatchObject({ ok: true, state: "accepted", dueOn: "2026-07-19" });
    const answered = await take({ ...petition, version: 3 }, "reply", opinion);
    expect(answered).toMatchObject({ ok: true, state: "answered", dueOn: "2026-06-22" });
    const early = await take({ ...petition, version: 4 }, "close", { publicNote: "" });
    expect(early).toMatchObject({ ok: false, reason: "not_allowed", because: "request_period_over" });
    const closed = await take(
      { ...petition, version: 4 },
      "close",
      { publicNote: "" },
      { now: new Date("2026-06-23T02:00:00Z") },
    );
    expect(closed).toMatchObject({ ok: true, state: "closed", dueOn: null });

    const stored = await db.petition.findUniqueOrThrow({
      where: { id: petition.id },
      include: { opinions: true, events: { orderBy: { sequence: "asc" } }, clocks: true },
    });
    expect(stored.events.map(({ action }) => action)).toEqual([
      "submit",
      "register",
      "accept",
      "reply",
      "close",
    ]);
    expect(stored.opinions).toMatchObject([{ kind: "handling", outcome: "supported", signedBy: "陈丽" }]);
    expect(stored.clocks.every(({ endedOn }) => endedOn !== null)).toBe(true);
    expect(stored.endedOn).not.toBeNull();
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("tells the petitioner in the transaction of the step, and once", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    const idempotencyKey = newId();
    const first = await take(petition, "accept", { publicNote: "" }, { idempotencyKey });
    const again = await take(petition, "accept", { publicNote: "" }, { idempotencyKey });
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    const told = await db.notification.findMany({
      where: { facts: { path: ["about", "id"], equals: petition.id } },
    });
    expect(told).toMatchObject([{ event: "petition_accepted" }]);
  });
});

describe("clerks who act at the same time", () => {
  it("do not both win: one step goes through and the others hear that someone was first", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    const results = await Promise.all([
      take(petition, "accept", { publicNote: "" }),
      take(petition, "accept_simplified", { publicNote: "" }, { actor: town.otherClerk }),
      take(petition, "decline", {
        declineReason: "outside_remit",
        rightDoor: "litigation",
        publicNote: "请到法院",
      }),
      take(petition, "ask_material", { publicNote: "请补照片" }, { actor: town.otherClerk }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results)
      if (!result.ok) expect(["changed_meanwhile", "not_allowed"]).toContain(result.reason);
    expect(await db.petitionEvent.count({ where: { petitionId: petition.id } })).toBe(3);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("hear it also when they looked at an older version", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const stale = await take(petition, "reply", opinion, { expectedVersion: petition.version - 1 });
    expect(stale).toMatchObject({ ok: false, reason: "changed_meanwhile", version: petition.version });
    expect(await db.opinion.count({ where: { petitionId: petition.id } })).toBe(0);
  });
});

describe("staff whose case it is not", () => {
  it("do not even learn that there is one", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    for (const actor of [town.stranger, town.handler, town.discipline])
      expect(await take(petition, "accept", { publicNote: "" }, { actor })).toEqual({
        ok: false,
        reason: "not_found",
      });
  });

  it("may urge when they supervise the place, and nothing more", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const { supervisor: actor } = town;
    expect(await take(petition, "reply", opinion, { actor })).toMatchObject({ because: "person" });
    expect(await take(petition, "urge", { internalNote: "请 5 月 25 日前答复" }, { actor })).toMatchObject({
      ok: true,
      state: "accepted",
    });
    expect(await take(petition, "urge", { internalNote: "请尽快" })).toMatchObject({
      reason: "changed_meanwhile",
    });
  });
});

/** Who got a message of this event about the petition. */
async function toldOf(event: string, { id }: BuiltPetition): Promise<(string | null)[]> {
  const rows = await db.notification.findMany({
    where: { event, facts: { path: ["about", "id"], equals: id } },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId).sort();
}

describe("colleagues", () => {
  it("hear when supervision urges their organisation, but not whoever stepped back from the case", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const note = { internalNote: "请 5 月 25 日前答复" };
    await take(petition, "urge", note, { actor: town.supervisor });
    expect(await toldOf("petition_urged", petition)).toEqual(
      [town.clerk.personId, town.otherClerk.personId].sort(),
    );
    const left = await anAcceptedPetition(db, env, town.clerk);
    await take(left, "recuse", { internalNote: "来件人是我堂弟" }, { actor: town.otherClerk });
    await take({ ...left, version: left.version + 1 }, "urge", note, { actor: town.supervisor });
    expect(await toldOf("petition_urged", left)).toEqual([town.clerk.personId]);
  });

  it("hear when a case is given to them; nobody tells themselves", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    await take(petition, "assign", { membership: town.otherClerk.membershipId });
    expect(await toldOf("petition_assigned", petition)).toEqual([town.otherClerk.personId]);
    await take({ ...petition, version: petition.version + 1 }, "assign", {
      membership: town.clerk.membershipId,
    });
    expect(await toldOf("petition_assigned", petition)).toEqual([town.otherClerk.personId]);
  });
});
