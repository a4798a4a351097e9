/**
 * 服务记录: what an adviser did, whom for and how long; the evidence for the bureau's money (FL-06). What a booking held
 * goes back and what there is pays; a service that took longer is recorded whole and charged as far as the hours reach.
 * A month that was closed is never changed: what comes late is entered in the month of the day (decision 0012).
 */
import { columnFromLocalDate, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AdviceContext, adviceTransaction } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { adviceAuditActor, type BookingChanged, changeBookingIn } from "../bookings/change-booking.server.ts";
import { giveBackHours } from "../bookings/give-back-hours.server.ts";
import { shareOf } from "../bookings/slots.ts";
import { monthEntered } from "../sponsorships/closing-day.ts";
import { heldBy, lockAccount, monthOf, moveHours } from "../sponsorships/hours-accounts.server.ts";
import { chargeFor } from "../sponsorships/hours-ledger.ts";
import type { ServiceKind } from "./service-form.ts";

type Service = {
  readonly minutes: number;
  readonly kind: ServiceKind;
  readonly peopleServed: number;
  /** For the bureau's statement: no names. */
  readonly note: string;
  readonly idempotencyKey: string;
};

type Recorded = {
  readonly ok: true;
  readonly serviceId: string;
  readonly chargedMinutes: number;
  /** The first day of the month in whose statement it stands. */
  readonly enteredIn: LocalDate;
};

export type ServiceOfBooking = Recorded | Extract<BookingChanged, { ok: false }>;

/** The service of a booking: the booking is served, once. */
export function recordBookedService(
  { db, now: clock }: AdviceContext,
  {
    adviser,
    bookingId,
    expectedVersion,
    ...service
  }: Service & {
    readonly adviser: SignedInAdviser;
    readonly bookingId: string;
    readonly expectedVersion: number;
  },
): Promise<ServiceOfBooking> {
  const now = clock();
  return db.$transaction(
    (tx) =>
      once<ServiceOfBooking>(
        tx,
        `booking:${bookingId}:serve`,
        service.idempotencyKey,
        async () => {
          const serviceId = newId();
          let chargedMinutes = 0;
          let enteredIn = monthOf(now);
          const changed = await changeBookingIn(tx, {
            bookingId,
            expectedVersion,
            action: "serve",
            actor: adviser.actor,
            facts: { minutes: String(service.minutes) },
            now,
            also: async (inside, booking) => {
              const { id, sponsorshipId, startsAt, divisionCode, sharedBy } = booking;
              const servedOn = localDateOf(startsAt);
              enteredIn = monthEntered(servedOn, localDateOf(now));
              // What is still held of a month that was closed is not spent there any more.
              if (enteredIn !== monthOf(startsAt)) await giveBackHours(inside, booking, now);
              // The shares of all who came are together what the adviser gave: nothing of it was beyond the hours.
              const minutes = shareOf(service.minutes, { sharedBy });
              chargedMinutes = await charge(inside, {
                sponsorshipId,
                month: enteredIn,
                minutes,
                bookingId: id,
                serviceId,
                now,
              });
              await inside.serviceRecord.create({
                data: {
                  ...columnsOf({ ...service, minutes }),
                  id: serviceId,
                  adviserId: adviser.id,
                  sponsorshipId,
                  bookingId: id,
                  divisionCode,
                  servedOn: columnFromLocalDate(servedOn),
                  enteredIn: columnFromLocalDate(enteredIn),
                  chargedMinutes,
                  recordedAt: now,
                },
              });
            },
          });
          return changed.ok ? { ok: true, serviceId, chargedMinutes, enteredIn } : changed;
        },
        ({ ok }) => ok,
      ),
    adviceTransaction,
  );
}

export type OtherService =
  | Recorded
  /** The sponsorship is not this adviser's, does not run on that day, or does not serve that place. */
  | { readonly ok: false; readonly reason: "sponsorship" };

/** A service that nobody had booked: a lecture, a day in the village. */
export function recordOtherService(
  { db, now: clock }: AdviceContext,
  {
    adviser,
    sponsorshipId,
    divisionCode,
    servedOn,
    ...service
  }: Service & {
    readonly adviser: SignedInAdviser;
    readonly sponsorshipId: string;
    readonly divisionCode: string;
    readonly servedOn: LocalDate;
  },
): Promise<OtherService> {
  const now = clock();
  const day = columnFromLocalDate(servedOn);
  return db.$transaction(
    (tx) =>
      once<OtherService>(
        tx,
        `service:${adviser.id}`,
        service.idempotencyKey,
        async () => {
          const runs = await tx.sponsorship.count({
            where: {
              id: sponsorshipId,
              adviserId: adviser.id,
              startsOn: { lte: day },
              endsOn: { gte: day },
              villages: { some: { divisionCode } },
            },
          });
          if (runs === 0) return { ok: false, reason: "sponsorship" };
          const serviceId = newId();
          const { minutes } = service;
          const enteredIn = monthEntered(servedOn, localDateOf(now));
          const chargedMinutes = await charge(tx, {
            sponsorshipId,
            month: enteredIn,
            minutes,
            serviceId,
            now,
          });
          await tx.serviceRecord.create({
            data: {
              ...columnsOf(service),
              id: serviceId,
              adviserId: adviser.id,
              sponsorshipId,
              divisionCode,
              servedOn: day,
              enteredIn: columnFromLocalDate(enteredIn),
              chargedMinutes,
              recordedAt: now,
            },
          });
          await appendAudit(tx, {
            chain: `service:${serviceId}`,
            at: now,
            actor: adviceAuditActor(adviser.actor),
            action: "service.record",
            payload: {
              sponsorshipId,
              divisionCode,
              servedOn,
              enteredIn,
              minutes,
              chargedMinutes,
              kind: service.kind,
            },
          });
          return { ok: true, serviceId, chargedMinutes, enteredIn };
        },
        ({ ok }) => ok,
      ),
    adviceTransaction,
  );
}

function columnsOf({ minutes, kind, peopleServed, note }: Service) {
  return { minutes, kind, peopleServed, note };
}

/** Moves the hours of this month, and returns the minutes that the sponsor paid for. */
async function charge(
  tx: Transaction,
  {
    sponsorshipId,
    month,
    minutes,
    bookingId,
    serviceId,
    now,
  }: {
    readonly sponsorshipId: string | null;
    readonly month: LocalDate;
    readonly minutes: number;
    readonly bookingId?: string;
    readonly serviceId: string;
    readonly now: Date;
  },
): Promise<number> {
  if (sponsorshipId === null) return 0;
  const account = await lockAccount(tx, { sponsorshipId, month, now });
  // A late one of an agreement that has ended since: recorded, and nobody pays.
  if (account === null) return 0;
  const held = bookingId === undefined ? 0 : await heldBy(tx, account.id, bookingId);
  const { movements, chargedMinutes } = chargeFor(account, { minutes, held });
  const about = bookingId === undefined ? { serviceId, now } : { bookingId, serviceId, now };
  const moved = await moveHours(tx, account, movements, about);
  if (!moved.ok) throw new Error(`a charge goes no further than the hours: ${moved.reason}`);
  return chargedMinutes;
}
