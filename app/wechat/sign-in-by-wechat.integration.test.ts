import { describe, expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { deliverNotifications } from "#app/notifications/deliver-notifications.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { newId } from "#app/platform/ids.ts";
import { matterSources } from "#server/matter-sources.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition } from "#tests/builders/petitions.ts";
import { senders } from "#tests/builders/senders.ts";
import { type ArrivedWechat, wechat } from "#tests/mocks/wechat.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { thirdParties } from "#tests/setup/third-parties.ts";
import { acceptMessage } from "./accept-messages.server.ts";
import { bindWechat, readOwnWechat, unbindWechat } from "./bind-wechat.server.ts";
import { enterWithTicket, giveTicket, recordWechatSignIn } from "./tickets.server.ts";
import { wechatClient } from "./wechat-client.server.ts";

const { db } = await cloneDatabase();
const settings = {
  appId: "wx-test",
  appSecret: "secret-of-test",
  api: "https://api.weixin.qq.com",
  template: "template-1",
  numberField: "character_string1",
  newsField: "thing2",
};
const env = { ...anEnv(), wechat: settings };
const town = await aStaffedTown(db);
const petition = await aReceivedPetition(db, env, town.clerk);
const client = wechatClient(settings);

let clock = new Date("2026-05-18T02:00:00Z");
const context = { db, env, now: () => clock, client };
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

let people = 0;
async function somebody() {
  people += 1;
  const phone = `138${String(people).padStart(8, "0")}`;
  const { id } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone, language: "zh-CN", now: clock }),
  );
  return id;
}

/** A ticket of this WeChat, as its mini-program gets it. */
async function ticketOf(openId: string) {
  thirdParties.use(...wechat(settings, { codes: { code: openId } }));
  return giveTicket(context, "code");
}

/** Comes in from the mini-program and binds the WeChat that came. */
async function bound(personId: string, openId: string) {
  const { ticket } = await ticketOf(openId);
  const entered = await enterWithTicket(context, ticket);
  return bindWechat(context, { personId, ticketId: entered?.ticketId ?? "" });
}

describe("a ticket", () => {
  it("lets in once, whoever is first", async () => {
    const { ticket, bound: isBound } = await ticketOf("openid-once");
    expect(isBound).toBe(false);
    const entered = await Promise.all([1, 2, 3].map(() => enterWithTicket(context, ticket)));
    expect(entered.filter((each) => each !== null)).toHaveLength(1);
  });

  it("is good for five minutes", async () => {
    const { ticket } = await ticketOf("openid-late");
    later(6);
    expect(await enterWithTicket(context, ticket)).toBeNull();
    expect(await enterWithTicket(context, "another")).toBeNull();
  });

  it("and the identity behind it stand in the database for nobody to read", async () => {
    const { ticket } = await ticketOf("openid-sealed");
    const rows = JSON.stringify(await db.wechatTicket.findMany());
    expect(rows).not.toContain(ticket);
    expect(rows).not.toContain("openid-sealed");
  });
});

