import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/accounts/actor.ts";
import { personByPhone } from "#app/accounts/people.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { readCaseNumber } from "#app/matters/case-number.ts";
import { isLookupCode } from "#app/matters/lookup-code.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { fileStore } from "#app/platform/file-store.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { addAttachment } from "../attachments/attachment.server.ts";
import { beginDraft, changeDraft, openAnswers } from "./draft.server.ts";
import { type DraftAnswers, nothingCarried, type OnBehalf } from "./draft-answers.ts";
import { dropStaleDrafts } from "./drop-draft.server.ts";
import type { FilingStep } from "./filing-steps.ts";
import { submitPetition } from "./submit-petition.server.ts";

const { db } = await cloneDatabase();
const filesDirectory = mkdtempSync(path.join(tmpdir(), "youshuofa-filing-"));
afterAll(() => rmSync(filesDirectory, { recursive: true, force: true }));
const env = anEnv({ filesDirectory });
const town = await aStaffedTown(db);
const [centre, bureau] = [town.clerk.organisationId, town.handler.organisationId];
const districtDiscipline = town.discipline.organisationId;
const cityDiscipline = newId();
await db.organisation.create({
  data: {
    id: cityDiscipline,
    slug: "discipline-421000",
    name: "荆州市纪检监察机关",
    kind: "discipline",
    divisionCode: "421000",
    takesAccusations: true,
  },
});
const now = new Date("2026-04-14T02:42:00Z");
const context = { db, env, now: () => now, clientAddress: "10.0.0.1" };
const messages = messagesFor("zh-CN");
const visitor: Actor = { kind: "visitor" };

const said: DraftAnswers["steps"] = {
  what: { narrative: "修村路压坏了灌渠，水上不来。找过施工队两回，说不归他们管。" },
  where: { division: villageCode },
  when: { happenedWhen: "三月中旬", spot: "三组老桥边" },
  about: { kind: "redress", concernedName: "荆州区水利和湖泊局" },
  want: { requested: "把渠修好" },
  who: { identity: "named", name: "李桂兰", phone: "138 0000 0001", hideName: "on" },
  together: { joint: "alone" },
};

async function aDraft(
  steps: DraftAnswers["steps"] = said,
  {
    actor = visitor,
    onBehalf = null,
    verifiedPhone = null,
    from = null,
  }: {
    actor?: Actor;
    onBehalf?: OnBehalf | null;
    verifiedPhone?: string | null;
    from?: DraftAnswers["carried"]["from"];
  } = {},
): Promise<string> {
  const begun = await beginDraft(new Request("http://localhost/"), context, {
    actor,
    carried: { ...nothingCarried, from },
    onBehalf,
  });
  if (!begun.ok) throw new Error(begun.reason);
  await changeDraft(context, begun.draft.id, (answers) => ({ ...answers, steps, verifiedPhone }));
  return begun.draft.id;
}

const send = (draftId: string, actor: Actor = visitor) =>
  submitPetition(context, { draftId, actor, messages, language: "zh-CN" });

async function sent(draftId: string, actor: Actor = visitor) {
  const result = await send(draftId, actor);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return db.petition.findUniqueOrThrow({
    where: { number: result.number },
    include: { parties: true, events: true, clocks: true, attachments: true, accusation: true },
  });
}

