import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { sealAttachmentName } from "#app/attachments/keep-file.server.ts";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { builtInCalendar } from "#app/deadlines/working-calendar.ts";
import { sealBytes } from "#app/platform/field-encryption.server.ts";
import { fileStore, newStorageKey } from "#app/platform/file-store.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import {
  anAcceptedPetition,
  aPetition,
  aReceivedPetition,
  aRegisteredPetition,
  aTopic,
  type BuiltPetition,
  steps,
} from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { openMaterial } from "../attachments/petition-material.server.ts";
import { openIdentity } from "../open-identity.server.ts";
import { recordAccess } from "../record-access.server.ts";
import { readDeskCase } from "./desk-case.server.ts";
import type { DeskAction, DeskValues } from "./desk-forms.ts";
import { organisationClocks } from "./desk-supervision.server.ts";
import { takeDeskAction } from "./take-desk-action.server.ts";

const { db } = await cloneDatabase();
const filesDirectory = mkdtempSync(path.join(tmpdir(), "youshuofa-desk-"));
afterAll(() => rmSync(filesDirectory, { recursive: true, force: true }));
const env = anEnv({ filesDirectory });
const town = await aStaffedTown(db);
const topicId = await aTopic(db);
const now = new Date("2026-05-20T02:00:00Z");
const today = localDateFrom("2026-05-20");

/** Takes the step on the version that is stored now. */
async function take(
  { id }: Pick<BuiltPetition, "id">,
  action: DeskAction,
  actor: StaffActor,
  values: DeskValues = {},
  at = now,
) {
  const { version } = await db.petition.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return takeDeskAction(db, env, {
    petitionId: id,
    expectedVersion: version,
    action,
    actor,
    values,
    idempotencyKey: newId(),
    now: at,
  });
}

const read = (actor: StaffActor, { number }: BuiltPetition, day = today) =>
  readDeskCase(db, env, actor, number, { today: day, calendar: builtInCalendar });

const stored = (id: string) => db.petition.findUniqueOrThrow({ where: { id } });
const toBureau: DeskValues = {
  toOrganisation: town.handler.organisationId,
  transferMode: "forward",
  internalNote: "",
};
const opinion: DeskValues = {
  request: "清通排水沟",
  factsAndReasons: "到现场看过",
  handling: "5 月 25 日前清通",
  legalBasis: "《城镇排水与污水处理条例》第十七条",
  outcome: "supported",
  remedyNotice: "30 日内可以申请复查",
};

