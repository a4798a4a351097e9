/**
 * Six months of bookings in the demonstration city, and the weeks ahead: each taken through the table of the real
 * ones, and paid from the hours of its sponsor.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFrom,
  localDateOf,
  weekdayOf,
} from "#app/deadlines/local-date.ts";
import type { BookingActor } from "#app/legal-advice/bookings/booking-access.server.ts";
import {
  type BookingAction,
  type BookingFacts,
  type BookingRelation,
  type BookingState,
  judgeBooking,
} from "#app/legal-advice/bookings/booking-workflow.ts";
import { adviceAuditActor } from "#app/legal-advice/bookings/change-booking.server.ts";
import { momentOf, occupiedBy } from "#app/legal-advice/bookings/slots.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { type AuditHead, emptyChain, nextAuditEntry } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { SeedAdviser, SeedSponsorship, WeeklyRow } from "./advice-cast.ts";
import { type HoursStep, type PlayedHours, playHours } from "./advice-hours.ts";
import { adviceStories, findings, serviceNotes } from "./advice-stories.ts";
import type { Enterprise } from "./enterprises.ts";
import type { Random } from "./random.ts";

export const slotMinutes = 30;
/** Of a visit at an enterprise. */
export const visitMinutes = 90;
export const travelMinutes = 45;
export const noticeHours = 12;

const pastDays = 182;
const daysAhead = 24;
/** Numbers of the demonstration's bookings and places in the line begin here, behind those of its petitions. */
const firstNumber = 20_000;
const firstWaitingNumber = 50_000;
const minute = 60_000;
const hour = 60 * minute;

export type AdviceCity = {
  readonly residents: readonly { readonly id: string; readonly name: string; readonly n: number }[];
  readonly enterprises: readonly Enterprise[];
  readonly villages: readonly DivisionRow[];
  /** The home village, where the first resident lives. */
  readonly home: DivisionRow;
  readonly clerkAt: (village: DivisionRow) => StaffActor | null;
  readonly aName: (random: Random) => string;
};

export type Booker = { readonly id: string | null; readonly name: string; readonly n: number };

export type SeedBooking = {
  readonly id: string;
  readonly number: string;
  readonly adviser: SeedAdviser;
  readonly sponsorshipId: string;
  readonly kind: "consultation" | "check_up";
  readonly mode: WeeklyRow["mode"];
  readonly placeId: string | null;
  readonly village: DivisionRow;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly occupiedFrom: Date;
  readonly occupiedTo: Date;
  readonly booker: Booker;
  readonly clerk: StaffActor | null;
  readonly topicId: string | null;
  readonly matter: string | null;
  readonly otherSide: string | null;
  readonly enterprise: Enterprise | null;
  readonly createdAt: Date;
  readonly offeredUntil: Date | null;
  readonly confirmedAt: Date | null;
  readonly state: BookingState;
  readonly version: number;
  readonly moves: number;
  readonly events: readonly Prisma.BookingEventCreateManyInput[];
  readonly audit: readonly ReturnType<typeof nextAuditEntry>[];
  readonly rating: { readonly level: number; readonly at: Date } | null;
  readonly service: SeedService | null;
  readonly opinions: readonly SeedOpinion[];
};

export type SeedService = {
  readonly id: string;
  readonly adviser: SeedAdviser;
  readonly sponsorshipId: string;
  readonly village: DivisionRow;
  readonly servedOn: LocalDate;
  readonly minutes: number;
  readonly kind:
    | "consultation"
    | "dispute_resolution"
    | "drafting"
    | "lecture"
    | "check_up"
    | "legal_aid_referral";
  readonly peopleServed: number;
  readonly note: string;
  readonly recordedAt: Date;
};

export type SeedOpinion = {
  readonly id: string;
  readonly position: number;
  readonly risk: "low" | "medium" | "high";
  readonly finding: string;
  readonly advice: string;
  readonly acted: string | null;
  readonly followUpOn: LocalDate;
  /** When the enterprise said what it did. */
  readonly markedAt: Date | null;
  readonly actedOn: LocalDate | null;
  readonly state: "given" | "acted_on" | "not_acted_on";
  readonly givenAt: Date;
};

