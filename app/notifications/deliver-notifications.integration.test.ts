import { describe, expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { newId } from "#app/platform/ids.ts";
import { matterSources } from "#server/matter-sources.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition } from "#tests/builders/petitions.ts";
import { senders } from "#tests/builders/senders.ts";
import { type ArrivedSms, aliyunGateway } from "#tests/mocks/sms-gateways.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { thirdParties } from "#tests/setup/third-parties.ts";
import { deliverNotifications, retryMinutes } from "./deliver-notifications.server.ts";
import { DeliveryFailure } from "./delivery-failure.ts";
import type { NotificationEvent } from "./events.ts";
import { notify } from "./notify.server.ts";
import type { SmsNotice } from "./senders.ts";
import { smsSender } from "./sms/sms-sender.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const town = await aStaffedTown(db);
const petition = await aReceivedPetition(db, env, town.clerk);
const now = new Date("2026-05-18T11:06:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const person = await db.$transaction((tx) =>
  personByPhone(tx, env, { phone: "13900000001", language: "en", now }),
);

let keys = 0;
/** Writes one notification; returns its SMS delivery. */
async function told(personId: string | null, event: NotificationEvent = "petition_accepted") {
  keys += 1;
  const dedupeKey = `test:${keys}`;
  await db.$transaction((tx) =>
    notify(tx, {
      to: { about: { kind: "petition", id: petition.id }, personId },
      event,
      facts: { number: petition.number, due: "2026-07-17" },
      dedupeKey,
      now,
    }),
  );
  return db.notificationDelivery.findFirstOrThrow({
    where: { channel: "sms", notification: { dedupeKey } },
  });
}

const stateOf = (id: string) =>
  db.notificationDelivery.findUniqueOrThrow({
    where: { id },
    select: { state: true, attempts: true, lastError: true, nextAttemptAt: true, providerId: true },
  });

/** A sender that answers `answers` in turn and then sends. */
function sender(...answers: Error[]) {
  const sent: SmsNotice[] = [];
  const sendNotice = async (message: SmsNotice) => {
    const answer = answers.shift();
    if (answer) throw answer;
    sent.push(message);
    return { id: "message-1" };
  };
  return { sent, sms: { sendNotice, sendCode: () => Promise.reject(new Error("no code is asked for")) } };
}
const temporary = () => new DeliveryFailure("Aliyun: isv.BUSINESS_LIMIT_CONTROL", { temporary: true });

describe("telling somebody", () => {
  it("is written with what happened, or not at all", async () => {
    const failing = db.$transaction(async (tx) => {
      await notify(tx, {
        to: { about: { kind: "petition", id: petition.id }, personId: person.id },
        event: "petition_accepted",
        facts: { number: petition.number, due: null },
        dedupeKey: "rolled-back",
        now,
      });
      throw new Error("the step failed");
    });
    await expect(failing).rejects.toThrow("the step failed");
    expect(await db.notification.count({ where: { dedupeKey: "rolled-back" } })).toBe(0);
  });

  it("happens once for one key", async () => {
    const one = {
      to: { about: { kind: "petition", id: petition.id }, personId: person.id },
      event: "clock_due_soon",
      facts: { number: petition.number, due: null },
      dedupeKey: "once",
      now,
    } as const;
    await db.$transaction((tx) => notify(tx, one));
    await db.$transaction((tx) => notify(tx, one));
    const rows = await db.notification.findMany({
      where: { dedupeKey: "once" },
      select: { deliveries: { select: { channel: true } } },
    });
    // A reminder at the desk goes to nobody's phone.
    expect(rows).toEqual([{ deliveries: [{ channel: "inbox" }] }]);
  });
});

describe("delivering", () => {
  it("sends each message once, however many processes send", async () => {
    const { id } = await told(person.id);
    const { sent, sms } = sender();
    await Promise.all(
      [1, 2, 3].map(() =>
        deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now }),
      ),
    );
    expect(sent).toEqual([
      {
        phone: "13900000001",
        number: petition.number.replace(/(\d{4})(?=\d)/g, "$1 "),
        news: "Accepted. Answer by 17 July",
        text: expect.stringContaining("Accepted. Answer by 17 July"),
      },
    ]);
    expect(await stateOf(id)).toMatchObject({ state: "sent", attempts: 1, providerId: "message-1" });
  });

  it("waits longer and longer after passing failures, and gives up at the end", async () => {
    const { id } = await told(person.id);
    const { sms } = sender(...retryMinutes.map(temporary), temporary());
    let at = 0;
    for (const minutes of retryMinutes) {
      expect(
        await deliverNotifications({
          db,
          env,
          matters: matterSources,
          senders: senders({ sms }),
          now: later(at),
        }),
      ).toEqual({
        sent: 0,
        later: 1,
        failed: 0,
        superseded: 0,
      });
      expect((await stateOf(id)).nextAttemptAt).toEqual(later(at + minutes));
      expect(
        await deliverNotifications({
          db,
          env,
          matters: matterSources,
          senders: senders({ sms }),
          now: later(at + minutes - 0.5),
        }),
      ).toMatchObject({
        later: 0,
      });
      at += minutes;
    }
    expect(
      await deliverNotifications({
        db,
        env,
        matters: matterSources,
        senders: senders({ sms }),
        now: later(at),
      }),
    ).toMatchObject({ failed: 1 });
    expect(await stateOf(id)).toMatchObject({
      state: "failed",
      lastError: "Aliyun: isv.BUSINESS_LIMIT_CONTROL",
    });
  });

  it("gives up at once on a number that cannot be sent to", async () => {
    const { id } = await told(person.id);
    const { sms } = sender(new DeliveryFailure("Aliyun: isv.MOBILE_NUMBER_ILLEGAL", { temporary: false }));
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now });
    expect(await stateOf(id)).toMatchObject({ state: "failed", attempts: 1 });
  });

  it("leaves people in peace at night, and tells them in the morning what is not urgent", async () => {
    const quiet = { ...env, quietHours: { from: "21:00", to: "08:00" } };
    const night = new Date("2026-05-18T22:30:00+08:00");
    const { id } = await told(person.id);
    const urgent = await told(person.id, "booking_called_off");
    const { sent, sms } = sender();
    const result = await deliverNotifications({
      db,
      env: quiet,
      matters: matterSources,
      senders: senders({ sms }),
      now: night,
    });
    expect(result).toMatchObject({ sent: 1, later: 1 });
    expect(await stateOf(urgent.id)).toMatchObject({ state: "sent" });
    const morning = new Date("2026-05-19T08:00:00+08:00");
    expect(await stateOf(id)).toMatchObject({ state: "waiting", attempts: 0, nextAttemptAt: morning });
    await deliverNotifications({
      db,
      env: quiet,
      matters: matterSources,
      senders: senders({ sms }),
      now: morning,
    });
    expect(sent).toHaveLength(2);
  });

  it("sends no reminder of what has moved on, and every decision all the same", async () => {
    const reminder = await told(person.id, "booking_tomorrow");
    const decision = await told(person.id, "petition_accepted");
    await db.notification.update({
      where: { id: decision.notificationId },
      data: { createdAt: later(1) },
    });
    const { sent, sms } = sender();
    const result = await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms }),
      now: later(1),
    });
    expect(result).toEqual({ sent: 1, later: 0, failed: 0, superseded: 1 });
    expect(await stateOf(reminder.id)).toMatchObject({ state: "superseded" });
    expect(sent).toHaveLength(1);
  });

  it("lets another process take over what one died over", async () => {
    const { id } = await told(person.id);
    await db.notificationDelivery.update({ where: { id }, data: { attempts: 1, nextAttemptAt: later(10) } });
    const { sent, sms } = sender();
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now: later(9) });
    expect(sent).toHaveLength(0);
    await deliverNotifications({
      db,
      env,
      matters: matterSources,
      senders: senders({ sms }),
      now: later(10),
    });
    expect(sent).toHaveLength(1);
  });

  it("goes to the petition's own telephone once a code came back from it, and else to the account's", async () => {
    const { sent, sms } = sender();
    await told(person.id);
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now });
    await db.petitionParty.updateMany({ where: { petitionId: petition.id }, data: { phoneConfirmed: true } });
    await told(person.id);
    await told(person.id, "petition_urged");
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now });
    // Staff are told on their own telephone, whatever stands on the petition.
    expect(sent.map(({ phone }) => phone)).toEqual(["13900000001", "13800000042", "13900000001"]);
    await db.petitionParty.updateMany({
      where: { petitionId: petition.id },
      data: { phoneConfirmed: false },
    });
  });

  it("never goes to a number that was only typed", async () => {
    const { id } = await told(null);
    const { sent, sms } = sender();
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now });
    expect(sent).toHaveLength(0);
    expect(await stateOf(id)).toMatchObject({ state: "failed", lastError: "nobody to send it to" });
  });

  it("holds nothing up when one message cannot be made up", async () => {
    const broken = await db.person.create({ data: { id: newId(), phoneSealed: "v1.gone.aa.bb" } });
    const first = await told(broken.id);
    const second = await told(person.id);
    const { sms } = sender();
    await expect(
      deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now }),
    ).rejects.toThrow("could not be made up");
    expect(await stateOf(first.id)).toMatchObject({ state: "waiting", lastError: "unexpected error" });
    expect(await stateOf(second.id)).toMatchObject({ state: "sent" });
  });

  it("goes all the way through a configured gateway", async () => {
    const arrived: ArrivedSms[] = [];
    thirdParties.use(aliyunGateway({ id: "id-1", secret: "secret-1" }, { arrived }));
    const sms = smsSender(
      {
        demonstration: false,
        sms: {
          provider: "aliyun",
          accessKeyId: "id-1",
          accessKeySecret: "secret-1",
          signName: "有说法",
          codeTemplate: "SMS_1",
          noticeTemplate: "SMS_2",
        },
      },
      db,
    );
    const { id } = await told(person.id);
    await deliverNotifications({ db, env, matters: matterSources, senders: senders({ sms }), now });
    expect(arrived).toMatchObject([
      { phone: "13900000001", template: "SMS_2", values: { text: "Accepted. Answer by 17 July" } },
    ]);
    expect(await stateOf(id)).toMatchObject({ state: "sent", providerId: "9006197469364984400" });
    expect(await db.demonstrationMessage.count()).toBe(0);
  });
});
