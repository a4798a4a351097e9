/** Writes shared legal advice of the demonstration city, as much as there is, in few statements. */
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { columnFromLocalDate, localDateFrom } from "#app/deadlines/local-date.ts";
import { adviceAuditActor } from "#app/legal-advice/bookings/change-booking.server.ts";
import { partyIndexOf } from "#app/legal-advice/conflicts.server.ts";
import { hashLookupCode, newLookupCode } from "#app/matters/lookup-code.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { AdviceBookings } from "./advice-bookings.ts";
import type { SeedAdviser } from "./advice-cast.ts";
import type { SeedQuestion } from "./advice-questions.ts";
import {
  dayColumn,
  noticeHours,
  type SeedBooking,
  type SeedService,
  type SeedWaiting,
  slotMinutes,
  travelMinutes,
  visitMinutes,
} from "./advice-rows.ts";
import { type AuditRow, oneAudit } from "./audit-trail.ts";
import { demonstrationPhone } from "./demonstration-people.ts";
import { insertRows } from "./insert-rows.server.ts";
import type { SeedKeys } from "./write-petitions.server.ts";
import { writeQuestions } from "./write-questions.server.ts";

export type SeedAdvice = AdviceBookings & {
  readonly advisers: readonly SeedAdviser[];
  readonly questions: readonly SeedQuestion[];
};

export async function writeAdvice(
  tx: Transaction,
  keys: SeedKeys,
  { advisers, bookings, services, waiting, hours, questions }: SeedAdvice,
  now: Date,
): Promise<void> {
  await writeAdvisers(tx, advisers);
  await insertRows(
    tx,
    "Booking",
    bookings.map((booking) => bookingRow(keys, booking)),
  );
  const charged = (service: SeedService, bookingId: string | null) =>
    serviceRow(service, bookingId, hours.charged.get(service.id) ?? 0);
  await insertRows(tx, "ServiceRecord", [
    ...bookings.flatMap(({ id, service }) => (service === null ? [] : [charged(service, id)])),
    ...services.map((service) => charged(service, null)),
  ]);
  await insertRows(tx, "HoursAccount", hours.accounts);
  await insertRows(tx, "HoursEntry", hours.entries);
  await insertRows(
    tx,
    "BookingEvent",
    bookings.flatMap(({ events }) => events),
  );
  await insertRows(
    tx,
    "LegalOpinion",
    bookings.flatMap((booking) => opinionRows(keys, booking)),
  );
  await insertRows(
    tx,
    "WaitlistEntry",
    waiting.map((entry) => waitingRow(keys, entry)),
  );
  await writeQuestions(tx, keys, questions);
  await insertRows(tx, "MatterParty", partyRows(keys, bookings, questions));
  await insertRows(tx, "AdviceRating", [...bookingRatings(bookings), ...questionRatings(questions)]);
  await writeAudit(tx, [
    ...advisers.flatMap((adviser) => agreements(adviser, now)),
    ...bookings.map(({ audit }) => audit),
    ...questions.map(({ audit }) => audit),
    ...services.map((service) => serviceAudit(service, hours.charged.get(service.id) ?? 0)),
    ...waiting.map(({ id, booker, createdAt }) =>
      oneAudit({
        chain: `waiting:${id}`,
        at: createdAt,
        actor: booker.id === null ? "visitor" : `person:${booker.id}`,
        action: "waiting.join",
        payload: {},
      }),
    ),
  ]);
}

async function writeAdvisers(tx: Transaction, advisers: readonly SeedAdviser[]): Promise<void> {
  await tx.adviser.createMany({
    data: advisers.map(({ id, actor, licenceNumber }) => ({
      id,
      personId: actor.personId,
      firmId: actor.organisationId,
      licenceNumber,
      displayName: actor.displayName,
      slotMinutes,
      visitMinutes,
      travelMinutes,
      noticeHours,
      isDemonstration: true,
    })),
  });
  await insertRows(
    tx,
    "WeeklyHours",
    advisers.flatMap(({ id: adviserId, weekly }) =>
      weekly.map((hours) => ({ id: newId(), adviserId, ...hours })),
    ),
  );
  await tx.hoursException.createMany({
    data: advisers.flatMap(({ id: adviserId, away }) =>
      away.map((day) => ({
        id: newId(),
        adviserId,
        day: columnFromLocalDate(day),
        isOpen: false,
        fromTime: 0,
        toTime: 1_440,
      })),
    ),
  });
  const sponsorships = advisers.flatMap((adviser) =>
    adviser.sponsorships.map((each) => ({ ...each, adviser })),
  );
  await tx.sponsorship.createMany({
    data: sponsorships.map(({ id, sponsorId, adviser, startsOn, endsOn, minutesPerMonth }) => ({
      id,
      sponsorId,
      adviserId: adviser.id,
      startsOn: columnFromLocalDate(startsOn),
      endsOn: columnFromLocalDate(endsOn),
      minutesPerMonth,
      isDemonstration: true,
    })),
  });
  await insertRows(
    tx,
    "SponsoredDivision",
    sponsorships.flatMap(({ id: sponsorshipId, villages }) =>
      villages.map(({ code: divisionCode }) => ({ sponsorshipId, divisionCode })),
    ),
  );
}

