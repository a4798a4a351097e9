/** Books a free time. Who comes first gets it; whoever comes second gets the nearest free times instead. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { linkMatters } from "#app/matters/link-matters.server.ts";
import { lookupCodeFor } from "#app/matters/lookup-code.server.ts";
import type { NumberedMatter } from "#app/matters/matter.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { databaseRefusal } from "#app/platform/database-errors.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AdviceContext, adviceTransaction } from "../advice-context.server.ts";
import { advisersInConflict, isInConflict } from "../conflicts.server.ts";
import { hasEnough, mayTry } from "./booking-limits.server.ts";
import { type NearSlot, nearestSlots } from "./find-slots.server.ts";
import { lockSlot, reserveHours } from "./lock-slot.server.ts";
import { kindOfMode } from "./slots.ts";
import { type BookedFor, bookedSides, storeBooking } from "./store-booking.server.ts";
import type { WantedTime } from "./wanted-time.ts";

export type NewBooking = WantedTime &
  BookedFor & {
    /** Set when a clerk books for somebody. */
    readonly clerk: { readonly actor: StaffActor; readonly consent: "present" | "on_the_phone" } | null;
    readonly enterprise: {
      readonly name: string;
      /** Null for an individual business that has none (SJ-05). */
      readonly creditCode: string | null;
      readonly address: string;
    } | null;
    /** The question it came from, of the same person. */
    readonly carriedFrom?: NumberedMatter | undefined;
    readonly idempotencyKey: string;
  };

export type Booked =
  | { readonly ok: true; readonly id: string; readonly number: string; readonly lookupCode: string }
  /** Somebody else has it, or it is no longer offered. */
  | { readonly ok: false; readonly reason: "gone"; readonly nearest: readonly NearSlot[] }
  /**
   * `no_hours`: the sponsor's hours of that month are used up. `conflict`: the firm already advises the other side
   * (律师法 第三十九条); which matter that is, is never said.
   */
  | { readonly ok: false; readonly reason: "no_hours" | "conflict"; readonly nearest: readonly NearSlot[] }
  /** See booking-limits.server.ts. */
  | { readonly ok: false; readonly reason: "too_many" }
  | { readonly ok: false; readonly reason: "enough" }
  | { readonly ok: false; readonly reason: "place_unknown" };

type Attempt =
  | { readonly ok: true; readonly id: string; readonly number: string }
  | { readonly ok: false; readonly reason: "gone" | "no_hours" | "conflict" | "enough" };

/**
 * Whose form it is. A clerk who goes back and fills in the same form for somebody else makes another booking, so for
 * clerks the scope also says for whom and when.
 */
function scopeOf(env: Env, { personId, clerk, name, phone, adviserId, startsAt }: NewBooking): string {
  if (clerk === null) return `booking.book:${personId ?? "visitor"}`;
  const whom = blindIndex(
    env.blindIndexKey,
    "booking-form",
    JSON.stringify([name, phone, adviserId, startsAt]),
  );
  return `booking.book:${clerk.actor.membershipId}:${whom}`;
}

/** The same key gives the same booking. */
export async function bookSlot(context: AdviceContext, wanted: NewBooking): Promise<Booked> {
  const { db } = context;
  const now = context.now();
  const division = await divisionByCode(db, wanted.divisionCode);
  if (division === null) return { ok: false, reason: "place_unknown" };
  if (!(await mayTry(context, wanted))) return { ok: false, reason: "too_many" };
  const attempt = await db
    .$transaction((tx) => bookIn(tx, context, wanted, { path: division.path, now }), adviceTransaction)
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
  if (attempt.reason === "enough") return { ok: false, reason: "enough" };
  const sides = bookedSides(context.env, wanted, wanted.enterprise);
  const without = (ids: readonly string[]) => advisersInConflict(db, context.env, ids, sides);
  const nearest = await nearestSlots(db, { ...wanted, path: division.path, now, without });
  return { ok: false, reason: attempt.reason, nearest };
}

function bookIn(
  tx: Transaction,
  { env }: AdviceContext,
  wanted: NewBooking,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Attempt> {
  return once<Attempt>(
    tx,
    scopeOf(env, wanted),
    wanted.idempotencyKey,
    async () => {
      if (kindOfMode(wanted.mode) !== wanted.kind) return { ok: false, reason: "gone" };
      if (await hasEnough(tx, wanted.personId, now)) return { ok: false, reason: "enough" };
      const slot = await lockSlot(tx, wanted, { now, except: null });
      if (slot === null) return { ok: false, reason: "gone" };
      const sides = bookedSides(env, wanted, wanted.enterprise);
      if (await isInConflict(tx, env, slot.adviserId, sides)) return { ok: false, reason: "conflict" };
      const id = newId();
      const sponsorshipId = await reserveHours(tx, { bookingId: id, slot, path, now });
      if (sponsorshipId === null) return { ok: false, reason: "no_hours" };
      const { clerk, enterprise, personId } = wanted;
      const number = await storeBooking(tx, env, {
        id,
        lookupCode: lookupCodeFor(env.blindIndexKey, id, wanted.idempotencyKey),
        slot,
        sponsorshipId,
        bookedFor: {
          kind: wanted.kind,
          divisionCode: wanted.divisionCode,
          personId,
          name: wanted.name,
          phone: wanted.phone,
          phoneConfirmed: wanted.phoneConfirmed,
          topicId: wanted.topicId,
          matter: wanted.matter,
          otherSide: wanted.otherSide,
        },
        clerk: clerk === null ? null : { membershipId: clerk.actor.membershipId, consent: clerk.consent },
        enterprise,
        actor: clerk?.actor ?? (personId === null ? { kind: "visitor" } : { kind: "resident", personId }),
        now,
      });
      if (wanted.carriedFrom !== undefined)
        await linkMatters(tx, { from: wanted.carriedFrom, to: { kind: "booking", id, number }, now });
      return { ok: true, id, number };
    },
    ({ ok }) => ok,
  );
}
