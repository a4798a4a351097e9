import { describe, expect, it } from "vitest";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import type { SmsNotice, SmsSender } from "#app/notifications/senders.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";
import { closeRound } from "./close-round.server.ts";
import { formatInvitationCode } from "./invitation-code.ts";
import { markLettersSent, printLetters } from "./invitation-letters.server.ts";
import { inviteBySms, remindBySms } from "./invite-by-sms.server.ts";
import { sendInvitations } from "./send-invitations.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
let now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
const rival = await anAssessor(db, "另一家研究院");

/** A gateway that keeps what it was given, and refuses as it is told. */
function aGateway(refuse: (message: SmsNotice) => DeliveryFailure | null = () => null) {
  const sent: SmsNotice[] = [];
  const sms: SmsSender = {
    sendCode: () => Promise.reject(new Error("no codes here")),
    sendNotice: (message) => {
      const failure = refuse(message);
      if (failure !== null) return Promise.reject(failure);
      sent.push(message);
      return Promise.resolve({ id: null });
    },
  };
  return { sent, sms };
}

async function atRound(round: { readonly slug: string }) {
  const { version } = await db.surveyRound.findUniqueOrThrow({ where: { slug: round.slug } });
  return { actor: assessor, slug: round.slug, expectedVersion: version };
}

describe("text messages", () => {
  it("go to everybody drawn, once, however many send them and however often it is asked", async () => {
    now = new Date("2026-03-02T01:00:00Z");
    const round = await anOpenRound(context, assessor);
    const step = await atRound(round);
    expect(await inviteBySms(context, step)).toMatchObject({ ok: true, messages: 60 });
    expect(await inviteBySms(context, step)).toMatchObject({ ok: false, reason: "changed_meanwhile" });
    expect(await inviteBySms(context, await atRound(round))).toEqual({ ok: false, reason: "nobody" });
    const { sent, sms } = aGateway();
    await Promise.all([1, 2].map(() => sendInvitations({ db, env, sms, now })));
    expect(sent).toHaveLength(60);
    expect(new Set(sent.map(({ phone }) => phone)).size).toBe(60);
    const codes = await codesOf(context, round.id);
    expect(sent.map(({ number }) => number).sort()).toEqual(codes.map(formatInvitationCode).sort());
    for (const { news, text, number } of sent) {
      expect(news.length).toBeLessThanOrEqual(35);
      expect(text).toContain(`/s/${number.replaceAll("-", "")}`);
      expect(text).toContain("江汉法治评估研究院");
    }
    expect(await sendInvitations({ db, env, sms, now })).toEqual({ sent: 0, later: 0, failed: 0 });
  });

  it("remind on another day those who have not taken part, twice and never again", async () => {
    now = new Date("2026-03-02T01:00:00Z");
    const round = await anOpenRound(context, assessor);
    await inviteBySms(context, await atRound(round));
    const { sent, sms } = aGateway();
    await sendInvitations({ db, env, sms, now });
    expect(await remindBySms(context, await atRound(round))).toEqual({ ok: false, reason: "nobody" });
    const [first] = await db.surveyInvitation.findMany({ where: { roundId: round.id }, take: 1 });
    await db.surveyInvitation.update({
      where: { id: first?.id ?? "" },
      data: { signedOn: now, blindedHash: "taken" },
    });
    for (const day of ["2026-03-09", "2026-03-16"]) {
      now = new Date(`${day}T01:00:00Z`);
      sent.length = 0;
      expect(await remindBySms(context, await atRound(round))).toMatchObject({ ok: true, messages: 59 });
      expect(await remindBySms(context, await atRound(round))).toEqual({ ok: false, reason: "nobody" });
      await sendInvitations({ db, env, sms, now });
      expect(sent).toHaveLength(59);
      expect(sent[0]?.text).toContain("提醒");
    }
    now = new Date("2026-03-23T01:00:00Z");
    expect(await remindBySms(context, await atRound(round))).toEqual({ ok: false, reason: "nobody" });
  });

  it("are tried again when the gateway is tired, and given up when it does not know the number", async () => {
    now = new Date("2026-03-02T01:00:00Z");
    const round = await anOpenRound(context, assessor);
    await inviteBySms(context, await atRound(round));
    const tired = aGateway(() => new DeliveryFailure("later", { temporary: true }));
    expect(await sendInvitations({ db, env, sms: tired.sms, now })).toEqual({
      sent: 0,
      later: 60,
      failed: 0,
    });
    now = new Date("2026-03-02T01:02:00Z");
    const unknown = aGateway(({ phone }) =>
      phone.endsWith("0") ? new DeliveryFailure("no such number", { temporary: false }) : null,
    );
    const sent = await sendInvitations({ db, env, sms: unknown.sms, now });
    expect(sent.failed).toBeGreaterThan(0);
    expect(sent.sent + sent.failed).toBe(60);
    expect(await db.surveyInvitation.count({ where: { roundId: round.id, smsFailed: true } })).toBe(
      sent.failed,
    );
    // They get a letter.
    const letters = await printLetters(context, { actor: assessor, slug: round.slug, group: "unreached" });
    expect(letters).not.toBeNull();
    await markLettersSent(context, { ...(await atRound(round)), group: "unreached" });
    expect(await db.surveyInvitation.count({ where: { roundId: round.id, sentOn: null } })).toBe(0);
  });

  it("wait for the round's first day: before it a code opens nothing", async () => {
    now = new Date("2026-03-01T01:00:00Z");
    const round = await anOpenRound(context, assessor);
    await inviteBySms(context, await atRound(round));
    const { sent, sms } = aGateway();
    await sendInvitations({ db, env, sms, now });
    expect(sent).toEqual([]);
    now = new Date("2026-03-01T16:00:00Z");
    await sendInvitations({ db, env, sms, now });
    expect(sent).toHaveLength(60);
  });

  it("are nobody's of the government to ask for, and stop with the round", async () => {
    now = new Date("2026-03-02T01:00:00Z");
    const round = await anOpenRound(context, assessor);
    const step = await atRound(round);
    for (const actor of [town.handler, town.supervisor, rival]) {
      expect(await inviteBySms(context, { ...step, actor })).toEqual({ ok: false, reason: "not_found" });
      expect(await printLetters(context, { actor, slug: round.slug, group: "all" })).toBeNull();
      expect(await markLettersSent(context, { ...step, actor, group: "all" })).toEqual({
        ok: false,
        reason: "not_found",
      });
    }
    await inviteBySms(context, step);
    await closeRound(context, await atRound(round));
    const { sent, sms } = aGateway();
    await sendInvitations({ db, env, sms, now });
    expect(sent).toEqual([]);
    expect(await inviteBySms(context, await atRound(round))).toMatchObject({ reason: "not_allowed" });
  });
});

describe("letters", () => {
  it("are a page for each enterprise with its name and its code, and on record", async () => {
    now = new Date("2026-03-02T01:00:00Z");
    const round = await anOpenRound(context, assessor, { enterprises: 100, size: 40 });
    const letters = await printLetters(context, { actor: assessor, slug: round.slug, group: "all" });
    const text = pdfText(letters ?? Buffer.alloc(0));
    for (const code of await codesOf(context, round.id)) expect(text).toContain(formatInvitationCode(code));
    expect((letters ?? Buffer.alloc(0)).toString("latin1").match(/\/Type \/Page\n/g)).toHaveLength(40);
    const entries = await db.auditEntry.findMany({
      where: { chain: `round:${round.id}`, action: "round.print_letters" },
    });
    expect(entries.map(({ payload }) => payload)).toEqual(['{"group":"all","letters":40}']);
  }, 60_000);
});
