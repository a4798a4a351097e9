/**
 * The one place that changes a booking. Every use case hands it a step of the workflow table; state, timeline, audit
 * and what belongs to the step are written in one transaction.
 */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { StepTaken } from "#app/platform/transition-table.ts";
import { type BookingActor, bookingRelations, bookingsInReach } from "./booking-access.server.ts";
import {
  type BookingAction,
  type BookingFacts,
  type BookingGuard,
  type BookingState,
  judgeBooking,
} from "./booking-workflow.ts";
import { tellOfBooking } from "./tell-of-booking.server.ts";

export type BookingStep = {
  readonly bookingId: string;
  readonly action: BookingAction;
  readonly actor: BookingActor;
  /** The version the person was looking at; null for steps of time passing. */
  readonly expectedVersion: number | null;
  readonly now: Date;
  /** Columns besides the state. */
  readonly columns?: Prisma.BookingUncheckedUpdateManyInput;
  /** For the timeline and the audit: times and ids, never words of the person. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Rows that belong to the step, in the same transaction. */
  readonly also?: (tx: Transaction, booking: KernelBooking) => Promise<void>;
};

export type BookingChanged = StepTaken<BookingState, BookingGuard>;

export const kernelColumns = {
  id: true,
  number: true,
  state: true,
  version: true,
  kind: true,
  mode: true,
  seat: true,
  sharedBy: true,
  adviserId: true,
  sponsorshipId: true,
  personId: true,
  divisionCode: true,
  startsAt: true,
  endsAt: true,
  offeredUntil: true,
  confirmedAt: true,
  adviser: {
    select: { noticeHours: true, travelMinutes: true, firmId: true, personId: true, isActive: true },
  },
  rating: { select: { id: true } },
  _count: { select: { opinions: true, events: true } },
} as const;

export type KernelBooking = Prisma.BookingGetPayload<{ select: typeof kernelColumns }>;

/** Runs one step inside the caller's transaction. */
export async function changeBookingIn(tx: Transaction, step: BookingStep): Promise<BookingChanged> {
  const booking = await tx.booking.findFirst({
    where: { AND: [{ id: step.bookingId }, bookingsInReach(step.actor)] },
    select: kernelColumns,
  });
  if (booking === null) return { ok: false, reason: "not_found" };
  const { state, version } = booking;
  if (step.expectedVersion !== null && step.expectedVersion !== version)
    return { ok: false, reason: "changed_meanwhile", state };
  const verdict = judgeBooking(step.action, bookingFacts(booking), bookingRelations(step.actor), step.now);
  if (!verdict.open) return { ok: false, reason: "not_allowed", because: verdict.because, state };

  // Conditional: zero rows means that someone else acted between our read and now.
  const { count } = await tx.booking.updateMany({
    where: { id: booking.id, version, state },
    data: { ...step.columns, state: verdict.to, version: version + 1 },
  });
  if (count === 0) {
    const current = await tx.booking.findUniqueOrThrow({
      where: { id: booking.id },
      select: { state: true },
    });
    return { ok: false, reason: "changed_meanwhile", ...current };
  }
  await recordBookingEvent(tx, {
    bookingId: booking.id,
    sequence: booking._count.events + 1,
    action: step.action,
    from: state,
    to: verdict.to,
    actor: step.actor,
    facts: step.facts ?? {},
    now: step.now,
  });
  await step.also?.(tx, booking);
  const by = step.actor.kind === "staff" ? step.actor.personId : null;
  await tellOfBooking(tx, { bookingId: booking.id, action: step.action, from: state, by, now: step.now });
  return { ok: true, state: verdict.to, version: version + 1 };
}

/** One line of the timeline and of the audit. */
export async function recordBookingEvent(
  tx: Transaction,
  event: {
    readonly bookingId: string;
    readonly sequence: number;
    readonly action: BookingAction | "book" | "offer";
    readonly from: BookingState | null;
    readonly to: BookingState;
    readonly actor: BookingActor;
    readonly facts: Readonly<Record<string, string>>;
    readonly now: Date;
  },
): Promise<void> {
  const { bookingId, sequence, action, from, to, actor, facts, now } = event;
  await tx.bookingEvent.create({
    data: {
      id: newId(),
      bookingId,
      sequence,
      at: now,
      action,
      fromState: from,
      toState: to,
      actorKind: actor.kind === "staff" ? "staff" : actor.kind === "system" ? "system" : "petitioner",
      actorMembershipId: actor.kind === "staff" ? actor.membershipId : null,
      facts: { ...facts },
    },
  });
  await appendAudit(tx, {
    chain: `booking:${bookingId}`,
    at: now,
    actor: adviceAuditActor(actor),
    action: `booking.${action}`,
    payload: { from, to, ...facts },
  });
}

/** `person:<id>`, `membership:<id>`, `code_holder`, `system`, `visitor`. */
export function adviceAuditActor(actor: BookingActor): string {
  if (actor.kind === "resident") return `person:${actor.personId}`;
  return actor.kind === "staff" ? `membership:${actor.membershipId}` : actor.kind;
}

export function bookingFacts(booking: KernelBooking): BookingFacts {
  return {
    state: booking.state,
    kind: booking.kind,
    startsAt: booking.startsAt,
    offeredUntil: booking.offeredUntil,
    noticeHours: booking.adviser.noticeHours,
    adviserLeft: !booking.adviser.isActive,
    opinions: booking._count.opinions,
    receiptConfirmed: booking.confirmedAt !== null,
    rated: booking.rating !== null,
  };
}
