/**
 * The outbox: what a person should know is written in the transaction of what happened, and delivered afterwards
 * (deliver-notifications.server.ts). One message per event and channel, whoever writes it twice.
 */
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

export type PetitionEventName =
  | "petition_received"
  | "petition_registered"
  | "petition_material_asked"
  | "petition_accepted"
  | "petition_declined"
  | "petition_directed"
  | "petition_taken_over"
  | "petition_extended"
  | "petition_answered"
  | "petition_review_decided"
  | "petition_overdue"
  | "petition_closed"
  /** For staff: the organ's own clock. */
  | "clock_due_soon"
  | "clock_overdue";

export type NewNotification = {
  /** The account when there is one; the message goes to the petition's telephone either way. */
  readonly to: { readonly petitionId: string; readonly personId: string | null };
  readonly event: PetitionEventName;
  /** Facts for the wording: never a name, a telephone or an address. */
  readonly facts: { readonly [key: string]: string | number | boolean | null };
  readonly dedupeKey: string;
  readonly now: Date;
  /** Staff read theirs at the desk; a telephone rings for petitioners only. */
  readonly inboxOnly?: boolean;
};

export async function notify(
  tx: Transaction,
  { to, event, facts, dedupeKey, now, inboxOnly = false }: NewNotification,
): Promise<void> {
  const id = newId();
  const { count } = await tx.notification.createMany({
    data: {
      id,
      personId: to.personId,
      event,
      facts: { ...facts, petitionId: to.petitionId },
      dedupeKey,
      createdAt: now,
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  await tx.notificationDelivery.createMany({
    data: [
      ...(to.personId === null
        ? []
        : [
            {
              id: newId(),
              notificationId: id,
              channel: "inbox" as const,
              state: "sent" as const,
              sentAt: now,
            },
          ]),
      ...(inboxOnly ? [] : [{ id: newId(), notificationId: id, channel: "sms" as const }]),
    ],
  });
}
