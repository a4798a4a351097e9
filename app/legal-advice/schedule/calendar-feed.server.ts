/**
 * An adviser's private calendar: an address that only they know, of which only a hash is stored. Calendars fetch it
 * from servers of others, so it names nobody who comes (律师法 第三十八条).
 */
import { createHash, randomBytes } from "node:crypto";
import type { Messages } from "#app/i18n/index.ts";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { meetingWords } from "../bookings/booking-words.ts";
import { calendarFile } from "../bookings/calendar-file.ts";
import { changeSchedule } from "./change-schedule.server.ts";

/** In the query of the address, because the log writes down paths. */
export const feedKey = "key";

/** Days past that stay in the calendar. A setting. */
const daysBack = 60;

export function feedTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new address; the one before stops. It is never shown again. */
export async function renewFeed(
  context: AdviceContext & { readonly env: { readonly publicOrigin: string } },
  adviser: SignedInAdviser,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  // Pressed twice makes two addresses, of which the one that is shown works.
  const once = { adviser, action: "feed_renewed", idempotencyKey: newId() };
  await changeSchedule(context, once, async (tx) => {
    await tx.adviser.update({
      where: { id: adviser.id },
      data: { feedTokenHash: feedTokenHash(token) },
      select: { id: true },
    });
    return { ok: true };
  });
  return `${context.env.publicOrigin}${addresses.calendarFeed}?${feedKey}=${token}`;
}

export async function switchFeedOff(
  context: AdviceContext,
  request: { readonly adviser: SignedInAdviser; readonly idempotencyKey: string },
): Promise<void> {
  await changeSchedule(context, { ...request, action: "feed_switched_off" }, async (tx) => {
    await tx.adviser.update({
      where: { id: request.adviser.id },
      data: { feedTokenHash: null },
      select: { id: true },
    });
    return { ok: true };
  });
}

/** The calendar behind a token; null when there is none. What was cancelled is no longer in it. */
export async function readFeed(
  { db, publicOrigin }: { readonly db: Db; readonly publicOrigin: string },
  { token, messages, now }: { readonly token: string; readonly messages: Messages; readonly now: Date },
): Promise<string | null> {
  const adviser = await db.adviser.findFirst({
    where: { feedTokenHash: feedTokenHash(token), isActive: true },
    select: { id: true, firm: { select: { name: true } } },
  });
  if (adviser === null) return null;
  const bookings = await db.booking.findMany({
    where: {
      adviserId: adviser.id,
      state: { in: ["confirmed", "served", "no_show", "unrecorded"] },
      startsAt: { gte: new Date(now.getTime() - daysBack * 86_400_000) },
    },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      number: true,
      sequence: true,
      kind: true,
      mode: true,
      startsAt: true,
      endsAt: true,
      createdAt: true,
      place: { select: { name: true } },
      events: { orderBy: { sequence: "desc" }, take: 1, select: { at: true } },
    },
  });
  const { feed } = messages.schedule;
  return calendarFile(
    bookings.map((booking) => ({
      id: booking.id,
      sequence: booking.sequence,
      isCancelled: false,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      changedAt: booking.events[0]?.at ?? booking.createdAt,
      title: feed.entry[booking.kind],
      where:
        booking.mode === "at_village" || booking.mode === "at_firm"
          ? meetingWords(messages.bookings, { ...booking, firmName: adviser.firm.name })
          : messages.bookings.mode[booking.mode],
      text: feed.text(formatCaseNumber(booking.number)),
      url: `${publicOrigin}${addresses.chambers}/bookings/${booking.number}`,
    })),
    feed.name,
  );
}
