/**
 * The outbox: what a person should know is written in the transaction of what happened, and delivered afterwards
 * (deliver-notifications.server.ts). One message per event and channel, whoever writes it twice.
 */
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type About, type NotificationEvent, type NotificationFacts, notificationEvents } from "./events.ts";

export type NewNotification = {
  /**
   * The account, when there is one. A message to whom the matter belongs goes to the telephone given with it; that
   * of a member of staff needs the account.
   */
  readonly to: { readonly about: About; readonly personId: string | null };
  readonly event: NotificationEvent;
  readonly facts: NotificationFacts;
  /** The same key is never notified twice. */
  readonly dedupeKey: string;
  readonly now: Date;
};

/** Writes the notification and what is to be sent of it. Does nothing when the key was used before. */
export async function notify(
  tx: Transaction,
  { to, event, facts, dedupeKey, now }: NewNotification,
): Promise<void> {
  const id = newId();
  const { count } = await tx.notification.createMany({
    data: {
      id,
      personId: to.personId,
      event,
      facts: { ...facts, about: { ...to.about } },
      dedupeKey,
      createdAt: now,
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  const inbox = { id: newId(), notificationId: id, channel: "inbox", state: "sent", sentAt: now } as const;
  const sms = { id: newId(), notificationId: id, channel: "sms", nextAttemptAt: now } as const;
  await tx.notificationDelivery.createMany({
    data: [...(to.personId === null ? [] : [inbox]), ...(notificationEvents[event].sms ? [sms] : [])],
  });
}
