/** The life of one booking as rows, played by the same table as the real one, and what it does to the sponsor's hours. */
import type { BookingActor } from "#app/legal-advice/bookings/booking-access.server.ts";
import {
  type BookingAction,
  type BookingFacts,
  type BookingRelation,
  type BookingState,
  judgeBooking,
} from "#app/legal-advice/bookings/booking-workflow.ts";
import { adviceAuditActor } from "#app/legal-advice/bookings/change-booking.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { HoursStep } from "./advice-hours.ts";
import { minute, monthOf, noticeHours } from "./advice-rows.ts";
import { type AuditRow, auditTrail } from "./audit-trail.ts";

export type NewBooking = {
  readonly id: string;
  readonly kind: "consultation" | "check_up";
  readonly sponsorshipId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bookedAt: Date;
  readonly offeredUntil: Date | null;
  /** Who booked. */
  readonly who: BookingActor;
  /** A clerk for somebody who was present. */
  readonly onBehalf: boolean;
};

type By = { readonly relation: BookingRelation; readonly actor: BookingActor };
type StepFacts = Readonly<Record<string, string>>;

export type BookingHistory = {
  readonly state: () => BookingState;
  /** The last moment something happened. */
  readonly at: () => Date;
  /** Tries a step; false when the table does not let it through or `now` comes first, and then nothing happened. */
  readonly play: (action: BookingAction, by: By, at: Date, facts?: StepFacts) => boolean;
  /** Minutes are those of the booking unless a service took others. */
  readonly moveHours: (does: HoursStep["does"], at: Date, service?: { id: string; minutes: number }) => void;
  readonly rows: () => {
    readonly state: BookingState;
    readonly version: number;
    readonly events: readonly Prisma.BookingEventCreateManyInput[];
    readonly audit: readonly AuditRow[];
    readonly hours: readonly HoursStep[];
  };
};

/** Booked by somebody, or offered to whoever waited; the hours are held either way. */
export function beginBooking(booking: NewBooking, now: Date): BookingHistory {
  const { id, startsAt, endsAt, bookedAt, offeredUntil, who } = booking;
  const events: Prisma.BookingEventCreateManyInput[] = [];
  const audit = auditTrail(`booking:${id}`);
  const hours: HoursStep[] = [];
  let last = bookedAt;
  let facts: BookingFacts = {
    state: offeredUntil === null ? "confirmed" : "offered",
    kind: booking.kind,
    startsAt,
    offeredUntil,
    noticeHours,
    adviserLeft: false,
    opinions: 0,
    receiptConfirmed: false,
    rated: false,
  };
  const record = (
    action: BookingAction | "book" | "offer",
    from: BookingState | null,
    actor: BookingActor,
    at: Date,
    more: StepFacts = {},
  ) => {
    const to = facts.state;
    last = at;
    events.push({
      id: newId(),
      bookingId: id,
      sequence: events.length + 1,
      at,
      action,
      fromState: from,
      toState: to,
      actorKind: actor.kind === "staff" ? "staff" : actor.kind === "system" ? "system" : "petitioner",
      actorMembershipId: actor.kind === "staff" ? actor.membershipId : null,
      facts: { ...more },
    });
    const payload = { from, to, ...more };
    audit.add({ at, actor: adviceAuditActor(actor), action: `booking.${action}`, payload });
  };
  const moveHours: BookingHistory["moveHours"] = (does, at, service) => {
    hours.push({
      at,
      sponsorshipId: booking.sponsorshipId,
      month: monthOf(startsAt),
      bookingId: id,
      serviceId: service?.id ?? null,
      does,
      minutes: service?.minutes ?? (endsAt.getTime() - startsAt.getTime()) / minute,
    });
  };
  const began = { startsAt: startsAt.toISOString() };
  if (offeredUntil === null)
    record("book", null, who, bookedAt, { ...began, ...(booking.onBehalf ? { consent: "present" } : {}) });
  else record("offer", null, { kind: "system" }, bookedAt, began);
  moveHours("reserve", bookedAt);

  return {
    state: () => facts.state,
    at: () => last,
    play: (action, { relation, actor }, at, more = {}) => {
      if (at > now) return false;
      const verdict = judgeBooking(action, facts, new Set([relation]), at);
      if (!verdict.open) return false;
      const from = facts.state;
      const opinions = facts.opinions + (action === "give_opinion" ? 1 : 0);
      facts = { ...facts, state: verdict.to, opinions };
      record(action, from, actor, at, more);
      return true;
    },
    moveHours,
    rows: () => ({ state: facts.state, version: events.length, events, audit: audit.rows, hours }),
  };
}