function bookingRow(keys: SeedKeys, booking: SeedBooking): Prisma.BookingCreateManyInput {
  const { id, adviser, booker, enterprise, matter, otherSide } = booking;
  const sealed = (field: string, text: string) =>
    seal(keys.fieldKeys, text, { field: `Booking.${field}`, record: id });
  const phone = demonstrationPhone(booker.n);
  return {
    id,
    number: booking.number,
    lookupCodeHash: hashLookupCode(keys.blindIndexKey, id, newLookupCode()),
    state: booking.state,
    version: booking.version,
    kind: booking.kind,
    mode: booking.mode,
    adviserId: adviser.id,
    sponsorshipId: booking.sponsorshipId,
    placeId: booking.placeId,
    divisionCode: booking.village.code,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    occupiedFrom: booking.occupiedFrom,
    occupiedTo: booking.occupiedTo,
    personId: booker.id,
    bookedByMembershipId: booking.clerk?.membershipId ?? null,
    consentMethod: booking.clerk === null ? null : "present",
    nameSealed: sealed("name", booker.name),
    phoneSealed: sealed("phone", phone),
    phoneIndex: phoneIndexOf(keys, phone),
    phoneConfirmed: booker.id !== null,
    topicId: booking.topicId,
    matterSealed: matter === null ? null : sealed("matter", matter),
    otherSideSealed: otherSide === null ? null : sealed("otherSide", otherSide),
    enterpriseName: enterprise?.name ?? null,
    creditCode: enterprise?.creditCode ?? null,
    addressSealed: enterprise === null ? null : sealed("address", enterprise.address),
    createdAt: booking.createdAt,
    offeredUntil: booking.offeredUntil,
    sequence: booking.moves,
    confirmedAt: booking.confirmedAt,
    isDemonstration: true,
  };
}

function serviceRow(
  { adviser, village, servedOn, ...service }: SeedService,
  bookingId: string | null,
  chargedMinutes: number,
): Prisma.ServiceRecordCreateManyInput {
  return {
    ...service,
    adviserId: adviser.id,
    divisionCode: village.code,
    servedOn: columnFromLocalDate(servedOn),
    enteredIn: columnFromLocalDate(localDateFrom(`${servedOn.slice(0, 7)}-01`)),
    bookingId,
    chargedMinutes,
  };
}

function opinionRows(
  keys: SeedKeys,
  { id: bookingId, opinions }: SeedBooking,
): Prisma.LegalOpinionCreateManyInput[] {
  return opinions.map(({ id, finding, advice, acted, followUpOn, markedAt: _, actedOn, ...opinion }) => {
    const sealed = (field: string, text: string) =>
      seal(keys.fieldKeys, text, { field: `LegalOpinion.${field}`, record: id });
    return {
      ...opinion,
      id,
      bookingId,
      findingSealed: sealed("finding", finding),
      adviceSealed: sealed("advice", advice),
      actedSealed: acted === null ? null : sealed("acted", acted),
      followUpOn: columnFromLocalDate(followUpOn),
      actedOn: dayColumn(actedOn),
    };
  });
}