export type SeedWaiting = {
  readonly id: string;
  readonly number: string;
  readonly adviser: SeedAdviser;
  readonly village: DivisionRow;
  readonly day: LocalDate;
  readonly mode: WeeklyRow["mode"];
  readonly state: "waiting" | "offered" | "booked" | "over";
  readonly booker: Booker;
  readonly createdAt: Date;
  readonly bookingId: string | null;
};

export type AdviceBookings = {
  readonly bookings: readonly SeedBooking[];
  /** Those besides the ones of bookings. */
  readonly services: readonly SeedService[];
  readonly waiting: readonly SeedWaiting[];
  readonly hours: PlayedHours;
};

export function adviceBookings(
  advisers: readonly SeedAdviser[],
  city: AdviceCity,
  random: Random,
  now: Date,
): AdviceBookings {
  const made: Made[] = [];
  const services: SeedService[] = [];
  const waiting: SeedWaiting[] = [];
  for (const [at, adviser] of advisers.entries()) {
    made.push(...bookingsOf(at, adviser, city, random, now));
    services.push(...otherServices(adviser, random, now));
    waiting.push(
      ...lineFor(at, adviser, { city, random, now, number: () => firstWaitingNumber + waiting.length }),
    );
  }
  const steps = [...made.flatMap(({ hours }) => hours), ...services.map(chargeStep)];
  const bought = new Map(
    advisers.flatMap(({ sponsorships }) =>
      sponsorships.map(({ id, minutesPerMonth }) => [id, minutesPerMonth]),
    ),
  );
  const hours = playHours(steps, bought);
  const bookings = made
    .filter(({ booking }) => !hours.refused.has(booking.id))
    .map(({ booking }, at) => ({
      ...booking,
      number: caseNumber({ date: localDateOf(booking.createdAt), sequence: firstNumber + at }),
    }));
  // Whoever was offered a time out of the line.
  const offered = bookings
    .filter(({ events }) => events[0]?.action === "offer")
    .map((booking, at): SeedWaiting => {
      const state = booking.state === "offered" ? "offered" : booking.state === "lapsed" ? "over" : "booked";
      return {
        id: newId(),
        number: caseNumber({
          date: localDateOf(booking.createdAt),
          sequence: firstWaitingNumber + waiting.length + at,
        }),
        adviser: booking.adviser,
        village: booking.village,
        day: localDateOf(booking.startsAt),
        mode: booking.mode,
        state,
        booker: booking.booker,
        createdAt: new Date(booking.createdAt.getTime() - random.between(1, 40) * hour),
        bookingId: booking.id,
      };
    });
  return { bookings, services, waiting: [...waiting, ...offered], hours };
}

type Made = { readonly booking: Omit<SeedBooking, "number">; readonly hours: readonly HoursStep[] };

/** Days on which everything at the village is taken, so that people wait; by the adviser's place in the list. */
const fullDayOf = new Map([
  [1, 5],
  [6, 6],
  [9, 4],
]);

function bookingsOf(at: number, adviser: SeedAdviser, city: AdviceCity, random: Random, now: Date): Made[] {
  const made: Made[] = [];
  const today = localDateOf(now);
  const busy = 0.06 + 0.05 * random.next();
  const fullDay = firstVillageDay(adviser, addDays(today, fullDayOf.get(at) ?? 0));
  const ownDay = firstVillageDay(adviser, addDays(today, 2));
  const [ownPast, ownBefore] = [addDays(ownDay, -7), addDays(ownDay, -14)];
  for (let step = -pastDays; step <= daysAhead; step += 1) {
    const day = addDays(today, step);
    const sponsorship = adviser.sponsorships.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    if (sponsorship === undefined || adviser.away.includes(day)) continue;
    const weekday = weekdayOf(day) === 0 ? 7 : weekdayOf(day);
    for (const hours of adviser.weekly.filter((each) => each.weekday === weekday)) {
      const isVisit = hours.mode === "at_enterprise";
      const full = fullDayOf.has(at) && day === fullDay && hours.mode === "at_village";
      const soon = at === 0 && step > 0 && step <= 9;
      const wanted = isVisit ? 0.3 : full ? 1 : soon ? 0.3 : demandOf(at, busy);
      const dayOpen = hours.mode === "at_village" && at === 0;
      for (let from = hours.fromTime; from + slotMinutes <= hours.toTime; from += slotMinutes) {
        // One visit an afternoon: the way there and back is part of it.
        if (isVisit && from > hours.fromTime) break;
        const own =
          dayOpen &&
          ((day === ownDay && from === hours.fromTime + slotMinutes) ||
            ((day === ownPast || day === ownBefore) && from === hours.fromTime));
        if (!own && !random.chance(wanted)) continue;
        const one = bookingAt(
          {
            startsAt: momentOf(day, from),
            hours,
            adviser,
            sponsorship,
            own,
            full: full || soon,
            // Of a full day the first time is held for somebody who waited.
            pending: full && from === hours.fromTime,
          },
          city,
          random,
          now,
        );
        if (one !== null) made.push(one);
      }
    }
  }
  return made;
}

