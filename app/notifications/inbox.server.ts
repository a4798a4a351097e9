/** The messages of a person: read, and marked as seen. */
import type { Actor } from "#app/accounts/actor.ts";
import type { Language } from "#app/i18n/language.ts";
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import {
  type About,
  isNotificationEvent,
  notificationEvents,
  type StoredFacts,
  staffEvents,
} from "./events.ts";
import { inboxWords } from "./notification-words.ts";

const perPage = 20;

type SignedIn = Exclude<Actor, { kind: "visitor" }>;

export type InboxMessage = {
  readonly id: string;
  readonly words: string;
  readonly number: string;
  readonly about: About["kind"];
  /** Whether the case is opened at the desk or as one's own. */
  readonly atDesk: boolean;
  readonly at: Date;
  readonly seen: boolean;
};

/** Staff messages are for the desk: the same person signed in as a resident does not see them. */
function inboxOf(actor: SignedIn): Prisma.NotificationWhereInput {
  return {
    personId: actor.personId,
    deliveries: { some: { channel: "inbox" } },
    ...(actor.kind === "staff" ? {} : { event: { notIn: [...staffEvents] } }),
  };
}

/** The newest first, 20 a page; `after` is the id of the last one of the page before. */
export async function readInbox(
  db: Db,
  actor: SignedIn,
  { language, after }: { readonly language: Language; readonly after: string | null },
): Promise<{
  readonly messages: readonly InboxMessage[];
  readonly unread: number;
  readonly next: string | null;
}> {
  const where = inboxOf(actor);
  const rows = await db.notification.findMany({
    // Ids rise with time (UUID version 7), so they are the order and the cursor at once.
    where: isId(after) ? { AND: [where, { id: { lt: after } }] } : where,
    orderBy: { id: "desc" },
    take: perPage + 1,
    select: { id: true, event: true, facts: true, createdAt: true, readAt: true },
  });
  const messages = rows.slice(0, perPage).flatMap((row): InboxMessage[] => {
    if (!isNotificationEvent(row.event)) return [];
    const facts = row.facts as StoredFacts;
    return [
      {
        id: row.id,
        words: inboxWords(row.event, facts, language),
        number: facts.number,
        about: facts.about.kind,
        atDesk: notificationEvents[row.event].audience === "staff",
        at: row.createdAt,
        seen: row.readAt !== null,
      },
    ];
  });
  return {
    messages,
    unread: await countUnread(db, actor),
    next: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
  };
}

export function countUnread(db: Db, actor: SignedIn): Promise<number> {
  return db.notification.count({ where: { ...inboxOf(actor), readAt: null } });
}

/** Marks what the person was shown: nothing newer than `upTo`, which is the newest message on their page. */
export async function markInboxSeen(
  db: Db,
  actor: SignedIn,
  { upTo, now }: { readonly upTo: string; readonly now: Date },
): Promise<void> {
  if (!isId(upTo)) return;
  await db.notification.updateMany({
    where: { AND: [inboxOf(actor), { readAt: null, id: { lte: upTo } }] },
    data: { readAt: now },
  });
}
