/**
 * Sends what `notify` wrote. Messages are claimed some at a time, each by one process, with the moment at which another
 * may take them over: a crash in between costs a repetition at the worst, never the message. Gateways know no key that
 * would prevent that repetition.
 */
import { defaultLanguage, isLanguage } from "#app/i18n/language.ts";
import { isMatter } from "#app/matters/matter.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { outsideQuietHours } from "#app/platform/quiet-hours.ts";
import { isNotificationEvent, type NotificationEvent, ruleOf, type StoredFacts } from "./events.ts";
import { smsWords } from "./notification-words.ts";
import { SmsFailure } from "./sms/sms-failure.ts";
import type { SmsSender } from "./sms/sms-message.ts";
import { smsSender } from "./sms/sms-sender.server.ts";

/** Minutes until the next try, after the first, the second ...; then it has failed. */
export const retryMinutes = [1, 5, 30, 120, 360, 720] as const;
/** How long a process may take over one message, in minutes. */
const leaseMinutes = 10;
const batch = 50;

type DeliverContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "quietHours">;
  readonly matters: MatterSources;
  readonly sms: SmsSender;
  readonly now: Date;
};

export type Delivered = {
  readonly sent: number;
  readonly later: number;
  readonly failed: number;
  readonly superseded: number;
};

/** Every minute; several processes share the work. */
export const deliverNotificationsJob = (matters: MatterSources) =>
  defineJob({
    queue: "notifications.deliver",
    schedule: "* * * * *",
    // The next minute is the repetition.
    retries: 0,
    run: async (_data, { db, env, now }) => {
      await deliverNotifications({ db, env, matters, sms: smsSender(env, db), now });
    },
  });

/**
 * Sends everything that is due at `now`. What a gateway refuses is tried again or failed, by its reason. Any other
 * error (a key that is missing, say) holds up no other message, and is thrown once all were seen to.
 */
export async function deliverNotifications(context: DeliverContext): Promise<Delivered> {
  const tally = { sent: 0, later: 0, failed: 0, superseded: 0 };
  const unexpected: unknown[] = [];
  for (;;) {
    const claimed = await claim(context);
    if (claimed.length === 0) break;
    for (const delivery of claimed) {
      const outcome = await deliver(context, delivery);
      tally[outcome.how] += 1;
      if (outcome.unexpected !== undefined) unexpected.push(outcome.unexpected);
    }
  }
  if (unexpected.length > 0) throw new AggregateError(unexpected, "messages that could not be made up");
  return tally;
}

/** `attempts` before this one. */
type Delivery = { readonly id: string; readonly attempts: number; readonly notificationId: string };

/** What another process claims at the same moment is passed over. */
function claim({ db, now }: DeliverContext): Promise<Delivery[]> {
  return db.$queryRaw<Delivery[]>`
    UPDATE "NotificationDelivery" d
    SET "attempts" = d."attempts" + 1, "nextAttemptAt" = ${minutesAfter(now, leaseMinutes)}::timestamptz
    FROM (
      SELECT "id" FROM "NotificationDelivery"
      WHERE "state" = 'waiting' AND "channel" = 'sms' AND "nextAttemptAt" <= ${now}::timestamptz
      ORDER BY "nextAttemptAt" LIMIT ${batch} FOR UPDATE SKIP LOCKED
    ) due
    WHERE d."id" = due."id"
    RETURNING d."id", d."attempts" - 1 AS "attempts", d."notificationId"`;
}

type Outcome = { readonly how: keyof Delivered; readonly unexpected?: unknown };

async function deliver(context: DeliverContext, delivery: Delivery): Promise<Outcome> {
  const { db, env, sms, now } = context;
  const set = (data: object) =>
    db.notificationDelivery.updateMany({ where: { id: delivery.id, state: "waiting" }, data });
  try {
    const notification = await notificationOf(context, delivery.notificationId);
    const postponed = outsideQuietHours(now, env.quietHours);
    if (postponed > now && ruleOf(notification.event).urgent !== true) {
      await set({ attempts: delivery.attempts, nextAttemptAt: postponed });
      return { how: "later" };
    }
    if (await isSuperseded(db, notification)) {
      await set({ state: "superseded" });
      return { how: "superseded" };
    }
    const message = await messageOf(context, notification);
    if (message === null) {
      await set({ state: "failed", lastError: "no confirmed telephone" });
      return { how: "failed" };
    }
    const { id: providerId } = await sms.sendNotice(message);
    await set({ state: "sent", sentAt: now, providerId, lastError: null });
    return { how: "sent" };
  } catch (failure) {
    const known = failure instanceof SmsFailure;
    const pause = known && !failure.temporary ? undefined : retryMinutes[delivery.attempts];
    await set({
      lastError: known ? failure.message : "unexpected error",
      ...(pause === undefined ? { state: "failed" } : { nextAttemptAt: minutesAfter(now, pause) }),
    });
    return {
      how: pause === undefined ? "failed" : "later",
      ...(known ? {} : { unexpected: failure }),
    };
  }
}

type StoredNotification = {
  readonly event: NotificationEvent;
  readonly facts: StoredFacts;
  readonly personId: string | null;
  readonly createdAt: Date;
};

async function notificationOf({ db }: DeliverContext, id: string): Promise<StoredNotification> {
  const { event, facts, ...rest } = await db.notification.findUniqueOrThrow({
    where: { id },
    select: { event: true, facts: true, personId: true, createdAt: true },
  });
  if (!isNotificationEvent(event)) throw new Error(`nobody knows the event ${event}`);
  return { event, facts: facts as StoredFacts, ...rest };
}

/** A reminder of what has moved on, or an offer that is over, tells nobody anything. */
async function isSuperseded(
  db: Db,
  { event, facts, personId, createdAt }: StoredNotification,
): Promise<boolean> {
  if (ruleOf(event).lapses !== true || personId === null) return false;
  const later = await db.notification.count({
    where: {
      personId,
      createdAt: { gt: createdAt },
      facts: { path: ["about", "id"], equals: facts.about.id },
    },
  });
  return later > 0;
}

/** To whom and in which words; null when there is no telephone that its owner confirmed. */
async function messageOf(
  { db, env, matters }: DeliverContext,
  { event, facts: { about, ...words }, personId }: StoredNotification,
) {
  const person =
    personId === null
      ? null
      : await db.person.findUnique({
          where: { id: personId },
          select: { phoneSealed: true, language: true },
        });
  const own =
    ruleOf(event).audience === "owner" && isMatter(about)
      ? await matters[about.kind].confirmedPhone(db, env, about.id)
      : null;
  const sealed = person?.phoneSealed ?? null;
  const phone =
    own ??
    (sealed === null || personId === null
      ? null
      : open(env.fieldKeys, sealed, { field: "Person.phone", record: personId }));
  if (phone === null) return null;
  const language = isLanguage(person?.language) ? person.language : defaultLanguage;
  return { phone, ...smsWords(event, words, language) };
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