/** Those with few hours are asked for more than there is; the first adviser has something to do each day. */
function demandOf(at: number, busy: number): number {
  if (at === 0) return 0.2;
  return at === 3 || at === 11 ? busy * 2 : busy;
}

function firstVillageDay(adviser: SeedAdviser, from: LocalDate): LocalDate {
  const days = adviser.weekly.filter(({ mode }) => mode === "at_village").map(({ weekday }) => weekday);
  let day = from;
  while (!days.includes(weekdayOf(day) === 0 ? 7 : weekdayOf(day)) || adviser.away.includes(day))
    day = addDays(day, 1);
  return day;
}

function bookingAt(
  {
    startsAt,
    hours: { mode, placeId },
    adviser,
    sponsorship,
    own,
    full,
    pending,
  }: {
    readonly startsAt: Date;
    readonly hours: WeeklyRow;
    readonly adviser: SeedAdviser;
    readonly sponsorship: SeedSponsorship;
    readonly own: boolean;
    readonly full: boolean;
    readonly pending: boolean;
  },
  city: AdviceCity,
  random: Random,
  now: Date,
): Made | null {
  const notice = new Date(startsAt.getTime() - noticeHours * hour);
  const lead = Math.round((own || full ? 4 : 1 + 13 * random.next() ** 2) * 24 * hour);
  const earliest = startsAt.getTime() - noticeHours * hour - lead;
  // What is wanted now cannot have been booked tomorrow.
  const wishedAt = new Date(earliest + random.between(1, 9 * 60) * minute);
  const lately = new Date(now.getTime() - (pending ? 20 : random.between(20, 900)) * minute);
  const bookedAt = pending || (wishedAt > now && (own || full)) ? lately : wishedAt;
  if (bookedAt > now || bookedAt > notice) return null;

  const isVisit = mode === "at_enterprise";
  const village = own ? city.home : villageOf(placeId, sponsorship, city, random);
  const enterprise = isVisit ? random.pick(city.enterprises) : null;
  const resident = own
    ? city.residents[0]
    : random.chance(0.78) || isVisit || pending
      ? city.residents[random.between(1, city.residents.length - 1)]
      : undefined;
  const clerk = resident === undefined ? city.clerkAt(village) : null;
  const booker: Booker = resident ?? {
    id: null,
    name: city.aName(random),
    n: random.between(600_000, 699_999),
  };
  const story = random.pick(adviceStories);
  const id = newId();
  const who: BookingActor =
    clerk ?? (booker.id === null ? { kind: "visitor" } : { kind: "resident", personId: booker.id });
  const endsAt = new Date(startsAt.getTime() + (isVisit ? visitMinutes : slotMinutes) * minute);
  const isOffer = pending || (!own && !full && resident !== undefined && !isVisit && random.chance(0.03));
  const offeredUntil = isOffer ? new Date(Math.min(bookedAt.getTime() + 2 * hour, startsAt.getTime())) : null;
  const life = liveBooking(
    {
      id,
      kind: isVisit ? "check_up" : "consultation",
      startsAt,
      endsAt,
      bookedAt,
      offeredUntil,
      adviser,
      who,
      clerk,
      sponsorship,
      village,
      own,
      steady: own || full,
    },
    random,
    now,
  );
  return {
    hours: life.hours,
    booking: {
      id,
      adviser,
      sponsorshipId: sponsorship.id,
      kind: isVisit ? "check_up" : "consultation",
      mode,
      placeId,
      village,
      startsAt,
      endsAt,
      ...occupiedBy({ startsAt, endsAt, mode }, { travelMinutes }),
      booker,
      clerk,
      topicId: isVisit ? "enterprise.approval" : story.topic,
      matter: isVisit ? null : story.title,
      otherSide: isVisit ? null : story.otherSide,
      enterprise,
      createdAt: bookedAt,
      offeredUntil: life.state === "offered" || life.state === "lapsed" ? offeredUntil : null,
      ...life.kept,
    },
  };
}

