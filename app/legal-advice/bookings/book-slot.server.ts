/** Books a free time. Who comes first gets it; whoever comes second gets the nearest free times instead. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { nextCaseNumber } from "#app/matters/case-number.server.ts";
import { hashLookupCode, lookupCodeFor } from "#app/matters/lookup-code.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { databaseRefusal } from "#app/platform/database-errors.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { advisersNear } from "../sponsorships/advisers-near.server.ts";
import { lockAccount, monthOf, moveHours } from "../sponsorships/hours-accounts.server.ts";
import { adviserSchedules } from "./adviser-schedules.server.ts";
import { recordBookingEvent } from "./change-booking.server.ts";
import { type NearSlot, nearestSlots } from "./find-slots.server.ts";
import { occupiedBy, type Slot, slotsOf } from "./slots.ts";
import { tellOfBooking } from "./tell-of-booking.server.ts";
import type { WantedTime } from "./wanted-time.ts";

export type AdviceContext = { readonly db: Db; readonly env: Env; readonly now: () => Date };

export type NewBooking = WantedTime & {
  readonly kind: "consultation" | "check_up";
  /** The person's village. */
  readonly divisionCode: string;
  /** The account it belongs to; null when a clerk books for somebody without a telephone. */
  readonly personId: string | null;
  /** Set when a clerk books for somebody. */
  readonly clerk: { readonly actor: StaffActor; readonly consent: "present" | "on_the_phone" } | null;
  readonly name: string;
  readonly phone: string;
  readonly phoneConfirmed: boolean;
  readonly topicId: string | null;
  readonly matter: string | null;
  readonly enterprise: {
    readonly name: string;
    readonly creditCode: string;
    readonly address: string;
  } | null;
  readonly idempotencyKey: string;
};

export type Booked =
  | { readonly ok: true; readonly id: string; readonly number: string; readonly lookupCode: string }
  /** Somebody else has it, or it is no longer offered. */
  | { readonly ok: false; readonly reason: "gone"; readonly nearest: readonly NearSlot[] }
  /** The sponsor's hours of that month are used up. */
  | { readonly ok: false; readonly reason: "no_hours"; readonly nearest: readonly NearSlot[] }
  | { readonly ok: false; readonly reason: "place_unknown" };

type Attempt =
  | { readonly ok: true; readonly id: string; readonly number: string }
  | { readonly ok: false; readonly reason: "gone" | "no_hours" };

/** The same key gives the same booking. */
export async function bookSlot(context: AdviceContext, wanted: NewBooking): Promise<Booked> {
  const { db } = context;
  const now = context.now();
  const division = await divisionByCode(db, wanted.divisionCode);
  if (division === null) return { ok: false, reason: "place_unknown" };
  const attempt = await db
    .$transaction((tx) => bookIn(tx, context, wanted, { path: division.path, now }), { timeout: 20_000 })
    .catch((error: unknown): Attempt => {
      // The constraint has the last word (one_booking_a_seat).
      if (databaseRefusal(error)?.kind === "overlap") return { ok: false, reason: "gone" };
      throw error;
    });
  if (attempt.ok)
    return {
      ...attempt,
      lookupCode: lookupCodeFor(context.env.blindIndexKey, attempt.id, wanted.idempotencyKey),
    };
  return { ...attempt, nearest: await nearestSlots(db, { ...wanted, path: division.path, now }) };
}

