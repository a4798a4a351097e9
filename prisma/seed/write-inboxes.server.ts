/** What the petitioners of the demonstration city were told of their petitions, as it stands in their inboxes. */
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { NotificationFacts } from "#app/notifications/events.ts";
import { petitionerNews } from "#app/petitions/tell-petitioner.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { insertRows } from "./insert-rows.server.ts";
import type { SeedPetition } from "./write-petitions.server.ts";

/** One message for each step that a real petitioner hears of; the newest of each person is still unread. */
export async function writeInboxes(tx: Transaction, petitions: readonly SeedPetition[]): Promise<void> {
  const unread = new Set<string>();
  const newestFirst = petitions
    .flatMap((petition) => petition.history.rows().events.flatMap((event) => message(petition, event)))
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .map((each) => {
      const isNewest = !unread.has(each.personId);
      unread.add(each.personId);
      return { ...each, readAt: isNewest ? null : each.createdAt };
    });
  // An inbox is in the order of its ids, so they are given from the oldest on.
  const rows = newestFirst.reverse().map((each) => ({ ...each, id: newId() }));
  await insertRows(tx, "Notification", rows);
  await insertRows(
    tx,
    "NotificationDelivery",
    rows.map(({ id, createdAt }) => ({
      id: newId(),
      notificationId: id,
      channel: "inbox" as const,
      state: "sent" as const,
      sentAt: createdAt,
    })),
  );
}

type Event = ReturnType<SeedPetition["history"]["rows"]>["events"][number];

function message({ id, number, petitionerId }: SeedPetition, { id: eventId, action, at, dueOn }: Event) {
  const event = action === "submit" ? "petition_received" : petitionerNews[action];
  if (petitionerId === null || event === undefined) return [];
  const facts: NotificationFacts = { number, due: dueOn === null ? null : localDateFromColumn(dueOn) };
  return [
    {
      personId: petitionerId,
      event,
      facts: { ...facts, about: { kind: "petition", id } },
      dedupeKey: `demonstration:${eventId}`,
      createdAt: at,
    },
  ];
}
