/**
 * Sends what `notify` wrote. Each message is taken by a conditional update that also says when another process
 * may take it over, so that a crash in between costs a repetition at the worst, never the message.
 */
import { defaultLanguage, isLanguage } from "#app/i18n/language.ts";
import { isMatter } from "#app/matters/matter.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { isNotificationEvent, notificationEvents, type StoredFacts } from "./events.ts";
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
  readonly env: Pick<Env, "fieldKeys">;
  readonly matters: MatterSources;
  readonly sms: SmsSender;
  readonly now: Date;
};

export type Delivered = { readonly sent: number; readonly later: number; readonly failed: number };

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
  const { db, now } = context;
  const tally = { sent: 0, later: 0, failed: 0 };
  const unexpected: unknown[] = [];
  for (;;) {
    const due = await db.notificationDelivery.findMany({
      where: { state: "waiting", channel: "sms", nextAttemptAt: { lte: now } },
      orderBy: { nextAttemptAt: "asc" },
      take: batch,
      select: { id: true, attempts: true, notificationId: true },
    });
    if (due.length === 0) break;
    for (const delivery of due) {
      if (!(await take(context, delivery))) continue;
      const outcome = await deliver(context, delivery);
      tally[outcome.how] += 1;
      if (outcome.unexpected !== undefined) unexpected.push(outcome.unexpected);
    }
  }
  if (unexpected.length > 0) throw new AggregateError(unexpected, "messages that could not be made up");
  return tally;
}

type Delivery = { readonly id: string; readonly attempts: number; readonly notificationId: string };

async function take({ db, now }: DeliverContext, { id, attempts }: Delivery): Promise<boolean> {
  const { count } = await db.notificationDelivery.updateMany({
    where: { id, attempts, state: "waiting", nextAttemptAt: { lte: now } },
    data: { attempts: attempts + 1, nextAttemptAt: minutesAfter(now, leaseMinutes) },
  });
  return count === 1;
}

type Outcome = { readonly how: keyof Delivered; readonly unexpected?: unknown };

async function deliver(context: DeliverContext, delivery: Delivery): Promise<Outcome> {
  const { db, sms, now } = context;
  const set = (data: object) =>
    db.notificationDelivery.updateMany({ where: { id: delivery.id, state: "waiting" }, data });
  try {
    const message = await messageOf(context, delivery.notificationId);
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

/** To whom and in which words; null when there is no telephone that its owner confirmed. */
async function messageOf({ db, env, matters }: DeliverContext, notificationId: string) {
  const { event, facts, personId } = await db.notification.findUniqueOrThrow({
    where: { id: notificationId },
    select: { event: true, facts: true, personId: true },
  });
  if (!isNotificationEvent(event)) throw new Error(`nobody knows the event ${event}`);
  const { about, ...words } = facts as StoredFacts;
  const person =
    personId === null
      ? null
      : await db.person.findUnique({
          where: { id: personId },
          select: { phoneSealed: true, language: true },
        });
  const own =
    notificationEvents[event].audience === "owner" && isMatter(about)
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