describe("a WeChat identity", () => {
  it("signs in to the account it was bound to, and to none after it was taken away", async () => {
    const personId = await somebody();
    expect(await bound(personId, "openid-lin")).toEqual({ ok: true });
    const { ticket, bound: isBound } = await ticketOf("openid-lin");
    expect(isBound).toBe(true);
    expect(await enterWithTicket(context, ticket)).toMatchObject({ personId });
    await recordWechatSignIn(context, personId);
    await unbindWechat(context, personId);
    await unbindWechat(context, personId);
    const after = await ticketOf("openid-lin");
    expect(await enterWithTicket(context, after.ticket)).toMatchObject({ personId: null });
    const actions = (await db.auditEntry.findMany({ where: { chain: `person:${personId}` } })).map(
      ({ action }) => action,
    );
    expect(actions).toEqual([
      "person.create",
      "person.bind_wechat",
      "person.sign_in",
      "person.unbind_wechat",
    ]);
  });

  it("belongs to one account, and an account has one", async () => {
    const [lin, zhao] = [await somebody(), await somebody()];
    expect(await bound(lin, "openid-one")).toEqual({ ok: true });
    expect(await bound(zhao, "openid-one")).toEqual({ ok: false, reason: "of_another" });
    expect(await bound(lin, "openid-two")).toEqual({ ok: true });
    expect(await db.wechatIdentity.count({ where: { personId: lin } })).toBe(1);
    expect(await bound(zhao, "openid-one")).toEqual({ ok: true });
  });

  it("is bound by whoever came in with it, within the hour, once", async () => {
    const personId = await somebody();
    const { ticket } = await ticketOf("openid-slow");
    const entered = await enterWithTicket(context, ticket);
    const by = { personId, ticketId: entered?.ticketId ?? "" };
    expect(await readOwnWechat(context, by)).toEqual({ boundAt: null, mayBind: true });
    later(61);
    expect(await readOwnWechat(context, by)).toEqual({ boundAt: null, mayBind: false });
    expect(await bindWechat(context, by)).toEqual({ ok: false, reason: "no_ticket" });
    const neverEntered = await ticketOf("openid-never");
    expect(neverEntered.bound).toBe(false);
    const { id } = await db.wechatTicket.findFirstOrThrow({
      where: { enteredAt: null },
      orderBy: { id: "desc" },
    });
    expect(await bindWechat(context, { personId, ticketId: id })).toEqual({ ok: false, reason: "no_ticket" });
  });
});

describe("a message in WeChat", () => {
  const agreed = async (openId: string, times: number) => {
    for (let each = 0; each < times; each += 1) {
      thirdParties.use(...wechat(settings, { codes: { again: openId } }));
      expect(await acceptMessage({ db, env, client }, "again")).toBe(true);
    }
  };
  const told = (personId: string) =>
    db.$transaction((tx) =>
      notify(tx, {
        to: { about: { kind: "petition", id: petition.id }, personId },
        event: "petition_answered",
        facts: { number: petition.number, due: null },
        dedupeKey: newId(),
        now: clock,
      }),
    );
  const noSms = { sendNotice: async () => ({ id: null }), sendCode: async () => ({ id: null }) };
  const deliver = () =>
    deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms: noSms, wechat: client }),
      now: clock,
    });
  const left = async (personId: string) =>
    (await db.wechatIdentity.findUniqueOrThrow({ where: { personId } })).messagesLeft;

  it("goes out once for each time somebody agreed, and says nothing of the matter but its number", async () => {
    const personId = await somebody();
    await bound(personId, "openid-told");
    await told(personId);
    await agreed("openid-told", 1);
    const arrived: ArrivedWechat[] = [];
    thirdParties.use(...wechat(settings, { arrived }));
    await told(personId);
    await told(personId);
    await deliver();
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({
      touser: "openid-told",
      template_id: "template-1",
      page: "pages/open/open?path=%2Finbox",
      data: { character_string1: { value: petition.number }, thing2: { value: "有新的进展，点开看看" } },
    });
    expect(await left(personId)).toBe(0);
  });

  it("is kept for later while WeChat is busy, and asked for no more once WeChat says that none is left", async () => {
    const personId = await somebody();
    await bound(personId, "openid-busy");
    await agreed("openid-busy", 3);
    thirdParties.use(...wechat(settings, { refusals: [-1, 43101] }));
    await told(personId);
    await deliver();
    expect(await left(personId)).toBe(3);
    later(2);
    await deliver();
    expect(await left(personId)).toBe(0);
    const delivery = await db.notificationDelivery.findFirstOrThrow({
      where: { channel: "wechat", notification: { personId } },
    });
    expect(delivery).toMatchObject({
      state: "failed",
      lastError: "WeChat /cgi-bin/message/subscribe/send: 43101",
    });
  });

  it("is agreed to by nobody whose WeChat is bound to no account", async () => {
    thirdParties.use(...wechat(settings, { codes: { again: "openid-stranger" } }));
    expect(await acceptMessage({ db, env, client }, "again")).toBe(false);
  });
});