function waitingRow(keys: SeedKeys, entry: SeedWaiting): Prisma.WaitlistEntryCreateManyInput {
  const { id, booker, day } = entry;
  const sealed = (field: string, text: string) =>
    seal(keys.fieldKeys, text, { field: `WaitlistEntry.${field}`, record: id });
  const phone = demonstrationPhone(booker.n);
  return {
    id,
    number: entry.number,
    adviserId: entry.adviser.id,
    divisionCode: entry.village.code,
    fromDay: columnFromLocalDate(day),
    toDay: columnFromLocalDate(day),
    mode: entry.mode,
    state: entry.state,
    personId: booker.id,
    nameSealed: sealed("name", booker.name),
    phoneSealed: sealed("phone", phone),
    phoneIndex: phoneIndexOf(keys, phone),
    createdAt: entry.createdAt,
    bookingId: entry.bookingId,
  };
}

/** Both sides of each matter, as its firm knows them. */
function partyRows(
  keys: SeedKeys,
  bookings: readonly SeedBooking[],
  questions: readonly SeedQuestion[],
): Prisma.MatterPartyCreateManyInput[] {
  const sides = (
    of: { readonly questionId: string | null; readonly bookingId: string | null },
    { firmId, client, opponent, at }: { firmId: string; client: string; opponent: string | null; at: Date },
  ) =>
    [
      { side: "client" as const, name: client },
      ...(opponent === null ? [] : [{ side: "opponent" as const, name: opponent }]),
    ].map(({ side, name }) => ({
      id: newId(),
      firmId,
      nameIndex: partyIndexOf(keys, name),
      side,
      ...of,
      createdAt: at,
    }));
  return [
    ...bookings.flatMap(
      ({ id: bookingId, adviser, booker, enterprise, otherSide: opponent, createdAt: at }) =>
        sides(
          { bookingId, questionId: null },
          { firmId: adviser.actor.organisationId, client: enterprise?.name ?? booker.name, opponent, at },
        ),
    ),
    ...questions.flatMap(({ id: questionId, asker, story, firms }) =>
      firms.flatMap(({ firmId, at }) =>
        sides({ bookingId: null, questionId }, { firmId, client: asker.name, opponent: story.otherSide, at }),
      ),
    ),
  ];
}

function bookingRatings(bookings: readonly SeedBooking[]): Prisma.AdviceRatingCreateManyInput[] {
  return bookings.flatMap(({ id: bookingId, rating, adviser }) =>
    rating === null ? [] : [ratingRow({ bookingId, firmId: adviser.actor.organisationId }, rating)],
  );
}

function questionRatings(questions: readonly SeedQuestion[]): Prisma.AdviceRatingCreateManyInput[] {
  return questions.flatMap(({ id: questionId, rating }) =>
    rating === null ? [] : [ratingRow({ questionId, firmId: rating.firmId }, rating)],
  );
}

function ratingRow(
  of: { readonly bookingId?: string; readonly questionId?: string; readonly firmId: string },
  { level, at }: { readonly level: number; readonly at: Date },
): Prisma.AdviceRatingCreateManyInput {
  return { id: newId(), ...of, level, reasons: level <= 2 ? ["slow"] : [], ratedAt: at };
}

function agreements(
  { id: adviserId, sponsorships }: SeedAdviser,
  now: Date,
): readonly (readonly AuditRow[])[] {
  return sponsorships.map(({ id, sponsorId, startsOn, endsOn, minutesPerMonth }) => {
    const at = new Date(Math.min(Date.parse(`${startsOn}T09:00:00+08:00`) - 5 * 86_400_000, now.getTime()));
    const payload = { sponsorId, adviserId, startsOn, endsOn, minutesPerMonth };
    return oneAudit({
      chain: `sponsorship:${id}`,
      at,
      actor: "system",
      action: "sponsorship.agree",
      payload,
    });
  });
}

function serviceAudit(
  { id, adviser, sponsorshipId, village, servedOn, minutes, kind, recordedAt }: SeedService,
  chargedMinutes: number,
): readonly AuditRow[] {
  return oneAudit({
    chain: `service:${id}`,
    at: recordedAt,
    actor: adviceAuditActor(adviser.actor),
    action: "service.record",
    payload: { sponsorshipId, divisionCode: village.code, servedOn, minutes, chargedMinutes, kind },
  });
}

/** Whole chains, each with its head. */
async function writeAudit(tx: Transaction, chains: readonly (readonly AuditRow[])[]): Promise<void> {
  await insertRows(tx, "AuditEntry", chains.flat());
  const heads = chains.flatMap((chain) => chain.slice(-1));
  await insertRows(
    tx,
    "AuditChainHead",
    heads.map(({ chain, sequence, hash }) => ({ chain, sequence, hash })),
  );
}