function villageOf(
  placeId: string | null,
  { villages }: SeedSponsorship,
  city: AdviceCity,
  random: Random,
): DivisionRow {
  if (placeId === null && random.chance(0.15)) {
    const [first] = villages;
    const neighbours = city.villages.filter(({ parentCode }) => parentCode === first?.parentCode);
    if (neighbours.length > 0) return random.pick(neighbours);
  }
  return random.pick(villages);
}

type Life = {
  readonly state: BookingState;
  readonly hours: readonly HoursStep[];
  readonly kept: Pick<
    SeedBooking,
    "state" | "version" | "moves" | "events" | "audit" | "rating" | "service" | "opinions" | "confirmedAt"
  >;
};

type Begun = {
  readonly id: string;
  readonly kind: "consultation" | "check_up";
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bookedAt: Date;
  readonly offeredUntil: Date | null;
  readonly adviser: SeedAdviser;
  readonly who: BookingActor;
  readonly clerk: StaffActor | null;
  readonly sponsorship: SeedSponsorship;
  readonly village: DivisionRow;
  readonly own: boolean;
  /** Neither moved nor cancelled. */
  readonly steady: boolean;
};

/** Tries the steps in the order of time; the table decides which of them are possible. */
function liveBooking(begun: Begun, random: Random, now: Date): Life {
  const { id, startsAt, endsAt, bookedAt, offeredUntil, adviser, who, sponsorship } = begun;
  const events: Prisma.BookingEventCreateManyInput[] = [];
  const audit: ReturnType<typeof nextAuditEntry>[] = [];
  const hours: HoursStep[] = [];
  let head: AuditHead = emptyChain;
  let facts: BookingFacts = {
    state: offeredUntil === null ? "confirmed" : "offered",
    kind: begun.kind,
    startsAt,
    offeredUntil,
    noticeHours,
    opinions: 0,
    receiptConfirmed: false,
    rated: false,
  };
  let moves = 0;

  const record = (
    action: BookingAction | "book" | "offer",
    from: BookingState | null,
    actor: BookingActor,
    at: Date,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const { state } = facts;
    events.push({
      id: newId(),
      bookingId: id,
      sequence: events.length + 1,
      at,
      action,
      fromState: from,
      toState: state,
      actorKind: actor.kind === "staff" ? "staff" : actor.kind === "system" ? "system" : "petitioner",
      actorMembershipId: actor.kind === "staff" ? actor.membershipId : null,
      facts: { ...more },
    });
    const payload = { from, to: state, ...more };
    const entry = nextAuditEntry(
      { chain: `booking:${id}`, at, actor: adviceAuditActor(actor), action: `booking.${action}`, payload },
      head,
    );
    audit.push(entry);
    head = entry;
  };
  const step = (
    action: BookingAction,
    relation: BookingRelation,
    actor: BookingActor,
    at: Date,
    more: Readonly<Record<string, string>> = {},
  ): boolean => {
    if (at > now) return false;
    const verdict = judgeBooking(action, facts, new Set([relation]), at);
    if (!verdict.open) return false;
    const from = facts.state;
    facts = { ...facts, state: verdict.to };
    record(action, from, actor, at, more);
    return true;
  };
  const hoursStep = (
    does: HoursStep["does"],
    at: Date,
    minutes = (endsAt.getTime() - startsAt.getTime()) / minute,
    serviceId: string | null = null,
  ) =>
    hours.push({
      at,
      sponsorshipId: sponsorship.id,
      month: monthOf(startsAt),
      bookingId: id,
      serviceId,
      does,
      minutes,
    });
  const between = (from: Date, to: Date) =>
    new Date(from.getTime() + Math.floor(random.next() * Math.max(1, to.getTime() - from.getTime())));
  const end = (rest: Partial<Life["kept"]> = {}): Life => ({
    state: facts.state,
    hours,
    kept: {
      state: facts.state,
      version: events.length,
      moves,
      events,
      audit,
      rating: null,
      service: null,
      opinions: [],
      confirmedAt: null,
      ...rest,
    },
  });

  const began = startsAt.toISOString();
  if (offeredUntil === null)
    record("book", null, who, bookedAt, { startsAt: began, ...(begun.clerk ? { consent: "present" } : {}) });
  else record("offer", null, { kind: "system" }, bookedAt, { startsAt: began });
  hoursStep("reserve", bookedAt);
  if (offeredUntil !== null) {
    if (random.chance(0.7)) step("take_offer", "booker", who, between(bookedAt, offeredUntil));
    else {
      const at = new Date(offeredUntil.getTime() + minute);
      if (step("lapse", "system", { kind: "system" }, at)) hoursStep("give_back", at);
    }
    if (facts.state !== "confirmed") return end();
  }
  const notice = new Date(startsAt.getTime() - noticeHours * hour);
  if (!begun.steady && random.chance(0.09)) {
    const at = between(bookedAt, notice);
    if (step("reschedule", "booker", who, at, { startsAt: began })) {
      moves += 1;
      hoursStep("hold_again", at);
    }
  }
  if (!begun.steady && random.chance(0.12)) {
    const at = between(events.at(-1)?.at as Date, random.chance(0.8) ? notice : startsAt);
    const done = step("cancel", "booker", who, at) || step("call_off", "adviser", adviser.actor, at);
    if (done) {
      moves += 1;
      hoursStep("give_back", at);
      return end();
    }
  }
  const after = new Date(endsAt.getTime() + random.between(4, 70) * minute);
  if (!begun.own && random.chance(0.06)) {
    if (step("record_no_show", "adviser", adviser.actor, after)) hoursStep("give_back", after);
    return end();
  }
  const visit = begun.kind === "check_up";
  const minutes = visit ? random.between(9, 15) * 10 : random.between(3, 9) * 5;
  if (!step("serve", "adviser", adviser.actor, after, { minutes: String(minutes) })) return end();
  const service: SeedService = {
    id: newId(),
    adviser,
    sponsorshipId: sponsorship.id,
    village: begun.village,
    servedOn: localDateOf(startsAt),
    minutes,
    kind: visit
      ? "check_up"
      : random.pick([
          "consultation",
          "consultation",
          "consultation",
          "drafting",
          "dispute_resolution",
        ] as const),
    peopleServed: visit ? random.between(2, 6) : random.chance(0.7) ? 1 : random.between(2, 4),
    note: random.pick(serviceNotes),
    recordedAt: after,
  };
  hoursStep("charge", after, service.minutes, service.id);
  const opinions = visit ? opinionsOf(after, random, now) : [];
  opinions.forEach(({ risk }, at) => {
    step("give_opinion", "adviser", adviser.actor, new Date(after.getTime() + at * 10 * minute), { risk });
  });
  facts = { ...facts, opinions: opinions.length };
  let confirmedAt: Date | null = null;
  let rating: SeedBooking["rating"] = null;
  const later = [
    ...(visit && random.chance(0.8)
      ? [{ does: "confirm" as const, at: new Date(after.getTime() + random.between(3, 60) * hour) }]
      : []),
    ...opinions.flatMap(({ position, markedAt, state }) =>
      markedAt === null ? [] : [{ does: "mark" as const, at: markedAt, position, state }],
    ),
    ...(!begun.own && random.chance(0.45)
      ? [{ does: "rate" as const, at: new Date(after.getTime() + random.between(4, 130) * hour) }]
      : []),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const each of later) {
    const { at } = each;
    if (each.does === "mark")
      step("mark_opinion", "booker", who, at, { position: String(each.position), state: each.state });
    else if (each.does === "confirm" && step("confirm_receipt", "booker", who, at)) confirmedAt = at;
    else if (each.does === "rate" && step("rate", "booker", who, at)) rating = { level: levelOf(random), at };
  }
  return end({ service, opinions, confirmedAt, rating });
}