describe("passing a petition on", () => {
  it("leaves it with the first receiver until the other takes it over", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    expect(await take(petition, "transfer", town.clerk, toBureau)).toMatchObject({ ok: true });
    expect(await stored(petition.id)).toMatchObject({
      ownerOrganisationId: town.clerk.organisationId,
      pendingOrganisationId: town.handler.organisationId,
    });
    expect(await take(petition, "accept", town.clerk, { publicNote: "" })).toMatchObject({
      because: "no_transfer_pending",
    });
    // Each side is told whose it is from where it stands.
    expect(await read(town.clerk, petition)).toMatchObject({ pendingToUs: false });
    expect(await read(town.handler, petition)).toMatchObject({ pendingToUs: true });
    expect(await take(petition, "take_over", town.handler)).toMatchObject({ ok: true, dueOn: "2026-06-04" });
    expect(await stored(petition.id)).toMatchObject({
      ownerOrganisationId: town.handler.organisationId,
      ownerMembershipId: town.handler.membershipId,
      firstReceiverOrganisationId: town.clerk.organisationId,
      pendingOrganisationId: null,
    });
    // The first receiver still sees it, and may do nothing more.
    const seen = await read(town.clerk, petition);
    expect(seen?.actions).toEqual([]);
    expect(await take(petition, "accept", town.handler, { publicNote: "" })).toMatchObject({ ok: true });
  });

  it("comes back only when whoever passed it on agrees to the objection", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    await take(petition, "transfer", town.clerk, toBureau);
    const note = { internalNote: "排水归城管，不归水利" };
    expect(await take(petition, "object", town.handler, note)).toMatchObject({ ok: true });
    expect(await take(petition, "take_over", town.handler)).toMatchObject({ because: "no_objection" });
    expect(
      await take(petition, "refuse_objection", town.clerk, { internalNote: "沟是水利修的" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await take(petition, "object", town.handler, note)).toMatchObject({ ok: true });
    expect(await take(petition, "agree_objection", town.clerk)).toMatchObject({ ok: true });
    expect(await stored(petition.id)).toMatchObject({ pendingOrganisationId: null, objectionOn: null });
    expect(await read(town.handler, petition)).toBeNull();
  });

  it("can be objected to for five working days and no longer", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    await take(petition, "transfer", town.clerk, toBureau);
    const late = new Date("2026-05-28T02:00:00Z");
    expect(await take(petition, "object", town.handler, { internalNote: "不归我们" }, late)).toMatchObject({
      because: "within_objection_period",
    });
    expect(await take(petition, "recall_transfer", town.clerk, { internalNote: "" }, late)).toMatchObject({
      ok: true,
    });
  });

  it("as an assignment goes down only, and rules simplified handling out", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    const assign = { ...toBureau, transferMode: "assign" };
    expect(
      await take(petition, "transfer", town.clerk, {
        ...assign,
        toOrganisation: town.reviewer.organisationId,
      }),
    ).toEqual({ ok: false, field: "transferMode", reason: "not_below" });
    expect(await take(petition, "transfer", town.clerk, assign)).toMatchObject({ ok: true });
    await take(petition, "take_over", town.handler);
    expect(await take(petition, "accept_simplified", town.handler, { publicNote: "" })).toMatchObject({
      because: "fit_for_simplified",
    });
  });

  it("refuses a receiver that is none", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    for (const toOrganisation of ["", "' OR 1=1", newId(), town.clerk.organisationId])
      expect(await take(petition, "transfer", town.clerk, { ...toBureau, toOrganisation })).toMatchObject({
        ok: false,
        reason: "unknown",
      });
  });
});

describe("asking the petitioner for more", () => {
  it("moves no date; the waiting is counted beside it", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const before = await stored(petition.id);
    const asked = await take(petition, "ask_material", town.clerk, { publicNote: "请补照片" });
    expect(asked).toMatchObject({ ok: true });
    expect((await stored(petition.id)).dueOn).toEqual(before.dueOn);
    expect(await read(town.clerk, petition, localDateFrom("2026-05-29"))).toMatchObject({ waiting: 9 });
    await take(petition, "reply", town.clerk, opinion, new Date("2026-05-30T02:00:00Z"));
    const clock = await db.petitionClock.findFirstOrThrow({
      where: { petitionId: petition.id, rule: "XF-15" },
    });
    expect(clock.waitingDays).toBe(10);
  });
});

describe("who handles it", () => {
  it("is chosen among the owner's own, never someone who stepped back", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const other = town.otherClerk.membershipId;
    expect(await take(petition, "assign", town.clerk, { membership: other })).toMatchObject({ ok: true });
    expect((await stored(petition.id)).ownerMembershipId).toBe(other);
    expect(
      await take(petition, "assign", town.clerk, { membership: town.handler.membershipId }),
    ).toMatchObject({
      reason: "unknown",
    });
    expect(await take(petition, "recuse", town.otherClerk, { internalNote: "来件人是我表叔" })).toMatchObject(
      { ok: true },
    );
    expect((await stored(petition.id)).ownerMembershipId).toBeNull();
    expect(await take(petition, "assign", town.clerk, { membership: other })).toMatchObject({
      reason: "unknown",
    });
    expect(await take(petition, "reply", town.otherClerk, opinion)).toMatchObject({ reason: "recused" });
    expect(await read(town.otherClerk, petition)).toMatchObject({
      recused: true,
      actions: [],
      identityOpens: false,
    });
  });
});

