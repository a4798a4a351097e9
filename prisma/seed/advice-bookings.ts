/**
 * Six months of bookings in the demonstration city, and the weeks ahead: each taken through the table of the real
 * ones, and paid from the hours of its sponsor.
 */
import { addDays, type LocalDate, localDateOf, weekdayOf } from "#app/deadlines/local-date.ts";
import type { BookingActor } from "#app/legal-advice/bookings/booking-access.server.ts";
import { momentOf, occupiedBy } from "#app/legal-advice/bookings/slots.ts";
import { caseNumber } from "#app/matters/case-number.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";
import type { SeedAdviser, SeedSponsorship, WeeklyRow } from "./advice-cast.ts";
import { type HoursStep, type PlayedHours, playHours } from "./advice-hours.ts";
import {
  type AdviceCity,
  type Booker,
  hour,
  minute,
  noticeHours,
  pastDays,
  type SeedBooking,
  type SeedService,
  type SeedWaiting,
  slotMinutes,
  travelMinutes,
  visitMinutes,
} from "./advice-rows.ts";
import { adviceStories } from "./advice-stories.ts";
import { liveBooking } from "./booking-lives.ts";
import { chargeStep, otherServices } from "./other-services.ts";
import type { Random } from "./random.ts";

const daysAhead = 24;
/** Numbers of the demonstration's bookings and places in the line begin here, behind those of its petitions. */
const firstNumber = 20_000;
const firstWaitingNumber = 50_000;

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
      offeredUntil: life.decided.state === "offered" || life.decided.state === "lapsed" ? offeredUntil : null,
      ...life.decided,
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
