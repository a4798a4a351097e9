import { describe, expect, it } from "vitest";
import type { ResidentActor } from "#app/accounts/actor.ts";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { NotificationEvent } from "./events.ts";
import { countUnread, markInboxSeen, readInbox } from "./inbox.server.ts";
import { notify } from "./notify.server.ts";

const { db } = await cloneDatabase();
const { clerk } = await aStaffedTown(db);
const now = new Date("2026-05-18T11:06:00Z");
const number = "260518400019";

async function aResident(): Promise<ResidentActor> {
  const personId = newId();
  await db.person.create({ data: { id: personId } });
  return { kind: "resident", personId };
}

let keys = 0;
async function told(personId: string | null, event: NotificationEvent = "petition_accepted") {
  keys += 1;
  const dedupeKey = `test:${keys}`;
  const to = { about: { kind: "petition" as const, id: newId() }, personId };
  await db.$transaction((tx) =>
    notify(tx, { to, event, facts: { number, due: "2026-07-17" }, dedupeKey, now }),
  );
  return (await db.notification.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

const inboxOf = (actor: Parameters<typeof readInbox>[1], after: string | null = null) =>
  readInbox(db, actor, { language: "zh-CN", after });

describe("the inbox", () => {
  it("has one's own messages, the newest first, in the language of the page", async () => {
    const [resident, other] = [await aResident(), await aResident()];
    const first = await told(resident.personId, "petition_received");
    const second = await told(resident.personId);
    await told(other.personId);
    await told(null);
    const { messages, unread, next } = await inboxOf(resident);
    expect({ unread, next }).toEqual({ unread: 2, next: null });
    expect(messages.map(({ id }) => id)).toEqual([second, first]);
    expect(messages[0]).toMatchObject({ number, atDesk: false, at: now, seen: false });
    expect(messages[0]?.words).toContain("7 月 17 日");
    const english = await readInbox(db, resident, { language: "en", after: null });
    expect(english.messages[0]?.words).toContain("17 July");
  });

  it("shows messages of the desk to staff, and not to the same person signed in as a resident", async () => {
    const work = await told(clerk.personId, "petition_assigned");
    const own = await told(clerk.personId, "petition_answered");
    const atDesk = await inboxOf(clerk);
    expect(atDesk.messages.map(({ id, atDesk }) => [id, atDesk])).toEqual([
      [own, false],
      [work, true],
    ]);
    const asResident: ResidentActor = { kind: "resident", personId: clerk.personId };
    expect((await inboxOf(asResident)).messages.map(({ id }) => id)).toEqual([own]);
    // Nor can that sign-in mark them.
    await markInboxSeen(db, asResident, { upTo: own, now });
    expect(await countUnread(db, clerk)).toBe(1);
  });

  it("marks what was shown and nothing newer, of nobody else", async () => {
    const [resident, other] = [await aResident(), await aResident()];
    await told(resident.personId);
    const foreign = await told(other.personId);
    const shown = await told(resident.personId);
    await told(resident.personId);
    await markInboxSeen(db, resident, { upTo: shown, now });
    expect(await countUnread(db, resident)).toBe(1);
    expect(await countUnread(db, other)).toBe(1);
    const { messages } = await inboxOf(resident);
    expect(messages.map(({ seen }) => seen)).toEqual([false, true, true]);
    // The time of the first look stays; an address that is no message changes nothing.
    await markInboxSeen(db, resident, { upTo: shown, now: new Date(now.getTime() + 60_000) });
    await markInboxSeen(db, resident, { upTo: "x", now });
    expect(await db.notification.findUniqueOrThrow({ where: { id: shown } })).toMatchObject({ readAt: now });
    expect(await db.notification.findUniqueOrThrow({ where: { id: foreign } })).toMatchObject({
      readAt: null,
    });
  });

  it("goes on page by page without leaving one out", async () => {
    const resident = await aResident();
    const all: string[] = [];
    for (let each = 0; each < 23; each += 1) all.unshift(await told(resident.personId));
    const first = await inboxOf(resident);
    expect(first.messages).toHaveLength(20);
    const second = await inboxOf(resident, first.next);
    expect(second.next).toBeNull();
    expect([...first.messages, ...second.messages].map(({ id }) => id)).toEqual(all);
  });
});