describe("ending and deciding", () => {
  it("declines with the reason and the right door", async () => {
    const petition = await aRegisteredPetition(db, env, town.clerk);
    const declined = await take(petition, "decline", town.clerk, {
      declineReason: "outside_remit",
      rightDoor: "litigation",
      publicNote: "法院正在审理，请向法院提出。",
    });
    expect(declined).toMatchObject({ ok: true, state: "declined", dueOn: null });
    expect(await stored(petition.id)).toMatchObject({
      declineReason: "outside_remit",
      rightDoor: "litigation",
    });
  });

  it("directs items with a statute of their own to it, and does not accept the first three here", async () => {
    const petition = await aReceivedPetition(db, env, town.clerk);
    await take(petition, "register", town.clerk, {
      classification: "redress",
      redressItem: "2",
      topicId,
      title: "工资的事",
    });
    expect(await take(petition, "accept", town.clerk, { publicNote: "" })).toMatchObject({
      because: "can_be_handled_here",
    });
    const door = { rightDoor: "labour_arbitration", publicNote: "请到劳动仲裁" };
    expect(await take(petition, "direct_elsewhere", town.clerk, door)).toMatchObject({ state: "directed" });
  });

  it("extends once, with the reason on the timeline and the name of who approved", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const values = { publicNote: "要等勘测结果", approvedBy: "主任 何平" };
    expect(await take(petition, "extend", town.clerk, values)).toMatchObject({
      ok: true,
      dueOn: "2026-08-16",
    });
    expect(await take(petition, "extend", town.clerk, values)).toMatchObject({ because: "not_extended" });
    const event = await db.petitionEvent.findFirstOrThrow({
      where: { petitionId: petition.id, action: "extend" },
    });
    expect(event).toMatchObject({ publicNote: "要等勘测结果", facts: { approvedBy: "主任 何平" } });
  });

  it("reviews and re-reviews above the handler, the days of the hearing left out", async () => {
    const resident = newId();
    await db.person.create({ data: { id: resident } });
    const actor = { kind: "resident", personId: resident } as const;
    const petition = await aPetition(db, env, town.handler, { petitionerId: resident }, [
      ...steps.answered(town.handler),
      { action: "request_review", actor },
    ]);
    expect((await read(town.handler, petition))?.actions).toEqual([]);
    const reviewed = await take(petition, "decide_review", town.reviewer, opinion);
    expect(reviewed).toMatchObject({ ok: true, state: "reviewed" });
    const again = await aPetition(db, env, town.handler, { petitionerId: resident }, [
      ...steps.answered(town.handler),
      { action: "request_review", actor },
      { action: "decide_review", actor: town.reviewer },
      { action: "request_rereview", actor },
    ]);
    const before = (await stored(again.id)).dueOn;
    const heard = await take(again, "hold_hearing", town.rereviewer, {
      hearingDays: "3",
      publicNote: "听证",
    });
    expect(heard.ok).toBe(true);
    expect(
      await db.notification.findMany({
        where: { event: "petition_hearing", facts: { path: ["about", "id"], equals: again.id } },
        select: { personId: true },
      }),
    ).toEqual([{ personId: resident }]);
    expect((await stored(again.id)).dueOn).toEqual(new Date((before?.getTime() ?? 0) + 3 * 86_400_000));
    expect(await take(again, "decide_rereview", town.rereviewer, opinion)).toMatchObject({
      state: "concluded",
      dueOn: null,
    });
    expect(await db.opinion.findMany({ select: { kind: true }, orderBy: { kind: "asc" } })).toMatchObject(
      expect.arrayContaining([{ kind: "review" }, { kind: "rereview" }]),
    );
  });
});

