/**
 * The outbox: what a person should know is written in the transaction of what happened, and delivered afterwards
 * (deliver-notifications.server.ts). One message per event and channel, whoever writes it twice.
 */
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { channelsOf } from "./channels-of.server.ts";
import type { About, NotificationEvent, NotificationFacts } from "./events.ts";

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
  const channels = await channelsOf(tx, { personId: to.personId, event, now });
  await tx.notificationDelivery.createMany({
    data: channels.map((channel) => ({
      id: newId(),
      notificationId: id,
      channel,
      ...(channel === "inbox" ? { state: "sent", sentAt: now } : { nextAttemptAt: now }),
    })),
  });
}
