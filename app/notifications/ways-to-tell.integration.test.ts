import { describe, expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { beginSession, endSession, sessionKey, sessionLimits } from "#app/accounts/session.server.ts";
import { newId } from "#app/platform/ids.ts";
import { matterSources } from "#server/matter-sources.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition } from "#tests/builders/petitions.ts";
import { senders } from "#tests/builders/senders.ts";
import { aPushBrowser } from "#tests/mocks/push-service.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { changeOwnChoices } from "./choices/own-choices.server.ts";
import { deliverNotifications } from "./deliver-notifications.server.ts";
import { DeliveryFailure } from "./delivery-failure.ts";
import type { NotificationEvent } from "./events.ts";
import { notify } from "./notify.server.ts";
import { isTold, leaveThisDeviceAlone, tellThisDevice } from "./push/push-devices.server.ts";
import type { EmailNotice, PushNotice } from "./senders.ts";

const { db } = await cloneDatabase();
const env = { ...anEnv(), publicOrigin: "https://xinfang.example.gov.cn" };
const town = await aStaffedTown(db);
const petition = await aReceivedPetition(db, env, town.clerk);
// Sessions are as old as the machine's clock says.
const now = new Date();
const context = { db, env, now: () => now };

let people = 0;
async function somebody() {
  people += 1;
  const phone = `138${String(people).padStart(8, "0")}`;
  const { id } = await db.$transaction((tx) => personByPhone(tx, env, { phone, language: "zh-CN", now }));
  return id;
}

/** A browser that is signed in; `name` is how the push service knows it. */
async function aDevice(personId: string, name: string, isStaff = false) {
  const cookie = await beginSession(context, { personId, isStaff });
  const token = /session=([^;]+)/.exec(cookie)?.[1] ?? "";
  const at = { personId, sessionKey: sessionKey(token) };
  await tellThisDevice(context, at, aPushBrowser(name).subscription);
  return { ...at, request: new Request("http://localhost", { headers: { Cookie: `session=${token}` } }) };
}

/** The ways by which this event goes out to somebody. */
async function waysOf(personId: string, event: NotificationEvent) {
  const dedupeKey = newId();
  await db.$transaction((tx) =>
    notify(tx, {
      to: { about: { kind: "petition", id: petition.id }, personId },
      event,
      facts: { number: petition.number, due: null },
      dedupeKey,
      now,
    }),
  );
  const rows = await db.notificationDelivery.findMany({ where: { notification: { dedupeKey } } });
  return rows.map(({ channel }) => channel).sort();
}

const deliveryOf = (channel: "push" | "email" | "sms", personId: string) =>
  db.notificationDelivery.findFirstOrThrow({
    where: { channel, notification: { personId } },
    orderBy: { id: "desc" },
    select: { state: true, lastError: true, nextAttemptAt: true },
  });

const noSms = { sendNotice: async () => ({ id: null }), sendCode: async () => ({ id: null }) };

describe("somebody is told", () => {
  it("in the inbox and by SMS unless they chose otherwise, and of what matters by SMS all the same", async () => {
    const personId = await somebody();
    expect(await waysOf(personId, "petition_received")).toEqual(["inbox", "sms"]);
    await changeOwnChoices(context, personId, { smsChoice: "important", quietHours: null });
    expect(await waysOf(personId, "petition_received")).toEqual(["inbox"]);
    expect(await waysOf(personId, "petition_declined")).toEqual(["inbox", "sms"]);
  });

  it("by e-mail once an address is theirs, which the database does not hold in clear", async () => {
    const personId = await somebody();
    await changeOwnChoices(context, personId, { email: "lin@example.com" });
    expect(await waysOf(personId, "petition_answered")).toEqual(["email", "inbox", "sms"]);
    expect(await waysOf(personId, "petition_assigned")).toEqual(["inbox"]);
    const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
    expect(JSON.stringify(person)).not.toContain("lin@example.com");
    const sent: EmailNotice[] = [];
    const email = {
      sendCode: async () => ({ id: null }),
      sendNotice: async (notice: EmailNotice) => {
        sent.push(notice);
        return { id: "mail-1" };
      },
    };
    await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms: noSms, email }),
      now,
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: "lin@example.com", subject: "有说法：您有一条新消息" });
    expect(sent[0]?.text).toContain("https://xinfang.example.gov.cn/inbox");
    await changeOwnChoices(context, personId, { email: null });
    expect(await waysOf(personId, "petition_answered")).toEqual(["inbox", "sms"]);
  });

  it("in their own quiet hours of nothing that can wait, by any way", async () => {
    const personId = await somebody();
    const hourOf = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(11, 13);
    const quietHours = `${hourOf(now)}:00-${hourOf(new Date(now.getTime() + 2 * 3_600_000))}:00`;
    await changeOwnChoices(context, personId, { smsChoice: "all", quietHours });
    await waysOf(personId, "petition_answered");
    await waysOf(personId, "booking_called_off");
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms: noSms }), now });
    const waiting = { where: { channel: "sms", state: "waiting", notification: { personId } } } as const;
    const [later, ...others] = await db.notificationDelivery.findMany(waiting);
    expect(others).toEqual([]);
    expect(later?.nextAttemptAt.getTime()).toBeGreaterThan(now.getTime() + 3_600_000);
    await changeOwnChoices(context, personId, { smsChoice: "all", quietHours: "none" });
    await db.notificationDelivery.updateMany({ ...waiting, data: { nextAttemptAt: now } });
    const atNight = { ...env, quietHours: { from: "00:00", to: "23:59" } };
    await deliverNotifications({
      db,
      env: atNight,
      matters: matterSources,
      senders: senders({ sms: noSms }),
      now,
    });
    expect(await db.notificationDelivery.count(waiting)).toBe(0);
  });
});