function opinionsOf(givenAt: Date, random: Random, now: Date): readonly SeedOpinion[] {
  const today = localDateOf(now);
  const first = random.between(0, findings.length - 1);
  return Array.from({ length: random.between(1, 4) }, (_, step): SeedOpinion => {
    const found = findings[(first + step) % findings.length];
    if (found === undefined) throw new Error("there are findings");
    const followUpOn = addDays(localDateOf(givenAt), random.pick([14, 30, 60]));
    const markedOn = addDays(localDateOf(givenAt), random.between(3, 40));
    const markedAt = momentOf(markedOn, random.between(9 * 60, 17 * 60));
    const isMarked = markedAt <= now && random.chance(followUpOn < today ? 0.85 : 0.45);
    const isActedOn = isMarked && random.chance(0.8);
    return {
      id: newId(),
      position: step + 1,
      risk: found.risk,
      finding: found.finding,
      advice: found.advice,
      acted: isMarked ? (isActedOn ? found.acted : "眼下先不做，等订单稳定了再说。") : null,
      followUpOn,
      markedAt: isMarked ? markedAt : null,
      actedOn: isActedOn ? markedOn : null,
      state: isMarked ? (isActedOn ? "acted_on" : "not_acted_on") : "given",
      givenAt,
    };
  });
}

