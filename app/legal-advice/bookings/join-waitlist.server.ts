/** A place in the line for a time with an adviser who is fully booked. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AdviceContext, adviceTransaction } from "../advice-context.server.ts";
import { isInConflict } from "../conflicts.server.ts";
import { mayTry } from "./booking-limits.server.ts";
import { type NearSlot, offersFor } from "./find-slots.server.ts";
import { lockAdviser } from "./lock-slot.server.ts";
import { bookedSides, nextAdviceNumber } from "./store-booking.server.ts";

export type NewWaiting = {
  readonly adviserId: string;
  readonly divisionCode: string;
  readonly fromDay: LocalDate;
  /** The last day. */
  readonly toDay: LocalDate;
  readonly personId: string;
  readonly name: string;
  /** Confirmed: an offer is told by it. */
  readonly phone: string;
  readonly topicId: string | null;
  readonly matter: string | null;
  readonly otherSide: string | null;
  readonly idempotencyKey: string;
};

export type JoinedWaitlist =
  | { readonly ok: true; readonly number: string }
  /** Nobody has to wait: these are free. */
  | { readonly ok: false; readonly reason: "free"; readonly nearest: readonly NearSlot[] }
  /** The firm already advises the other side. */
  | { readonly ok: false; readonly reason: "conflict" }
  | { readonly ok: false; readonly reason: "too_many" }
  | { readonly ok: false; readonly reason: "place_unknown" };

/** Whoever stands in this adviser's line already keeps that place. */
export async function joinWaitlist(context: AdviceContext, wanted: NewWaiting): Promise<JoinedWaitlist> {
  const { db } = context;
  const division = await divisionByCode(db, wanted.divisionCode);
  if (division === null) return { ok: false, reason: "place_unknown" };
  if (!(await mayTry(context, { ...wanted, clerk: null }))) return { ok: false, reason: "too_many" };
  return db.$transaction(
    (tx) =>
      once<JoinedWaitlist>(
        tx,
        `waitlist.join:${wanted.personId}`,
        wanted.idempotencyKey,
        () => joinIn(tx, context, wanted, division.path),
        ({ ok }) => ok,
      ),
    adviceTransaction,
  );
}

async function joinIn(
  tx: Transaction,
  { env, now: clock }: AdviceContext,
  wanted: NewWaiting,
  path: string,
): Promise<JoinedWaitlist> {
  const now = clock();
  const { adviserId, fromDay, toDay } = wanted;
  await lockAdviser(tx, adviserId);
  const phoneIndex = phoneIndexOf(env, wanted.phone);
  const before = await tx.waitlistEntry.findFirst({
    where: { adviserId, phoneIndex, state: { in: ["waiting", "offered"] } },
    select: { number: true },
  });
  if (before !== null) return { ok: true, number: before.number };
  const offers = await offersFor(tx, { path, fromDay, toDay, now });
  const free = offers.find(({ adviser }) => adviser.adviserId === adviserId);
  if (free === undefined) return { ok: false, reason: "place_unknown" };
  if (await isInConflict(tx, env, adviserId, bookedSides(env, wanted, null)))
    return { ok: false, reason: "conflict" };
  if (free.slots.length > 0) {
    const nearest = free.slots.slice(0, 5).map((slot) => ({ ...slot, adviser: free.adviser }));
    return { ok: false, reason: "free", nearest };
  }
  const id = newId();
  const number = await nextAdviceNumber(tx, now);
  const sealed = (field: string, text: string) =>
    seal(env.fieldKeys, text, { field: `WaitlistEntry.${field}`, record: id });
  await tx.waitlistEntry.create({
    data: {
      id,
      number,
      adviserId,
      divisionCode: wanted.divisionCode,
      fromDay: columnFromLocalDate(fromDay),
      toDay: columnFromLocalDate(toDay),
      state: "waiting",
      personId: wanted.personId,
      nameSealed: sealed("name", wanted.name),
      phoneSealed: sealed("phone", wanted.phone),
      phoneIndex,
      topicId: wanted.topicId,
      matterSealed: wanted.matter === null ? null : sealed("matter", wanted.matter),
      otherSideSealed: wanted.otherSide === null ? null : sealed("otherSide", wanted.otherSide),
      createdAt: now,
    },
  });
  await auditWaiting(tx, { id, action: "join", actor: `person:${wanted.personId}`, now });
  return { ok: true, number };
}

/** Leaves the line; a time that is held already is turned down by cancelling it. */
export async function leaveWaitlist(
  { db, now }: Pick<AdviceContext, "db" | "now">,
  { number, personId }: { readonly number: string; readonly personId: string },
): Promise<{ readonly ok: boolean }> {
  return db.$transaction(async (tx) => {
    const entry = await tx.waitlistEntry.findFirst({ where: { number, personId }, select: { id: true } });
    if (entry === null) return { ok: false };
    const { count } = await tx.waitlistEntry.updateMany({
      where: { id: entry.id, state: "waiting" },
      data: { state: "left" },
    });
    if (count > 0)
      await auditWaiting(tx, { id: entry.id, action: "leave", actor: `person:${personId}`, now: now() });
    return { ok: count > 0 };
  });
}

/** One line of the record of a place in the line. */
export function auditWaiting(
  tx: Transaction,
  {
    id,
    action,
    actor,
    now,
  }: { readonly id: string; readonly action: string; readonly actor: string; readonly now: Date },
): Promise<unknown> {
  return appendAudit(tx, {
    chain: `waiting:${id}`,
    at: now,
    actor,
    action: `waiting.${action}`,
    payload: {},
  });
}