function bookIn(
  tx: Transaction,
  { env }: AdviceContext,
  wanted: NewBooking,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Attempt> {
  return once<Attempt>(
    tx,
    "booking.book",
    wanted.idempotencyKey,
    async () => {
      const slot = await lockSlot(tx, wanted, { now, except: null });
      if (slot === null) return { ok: false, reason: "gone" };
      const id = newId();
      const sponsorshipId = await reserveHours(tx, { bookingId: id, slot, path, now });
      if (sponsorshipId === null) return { ok: false, reason: "no_hours" };
      const number = await nextCaseNumber(
        tx,
        localDateOf(now),
        async (taken) => (await tx.booking.count({ where: { number: taken } })) > 0,
      );
      const { clerk, enterprise } = wanted;
      const sealed = (field: string, text: string) => seal(env.fieldKeys, text, { field, record: id });
      await tx.booking.create({
        data: {
          id,
          number,
          lookupCodeHash: hashLookupCode(
            env.blindIndexKey,
            id,
            lookupCodeFor(env.blindIndexKey, id, wanted.idempotencyKey),
          ),
          state: "confirmed",
          kind: wanted.kind,
          mode: slot.mode,
          adviserId: slot.adviserId,
          sponsorshipId,
          placeId: slot.placeId,
          divisionCode: wanted.divisionCode,
          startsAt: slot.startsAt,
          endsAt: slot.endsAt,
          occupiedFrom: slot.occupiedFrom,
          occupiedTo: slot.occupiedTo,
          seat: slot.seat,
          personId: wanted.personId,
          bookedByMembershipId: clerk?.actor.membershipId ?? null,
          consentMethod: clerk?.consent ?? null,
          nameSealed: sealed("Booking.name", wanted.name),
          phoneSealed: sealed("Booking.phone", wanted.phone),
          phoneIndex: phoneIndexOf(env, wanted.phone),
          phoneConfirmed: wanted.phoneConfirmed,
          topicId: wanted.topicId,
          matterSealed: wanted.matter === null ? null : sealed("Booking.matter", wanted.matter),
          enterpriseName: enterprise?.name ?? null,
          creditCode: enterprise?.creditCode ?? null,
          addressSealed: enterprise === null ? null : sealed("Booking.address", enterprise.address),
          createdAt: now,
        },
      });
      await recordBookingEvent(tx, {
        bookingId: id,
        sequence: 1,
        action: "book",
        from: null,
        to: "confirmed",
        actor:
          clerk?.actor ??
          (wanted.personId === null ? { kind: "visitor" } : { kind: "resident", personId: wanted.personId }),
        facts: { startsAt: slot.startsAt.toISOString() },
        now,
      });
      await tellOfBooking(tx, { bookingId: id, action: "book", by: null, now });
      return { ok: true, id, number };
    },
    ({ ok }) => ok,
  );
}

export type LockedSlot = Slot & { readonly occupiedFrom: Date; readonly occupiedTo: Date };

/** From here to the end of the transaction nobody else books, moves or gives back a time of this adviser. */
export async function lockAdviser(tx: Transaction, adviserId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`adviser:${adviserId}`}))`;
}

/**
 * The wanted time, if it is free. Those who want times of one adviser take turns from here on, so that the constraint
 * refuses only what this could not see. `except` is a booking that gives up its own time.
 */
export async function lockSlot(
  tx: Transaction,
  wanted: WantedTime,
  { now, except }: { readonly now: Date; readonly except: string | null },
): Promise<LockedSlot | null> {
  await lockAdviser(tx, wanted.adviserId);
  const day = localDateOf(wanted.startsAt);
  const [schedule] = await adviserSchedules(tx, [wanted.adviserId], { fromDay: day, toDay: day, except });
  if (schedule === undefined) return null;
  const slot = slotsOf(schedule, { fromDay: day, toDay: day, now }).find(
    ({ startsAt, mode, placeId }) =>
      startsAt.getTime() === wanted.startsAt.getTime() && mode === wanted.mode && placeId === wanted.placeId,
  );
  return slot === undefined ? null : { ...slot, ...occupiedBy(slot, schedule) };
}

/** Holds the minutes of a slot with the nearest sponsor that has them; null when none has. */
export async function reserveHours(
  tx: Transaction,
  {
    bookingId,
    slot,
    path,
    now,
  }: { readonly bookingId: string; readonly slot: Slot; readonly path: string; readonly now: Date },
): Promise<string | null> {
  const minutes = (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000;
  const near = await advisersNear(tx, { path, day: localDateOf(slot.startsAt) });
  for (const { adviserId, sponsorshipId } of near) {
    if (adviserId !== slot.adviserId) continue;
    const account = await lockAccount(tx, { sponsorshipId, month: monthOf(slot.startsAt), now });
    if (account === null) continue;
    const moved = await moveHours(tx, account, [{ kind: "reserved", minutes }], { bookingId, now });
    if (moved.ok) return sponsorshipId;
  }
  return null;
}
