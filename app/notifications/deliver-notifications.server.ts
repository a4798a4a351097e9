/**
 * Sends what `notify` wrote. Messages are claimed some at a time, each by one process, with the moment at which another
 * may take them over: a crash in between costs a repetition at the worst, never the message. Gateways know no key that
 * would prevent that repetition.
 */
import { defaultLanguage, isLanguage } from "#app/i18n/language.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import type { NotificationChannel } from "#app/platform/prisma-client/enums.ts";
import { outsideQuietHours } from "#app/platform/quiet-hours.ts";
import { sendByWechat } from "#app/wechat/send-by-wechat.server.ts";
import { quietHoursOf } from "./choices/quiet-hours-of.ts";
import { DeliveryFailure } from "./delivery-failure.ts";
import { sendByEmail } from "./email/send-by-email.server.ts";
import { isNotificationEvent, ruleOf, type StoredFacts } from "./events.ts";
import type { Outgoing, SendByChannel, SendContext } from "./outgoing.ts";
import { sendByPush } from "./push/send-by-push.server.ts";
import { sendersOf } from "./senders-of.server.ts";
import { sendBySms } from "./sms/send-by-sms.server.ts";

/** Minutes until the next try, after the first, the second ...; then it has failed. */
export const retryMinutes = [1, 5, 30, 120, 360, 720] as const;
/** How long a process may take over one message, in minutes. */
const leaseMinutes = 10;
const batch = 50;

/** The inbox is read, not sent to. */
type Channel = Exclude<NotificationChannel, "inbox">;

const ways: Readonly<Record<Channel, SendByChannel>> = {
  sms: sendBySms,
  push: sendByPush,
  email: sendByEmail,
  wechat: sendByWechat,
};
const channels = Object.keys(ways) as readonly Channel[];

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
      await deliverNotifications({ db, env, matters, senders: sendersOf(env, db), now });
    },
  });

/**
 * Sends everything that is due at `now`, each way by itself: a push service that does not answer holds up no text message.
 * What a gateway refuses is tried again or failed, by its reason. Any other error (a key that is missing, say) holds up no
 * other message, and is thrown once all were seen to.
 */
export async function deliverNotifications(context: SendContext): Promise<Delivered> {
  const outcomes = (await Promise.all(channels.map((channel) => deliverBy(channel, context)))).flat();
  const unexpected = outcomes.flatMap((outcome) =>
    outcome.unexpected === undefined ? [] : [outcome.unexpected],
  );
  if (unexpected.length > 0) throw new AggregateError(unexpected, "messages that could not be made up");
  const count = (how: keyof Delivered) => outcomes.filter((outcome) => outcome.how === how).length;
  return {
    sent: count("sent"),
    later: count("later"),
    failed: count("failed"),
    superseded: count("superseded"),
  };
}

async function deliverBy(channel: Channel, context: SendContext): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (;;) {
    const claimed = await claim(channel, context);
    const batchOutcomes: Outcome[] = [];
    for (const delivery of claimed) batchOutcomes.push(await deliver(context, delivery));
    outcomes.push(...batchOutcomes);
    // Nothing was due, or whoever carries them is away: the next minute tries the rest.
    if (batchOutcomes.every(({ isAway }) => isAway === true)) return outcomes;
  }
}

/** `attempts` before this one. */
type Delivery = {
  readonly id: string;
  readonly attempts: number;
  readonly notificationId: string;
  readonly channel: Channel;
};

/** What another process claims at the same moment is passed over. */
function claim(channel: Channel, { db, now }: SendContext): Promise<Delivery[]> {
  return db.$queryRaw<Delivery[]>`
    UPDATE "NotificationDelivery" d
    SET "attempts" = d."attempts" + 1, "nextAttemptAt" = ${minutesAfter(now, leaseMinutes)}::timestamptz
    FROM (
      SELECT "id" FROM "NotificationDelivery"
      WHERE "state" = 'waiting' AND "channel" = ${channel}::"NotificationChannel"
        AND "nextAttemptAt" <= ${now}::timestamptz
      ORDER BY "nextAttemptAt" LIMIT ${batch} FOR UPDATE SKIP LOCKED
    ) due
    WHERE d."id" = due."id"
    RETURNING d."id", d."attempts" - 1 AS "attempts", d."notificationId", d."channel"::text`;
}

type Outcome = {
  readonly how: keyof Delivered;
  readonly unexpected?: unknown;
  /** Whoever carries it did not take it just now. */
  readonly isAway?: boolean;
};

async function deliver(context: SendContext, delivery: Delivery): Promise<Outcome> {
  const { db, env, now } = context;
  const set = (data: object) =>
    db.notificationDelivery.updateMany({ where: { id: delivery.id, state: "waiting" }, data });
  try {
    const outgoing = await outgoingOf(db, delivery.notificationId);
    const quiet = quietHoursOf(outgoing.person?.quietHours ?? null, env.quietHours);
    const postponed = outsideQuietHours(now, quiet);
    if (postponed > now && ruleOf(outgoing.event).urgent !== true) {
      await set({ attempts: delivery.attempts, nextAttemptAt: postponed });
      return { how: "later" };
    }
    if (await isSuperseded(db, outgoing)) {
      await set({ state: "superseded" });
      return { how: "superseded" };
    }
    const receipt = await ways[delivery.channel](context, outgoing);
    if (receipt === null) {
      await set({ state: "failed", lastError: "nobody to send it to" });
      return { how: "failed" };
    }
    await set({ state: "sent", sentAt: now, providerId: receipt.id, lastError: null });
    return { how: "sent" };
  } catch (failure) {
    const known = failure instanceof DeliveryFailure;
    const pause = known && !failure.temporary ? undefined : retryMinutes[delivery.attempts];
    await set({
      lastError: known ? failure.message : "unexpected error",
      ...(pause === undefined ? { state: "failed" } : { nextAttemptAt: minutesAfter(now, pause) }),
    });
    return {
      how: pause === undefined ? "failed" : "later",
      ...(known ? { isAway: failure.temporary } : { unexpected: failure }),
    };
  }
}

async function outgoingOf(db: Db, id: string): Promise<Outgoing> {
  const stored = await db.notification.findUniqueOrThrow({
    where: { id },
    select: { event: true, facts: true, personId: true, createdAt: true },
  });
  const { event, createdAt, personId } = stored;
  if (!isNotificationEvent(event)) throw new Error(`nobody knows the event ${event}`);
  const { about, ...facts } = stored.facts as StoredFacts;
  const person =
    personId === null
      ? null
      : await db.person.findUnique({
          where: { id: personId },
          select: { id: true, phoneSealed: true, emailSealed: true, quietHours: true, language: true },
        });
  const language = isLanguage(person?.language) ? person.language : defaultLanguage;
  return { id, event, facts, about, person, language, createdAt };
}

/** A reminder of what has moved on, or an offer that is over, tells nobody anything. */
async function isSuperseded(db: Db, { event, about, person, createdAt }: Outgoing): Promise<boolean> {
  if (ruleOf(event).lapses !== true || person === null) return false;
  const later = await db.notification.count({
    where: {
      personId: person.id,
      createdAt: { gt: createdAt },
      facts: { path: ["about", "id"], equals: about.id },
    },
  });
  return later > 0;
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