/** What advisers do besides bookings: a lecture a quarter (FL-05), a paper drafted, two sides brought together. */
function otherServices(adviser: SeedAdviser, random: Random, now: Date): readonly SeedService[] {
  const today = localDateOf(now);
  const services: SeedService[] = [];
  for (let step = -pastDays; step < 0; step += random.between(18, 45)) {
    const servedOn = addDays(today, step);
    const sponsorship = adviser.sponsorships.find(
      ({ startsOn, endsOn }) => startsOn <= servedOn && servedOn <= endsOn,
    );
    if (sponsorship === undefined || weekdayOf(servedOn) === 0) continue;
    const lecture = random.chance(0.35);
    services.push({
      id: newId(),
      adviser,
      sponsorshipId: sponsorship.id,
      village: random.pick(sponsorship.villages),
      servedOn,
      minutes: lecture ? 60 : random.between(4, 9) * 10,
      kind: lecture
        ? "lecture"
        : random.pick(["dispute_resolution", "drafting", "legal_aid_referral"] as const),
      peopleServed: lecture ? random.between(18, 65) : random.between(1, 4),
      note: lecture ? "在村里讲了一课：借钱、担保和欠薪。" : random.pick(serviceNotes),
      recordedAt: momentOf(servedOn, 17 * 60 + random.between(1, 50)),
    });
  }
  return services;
}

function chargeStep({ id, sponsorshipId, servedOn, minutes, recordedAt }: SeedService): HoursStep {
  const month = localDateFrom(`${servedOn.slice(0, 7)}-01`);
  return { at: recordedAt, sponsorshipId, month, bookingId: null, serviceId: id, does: "charge", minutes };
}

/** People who wait for the one day that is full. */
function lineFor(
  at: number,
  adviser: SeedAdviser,
  {
    city,
    random,
    now,
    number,
  }: {
    readonly city: AdviceCity;
    readonly random: Random;
    readonly now: Date;
    readonly number: () => number;
  },
): readonly SeedWaiting[] {
  const after = fullDayOf.get(at);
  const [sponsorship] = adviser.sponsorships;
  if (after === undefined || sponsorship === undefined) return [];
  const day = firstVillageDay(adviser, addDays(localDateOf(now), after));
  return [0, 1].map((place) => {
    const createdAt = new Date(now.getTime() - (60 - place * 25) * minute);
    return {
      id: newId(),
      number: caseNumber({ date: localDateOf(createdAt), sequence: number() + place }),
      adviser,
      village: random.pick(sponsorship.villages),
      day,
      mode: "at_village",
      state: "waiting",
      booker: city.residents[50 + at * 2 + place] ?? { id: null, name: city.aName(random), n: 700_000 },
      createdAt,
      bookingId: null,
    };
  });
}

export function monthOf(moment: Date): LocalDate {
  return localDateFrom(`${localDateOf(moment).slice(0, 7)}-01`);
}

/** Mostly content, some not: 5 is the best. */
export function levelOf(random: Random): number {
  const draw = random.next();
  return draw < 0.55 ? 5 : draw < 0.83 ? 4 : draw < 0.93 ? 3 : draw < 0.98 ? 2 : 1;
}

export const dayColumn = (day: LocalDate | null) => (day === null ? null : columnFromLocalDate(day));