describe("a phone that asked to be told", () => {
  it("shows that there is news, and nothing of it", async () => {
    const personId = await somebody();
    await aDevice(personId, "one");
    await aDevice(personId, "two");
    expect(await waysOf(personId, "petition_answered")).toEqual(["inbox", "push", "sms"]);
    const shown: PushNotice[] = [];
    const push = {
      send: async (notice: PushNotice) => {
        shown.push(notice);
        return { id: null };
      },
    };
    await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms: noSms, push }),
      now,
    });
    expect(shown.map(({ subscription }) => subscription.endpoint.split("/").at(-1)).sort()).toEqual([
      "one",
      "two",
    ]);
    for (const notice of shown)
      expect(notice.shown).toEqual({ title: "有说法", body: "您有一条新消息", url: "/inbox" });
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  });

  it("is one, however often it asks and whoever used it before", async () => {
    const [before, after] = [await somebody(), await somebody()];
    const first = await aDevice(before, "shared");
    const second = await aDevice(after, "shared");
    expect([await isTold(db, first.sessionKey), await isTold(db, second.sessionKey)]).toEqual([false, true]);
    await tellThisDevice(context, second, aPushBrowser("renewed").subscription);
    expect(await db.pushDevice.count({ where: { session: { personId: after } } })).toBe(1);
  });

  it("is left alone once it says so, or its sign-in ends or runs out", async () => {
    const personId = await somebody();
    const device = await aDevice(personId, "left-alone");
    await leaveThisDeviceAlone(context, device);
    await leaveThisDeviceAlone(context, device);
    expect(await waysOf(personId, "petition_answered")).not.toContain("push");
    const signedOut = await aDevice(personId, "signed-out");
    await endSession(signedOut.request, context);
    expect(await waysOf(personId, "petition_answered")).not.toContain("push");
    const old = await aDevice(personId, "run-out");
    await db.session.update({ where: { id: old.sessionKey }, data: { expiresAt: now } });
    expect(await waysOf(personId, "petition_answered")).not.toContain("push");
    expect(
      await db.auditEntry.count({
        where: { chain: `person:${personId}`, action: "person.leave_device_alone" },
      }),
    ).toBe(1);
  });

  it("tells of the desk's work only while somebody is at the desk", async () => {
    const { personId } = town.clerk;
    await aDevice(personId, "own-phone");
    expect(await waysOf(personId, "petition_assigned")).not.toContain("push");
    const desk = await aDevice(personId, "desk", true);
    expect(await waysOf(personId, "petition_assigned")).toContain("push");
    const idle = new Date(now.getTime() - (sessionLimits.staffIdleMinutes + 1) * 60_000);
    await db.session.update({ where: { id: desk.sessionKey }, data: { lastSeenAt: idle } });
    expect(await waysOf(personId, "petition_assigned")).not.toContain("push");
  });

  it("is forgotten when its push service knows it no more, tried again when the service is tired", async () => {
    const personId = await somebody();
    await aDevice(personId, "tired");
    const answers = [
      new DeliveryFailure("push service: 503", { temporary: true }),
      new DeliveryFailure("push service: 410", { temporary: false, gone: true }),
    ];
    const push = {
      send: async () => {
        throw answers.shift();
      },
    };
    await waysOf(personId, "petition_answered");
    const deliver = (at: Date) =>
      deliverNotifications({
        db,
        env,
        matters: matterSources,
        senders: senders({ sms: noSms, push }),
        now: at,
      });
    await deliver(now);
    const waiting = await deliveryOf("push", personId);
    expect(waiting).toMatchObject({ state: "waiting", lastError: "push service: 503" });
    await deliver(waiting.nextAttemptAt);
    expect(await deliveryOf("push", personId)).toMatchObject({
      state: "failed",
      lastError: "push service: 410",
    });
    expect(await db.pushDevice.count({ where: { session: { personId } } })).toBe(0);
  });

  it("whose push service does not answer holds up no text message", async () => {
    const personId = await somebody();
    await aDevice(personId, "silent");
    let answer: (failure: Error) => void = () => undefined;
    const push = { send: () => new Promise<never>((_, reject) => (answer = reject)) };
    await waysOf(personId, "petition_answered");
    const delivering = deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms: noSms, push }),
      now,
    });
    await expect.poll(async () => (await deliveryOf("sms", personId)).state).toBe("sent");
    answer(new DeliveryFailure("the push service gave no answer", { temporary: true }));
    expect(await delivering).toMatchObject({ later: 1 });
    expect(await deliveryOf("push", personId)).toMatchObject({ state: "waiting" });
  });

  it("among several, holds the others up with nothing", async () => {
    const personId = await somebody();
    await aDevice(personId, "gone");
    await aDevice(personId, "there");
    const push = {
      send: async ({ subscription }: PushNotice) => {
        if (subscription.endpoint.endsWith("gone"))
          throw new DeliveryFailure("push service: 404", { temporary: false, gone: true });
        return { id: null };
      },
    };
    await waysOf(personId, "petition_answered");
    await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms: noSms, push }),
      now,
    });
    expect(await deliveryOf("push", personId)).toMatchObject({ state: "sent" });
    expect(await db.pushDevice.count({ where: { session: { personId } } })).toBe(1);
  });
});