describe("sending what was said", () => {
  it("gives a number that checks, a code that opens it, a first receiver and a clock", async () => {
    const draftId = await aDraft();
    const petition = await sent(draftId);
    expect(readCaseNumber(petition.number)).toMatchObject({ ok: true });
    expect(petition.number.startsWith("260414")).toBe(true);
    expect(petition).toMatchObject({
      state: "received",
      version: 1,
      classification: "redress",
      title: "修村路压坏了灌渠，水上不来",
      ownerOrganisationId: centre,
      firstReceiverOrganisationId: centre,
      concernedOrganisationId: bureau,
      channel: "network",
      hideName: true,
      petitionerId: null,
      clockRule: "XF-08",
      dueOn: new Date("2026-04-29"),
    });
    expect(petition.events).toMatchObject([{ sequence: 1, action: "submit", actorKind: "petitioner" }]);
    expect(petition.clocks).toMatchObject([{ rule: "XF-08", endedOn: null }]);
    const draft = await db.petitionDraft.findUniqueOrThrow({ where: { id: draftId } });
    const { receipt } = openAnswers(env, draftId, draft.answersSealed);
    expect(isLookupCode(env.blindIndexKey, petition.id, receipt?.code ?? "", petition.lookupCodeHash)).toBe(
      true,
    );
    expect(await verifyAudit(db)).toMatchObject({ faults: [] });
  });

  it("seals who it is, and finds nobody's account by a number that was only typed", async () => {
    const petition = await sent(await aDraft());
    const [party] = petition.parties;
    expect(JSON.stringify(petition)).not.toMatch(/李桂兰|13800000001|老桥/);
    expect(
      open(env.fieldKeys, party?.nameSealed ?? "", { field: "PetitionParty.name", record: party?.id ?? "" }),
    ).toBe("李桂兰");
    expect(party?.phoneConfirmed).toBe(false);
    expect(await db.notification.count({ where: { dedupeKey: `petition:${petition.id}:1` } })).toBe(0);
  });

  it("belongs to the account of a number that was confirmed, and tells it", async () => {
    const petition = await sent(await aDraft(said, { verifiedPhone: "13800000001" }));
    expect(petition.petitionerId).not.toBeNull();
    expect(petition.parties[0]?.phoneConfirmed).toBe(true);
    expect(
      await db.notification.findUnique({ where: { dedupeKey: `petition:${petition.id}:1` } }),
    ).toMatchObject({ personId: petition.petitionerId, event: "petition_received" });
  });

  it("gives one petition however often and at once it is sent", async () => {
    const draftId = await aDraft();
    const results = await Promise.all(Array.from({ length: 5 }, () => send(draftId)));
    const numbers = new Set(results.map((result) => (result.ok ? result.number : "")));
    expect(numbers.size).toBe(1);
    expect(await send(draftId)).toEqual(results[0]);
  });

  it("gives different numbers to drafts sent at once", async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => aDraft()));
    const results = await Promise.all(drafts.map((id) => send(id)));
    expect(new Set(results.map((result) => (result.ok ? result.number : ""))).size).toBe(6);
  });

  it("passes over a number that the day already has", async () => {
    const before = await sent(await aDraft());
    await db.$executeRaw`SELECT setval('"PetitionNumber"', ${Number(before.number.slice(6, 11))}::int, false)`;
    expect((await sent(await aDraft())).number).not.toBe(before.number);
  });

  it.each([
    ["what", {}],
    ["where", { division: "999999999999" }],
    ["where", { division: "x" }],
    ["when", { happenedWhen: "  " }],
    ["about", { kind: "other" }],
    ["want", {}],
    ["who", { identity: "named", name: "李桂兰" }],
    ["who", { identity: "named", name: "李桂兰", phone: "123" }],
    [
      "who",
      { identity: "named", name: "李桂兰", phone: "13800000001", documentNumber: "421003199001010017" },
    ],
    ["together", { joint: "joint", people: "1" }],
  ] as const)("takes the person back to %s when it is not answered: %j", async (step: FilingStep, fields) => {
    expect(await send(await aDraft({ ...said, [step]: fields }))).toEqual({
      ok: false,
      reason: "incomplete",
      step,
    });
  });

  it("takes four representatives besides the petitioner and refuses a fifth", async () => {
    const together = (count: number) => ({
      joint: "joint",
      people: "６０",
      ...Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`representative${at + 1}name`, `代表${at + 1}`]),
      ),
    });
    const petition = await sent(await aDraft({ ...said, together: together(4) }));
    expect(petition).toMatchObject({ isJoint: true, jointCount: 60 });
    expect(petition.parties).toHaveLength(5);
    expect(await send(await aDraft({ ...said, together: together(5) }))).toMatchObject({ step: "together" });
  });

  it("is linked to the question it came from, unless it is anonymous or somebody else's", async () => {
    const actor = { kind: "resident", personId: await aPerson(db) } as const;
    const came = { kind: "question", number: "260302000011", name: "李桂兰" } as const;
    const linksOfOne = async (personId: string, steps: DraftAnswers["steps"]) => {
      const id = newId();
      await sent(await aDraft(steps, { actor, from: { ...came, id, personId } }), actor);
      return db.matterLink.count({ where: { fromKind: "question", fromId: id, toKind: "petition" } });
    };
    expect(await linksOfOne(actor.personId, said)).toBe(1);
    expect(await linksOfOne(actor.personId, { ...said, who: { identity: "anonymous" } })).toBe(0);
    expect(await linksOfOne(newId(), said)).toBe(0);
  });

  it("keeps an anonymous petition apart from the account that wrote it", async () => {
    const person = await db.$transaction((tx) =>
      personByPhone(tx, env, { phone: "13900000001", language: "zh-CN", now }),
    );
    const actor: Actor = { kind: "resident", personId: person.id };
    const draftId = await aDraft({ ...said, who: { identity: "anonymous" } }, { actor });
    const petition = await sent(draftId, actor);
    // 第二十三条: nobody can be told in writing, so the clock is the city's own and not that of the notice.
    expect(petition).toMatchObject({
      isAnonymous: true,
      petitionerId: null,
      parties: [],
      clockRule: "ZZ-03.register",
    });
    expect(await db.petitionDraft.findUnique({ where: { id: draftId } })).toMatchObject({ personId: null });
    const audit = await db.auditEntry.findMany({ where: { chain: `petition:${petition.id}` } });
    expect(JSON.stringify(audit)).not.toContain(person.id);
  });
});