describe("looking at a case", () => {
  it("is on record, the matter once a day, the identity every time and with its reason", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const record = (at: string) =>
      recordAccess(db, {
        petitionId: petition.id,
        actor: town.clerk,
        seen: "matter",
        now: new Date(at),
      });
    // 23:59 and 00:01 in Shanghai are two days.
    for (const at of ["2026-05-20T02:00:00Z", "2026-05-20T15:59:00Z", "2026-05-20T16:01:00Z"])
      await record(at);
    const opened = await openIdentity(db, env, {
      number: petition.number,
      actor: town.clerk,
      reason: "电话核实地点",
      now,
    });
    expect(opened).toMatchObject({ ok: true, parties: [{ name: "李桂兰", phone: "13800000042" }] });
    const records = await db.accessRecord.findMany({
      where: { petitionId: petition.id },
      orderBy: { at: "asc" },
    });
    expect(records.map(({ seen }) => seen).sort()).toEqual(["identity", "matter", "matter"]);
    expect(records.find(({ seen }) => seen === "identity")).toMatchObject({
      reason: "电话核实地点",
      personName: "陈丽",
    });
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("never opens the name to the unit complained about while the petitioner keeps it back", async () => {
    const concerned = { name: "荆州区水利和湖泊局", organisationId: town.handler.organisationId };
    const hidden = await anAcceptedPetition(db, env, town.handler, { concerned });
    const opened = () =>
      openIdentity(db, env, { number: hidden.number, actor: town.handler, reason: "想知道是谁", now });
    expect(await opened()).toEqual({ ok: false, reason: "not_found" });
    expect(await read(town.handler, hidden)).toMatchObject({ identityOpens: false });
    expect(await db.accessRecord.count({ where: { petitionId: hidden.id } })).toBe(0);
    await db.petition.update({ where: { id: hidden.id }, data: { hideName: false } });
    expect(await opened()).toMatchObject({ ok: true });
  });

  it("opens no name to supervisors, to strangers, or to those who recused themselves", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    await take(petition, "recuse", town.otherClerk, { internalNote: "亲戚" });
    for (const actor of [town.supervisor, town.stranger, town.handler, town.otherClerk])
      expect(
        await openIdentity(db, env, { number: petition.number, actor, reason: "看看", now }),
      ).toMatchObject({ ok: false });
  });

  it("writes a record for every file that is opened, and gives none to strangers", async () => {
    const petition = await anAcceptedPetition(db, env, town.clerk);
    const id = newId();
    const storageKey = newStorageKey();
    const bytes = Buffer.from("一张照片");
    await fileStore(env).put(
      storageKey,
      sealBytes(env.accusationKeys, bytes, { field: "Attachment.content", record: id }),
    );
    await db.attachment.create({
      data: {
        id,
        petitionId: petition.id,
        kind: "image",
        nameSealed: sealAttachmentName(env, id, "院子进水.jpg"),
        contentType: "image/jpeg",
        bytes: bytes.length,
        sha256: "",
        storageKey,
        addedBy: "petitioner",
      },
    });
    const openAs = (actor: StaffActor) =>
      openMaterial(db, env, { number: petition.number, attachmentId: id, actor, now });
    expect((await openAs(town.clerk))?.bytes).toEqual(bytes);
    expect(await openAs(town.stranger)).toBeNull();
    expect(await openAs(town.handler)).toBeNull();
    expect(await db.accessRecord.findMany({ where: { petitionId: petition.id } })).toMatchObject([
      { seen: "attachment", membershipId: town.clerk.membershipId },
    ]);
    expect(await read(town.clerk, petition)).toMatchObject({ material: [{ id, name: "院子进水.jpg" }] });
    expect(await read(town.supervisor, petition)).toMatchObject({ material: [{ id, name: null }] });
  });
});

describe("supervision", () => {
  it("sees organisations of its territory with their overdue, and no accusation", async () => {
    const late = await anAcceptedPetition(db, env, town.handler, {
      receivedAt: new Date("2026-01-05T02:00:00Z"),
    });
    const measured = await anAcceptedPetition(db, env, town.discipline);
    await anAcceptedPetition(db, env, town.discipline);
    await take(measured, "ask_material", town.discipline, { publicNote: "请补照片" });
    await take(measured, "reply", town.discipline, opinion, new Date("2026-05-30T02:00:00Z"));
    const organisations = await organisationClocks(db, town.supervisor, today);
    const bureau = organisations.find(({ id }) => id === town.handler.organisationId);
    expect(bureau).toMatchObject({ name: "荆州区水利和湖泊局", overdue: 1 });
    expect(organisations[0]?.id).toBe(town.handler.organisationId);
    // Accepted twice on the day of receipt, answered once after 12 days of which 10 were spent waiting.
    const own = organisations.find(({ id }) => id === town.discipline.organisationId);
    expect(own?.ownDays).toBeCloseTo(2 / 3);
    expect(JSON.stringify(organisations)).not.toContain("陈丽");
    expect(await organisationClocks(db, { ...town.supervisor, divisionPath: "/elsewhere/" }, today)).toEqual(
      [],
    );
    expect(await read(town.supervisor, late)).toMatchObject({ number: late.number });
  });
});