describe("an accusation", () => {
  const accused = {
    ...said,
    what: { narrative: "某站长收了好处才办手续的秘闻线索" },
    about: { kind: "accusation", concernedName: "荆州区水利和湖泊局秘闻股" },
    want: { requested: "查清秘闻" },
    when: { happenedWhen: "秘闻的一天", spot: "秘闻办公室" },
  };

  it("stands nowhere in clear, in no text column of any table", async () => {
    const petition = await sent(await aDraft(accused));
    expect(petition).toMatchObject({
      classification: "accusation",
      title: "",
      narrative: "",
      searchText: "",
    });
    expect(petition.ownerOrganisationId).toBe(districtDiscipline);
    expect(petition.accusation?.accusedOrganisationId).toBe(bureau);
    expect(petition.concernedOrganisationId).toBeNull();
    const columns = await db.$queryRaw<{ table: string; column: string }[]>`
      SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`;
    expect(columns.length).toBeGreaterThan(50);
    for (const { table, column } of columns) {
      const [found] = await db.$queryRawUnsafe<{ count: bigint }[]>(
        `SELECT count(*) AS count FROM "${table}" WHERE "${column}"::text ~ '秘闻'`,
      );
      expect(`${table}.${column}: ${found?.count}`).toBe(`${table}.${column}: 0`);
    }
  });

  it("never reaches the accused organ, under whatever name it is written", async () => {
    for (const concernedName of ["荆州区纪检监察机关", "荆州区纪委监委", "区纪委"]) {
      const petition = await sent(await aDraft({ ...accused, about: { kind: "accusation", concernedName } }));
      expect(petition.ownerOrganisationId).toBe(cityDiscipline);
    }
  });

  it("says so when no organ is left that may take it", async () => {
    const onlyOne = { id: { in: [districtDiscipline] } };
    await db.organisation.updateMany({ where: onlyOne, data: { isActive: false } });
    const draft = await aDraft({
      ...accused,
      about: { kind: "accusation", concernedName: "荆州市纪检监察机关" },
    });
    expect(await send(draft)).toEqual({ ok: false, reason: "no_receiver" });
    await db.organisation.updateMany({ where: onlyOne, data: { isActive: true } });
  });
});

describe("filing on behalf", () => {
  const onBehalf: OnBehalf = { method: "present", note: "本人口述，同意代填" };

  it("records consent and channel, and never makes the clerk the petitioner", async () => {
    const windowClerk = town.clerk;
    const petition = await sent(await aDraft(said, { actor: windowClerk, onBehalf }), windowClerk);
    expect(petition).toMatchObject({
      petitionerId: null,
      filedByMembershipId: windowClerk.membershipId,
      consentMethod: "present",
      consentNoteSealed: expect.stringMatching(/^v1\./),
      channel: "visit",
      ownerMembershipId: windowClerk.membershipId,
    });
    expect(petition.events[0]).toMatchObject({ actorKind: "staff", actorName: "陈丽" });
  });

  it("stays inside the clerk's territory", async () => {
    const elsewhere = await db.division.findFirstOrThrow({ where: { code: "421002" } });
    const draft = await aDraft(
      { ...said, where: { division: elsewhere.code } },
      { actor: town.clerk, onBehalf },
    );
    expect(await send(draft, town.clerk)).toMatchObject({ reason: "incomplete", step: "where" });
  });
});

describe("files and drafts", () => {
  it("moves the files with the petition, and drops what was left lying for thirty days", async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    const draftId = await aDraft();
    expect(await addAttachment(context, draftId, { name: "渠.png", bytes: photo })).toMatchObject({
      ok: true,
    });
    const petition = await sent(draftId);
    expect(petition.attachments).toMatchObject([{ kind: "image", draftId: null }]);

    const left = await aDraft();
    await addAttachment(context, left, { name: "渠.png", bytes: photo });
    const { storageKey } = await db.attachment.findFirstOrThrow({ where: { draftId: left } });
    const later = new Date(now.getTime() + 31 * 86_400_000);
    expect(await dropStaleDrafts({ db, env, now: later })).toBeGreaterThan(0);
    expect(await db.petitionDraft.count({ where: { id: left } })).toBe(0);
    await expect(fileStore(env).get(storageKey)).rejects.toThrow();
    const kept = petition.attachments[0]?.storageKey ?? "";
    expect((await fileStore(env).get(kept)).length).toBeGreaterThan(0);
  });
});
