/** How bookings in the demonstration city go: taken, moved, cancelled, met or missed, and what came of the meeting. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import type { BookingActor } from "#app/legal-advice/bookings/booking-access.server.ts";
import { momentOf } from "#app/legal-advice/bookings/slots.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";
import type { SeedAdviser, SeedSponsorship } from "./advice-cast.ts";
import type { HoursStep } from "./advice-hours.ts";
import {
  hour,
  levelOf,
  minute,
  noticeHours,
  type SeedBooking,
  type SeedOpinion,
  type SeedService,
} from "./advice-rows.ts";
import { findings, serviceNotes } from "./advice-stories.ts";
import { type BookingHistory, beginBooking } from "./booking-history.ts";
import type { Random } from "./random.ts";

/** What a life decides of a booking. */
type Decided = Pick<
  SeedBooking,
  "state" | "version" | "moves" | "events" | "audit" | "rating" | "service" | "opinions" | "confirmedAt"
>;

export type BookingLife = { readonly decided: Decided; readonly hours: readonly HoursStep[] };

export type BegunBooking = {
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
  /** Of the resident whom the start names: met, and not rated yet. */
  readonly own: boolean;
  /** Neither moved nor cancelled. */
  readonly steady: boolean;
};

const minutesBetween = (from: Date, to: Date, random: Random) =>
  new Date(from.getTime() + Math.floor(random.next() * Math.max(1, to.getTime() - from.getTime())));

/** Tries the steps in the order of time; the table decides which of them are possible. */
export function liveBooking(begun: BegunBooking, random: Random, now: Date): BookingLife {
  const history = beginBooking(
    { ...begun, sponsorshipId: begun.sponsorship.id, onBehalf: begun.clerk !== null },
    now,
  );
  const moves = beforehand(begun, history, random);
  const meeting = history.state() === "confirmed" ? meet(begun, history, random, now) : nothingCame;
  const { hours, ...rows } = history.rows();
  return { hours, decided: { ...rows, moves, ...meeting } };
}

/** Up to the meeting. Returns how often its time was moved or given up. */
function beforehand(begun: BegunBooking, history: BookingHistory, random: Random): number {
  const { startsAt, bookedAt, offeredUntil, adviser, who } = begun;
  const booker = { relation: "booker", actor: who } as const;
  let moves = 0;
  if (offeredUntil !== null) {
    if (random.chance(0.7))
      history.play("take_offer", booker, minutesBetween(bookedAt, offeredUntil, random));
    else {
      const at = new Date(offeredUntil.getTime() + minute);
      const system = { relation: "system", actor: { kind: "system" } } as const;
      if (history.play("lapse", system, at)) history.moveHours("give_back", at);
    }
    if (history.state() !== "confirmed") return moves;
  }
  const notice = new Date(startsAt.getTime() - noticeHours * hour);
  if (!begun.steady && random.chance(0.09)) {
    const at = minutesBetween(bookedAt, notice, random);
    if (history.play("reschedule", booker, at, { startsAt: startsAt.toISOString() })) {
      moves += 1;
      history.moveHours("hold_again", at);
    }
  }
  if (!begun.steady && random.chance(0.12)) {
    const at = minutesBetween(history.at(), random.chance(0.8) ? notice : startsAt, random);
    const byAdviser = { relation: "adviser", actor: adviser.actor } as const;
    if (history.play("cancel", booker, at) || history.play("call_off", byAdviser, at)) {
      moves += 1;
      history.moveHours("give_back", at);
    }
  }
  return moves;
}

type Meeting = Pick<Decided, "service" | "opinions" | "confirmedAt" | "rating">;

const nothingCame: Meeting = { service: null, opinions: [], confirmedAt: null, rating: null };

function meet(begun: BegunBooking, history: BookingHistory, random: Random, now: Date): Meeting {
  const byAdviser = { relation: "adviser", actor: begun.adviser.actor } as const;
  const after = new Date(begun.endsAt.getTime() + random.between(4, 70) * minute);
  if (!begun.own && random.chance(0.06)) {
    if (history.play("record_no_show", byAdviser, after)) history.moveHours("give_back", after);
    return nothingCame;
  }
  const service = serviceOf(begun, after, random);
  if (!history.play("serve", byAdviser, after, { minutes: String(service.minutes) })) return nothingCame;
  history.moveHours("charge", after, service);
  const opinions = begun.kind === "check_up" ? opinionsOf(after, random, now) : [];
  opinions.forEach(({ risk }, at) => {
    history.play("give_opinion", byAdviser, new Date(after.getTime() + at * 10 * minute), { risk });
  });
  return { service, opinions, ...afterwards(begun, opinions, { history, after, random }) };
}

function serviceOf(begun: BegunBooking, recordedAt: Date, random: Random): SeedService {
  const visit = begun.kind === "check_up";
  return {
    id: newId(),
    adviser: begun.adviser,
    sponsorshipId: begun.sponsorship.id,
    village: begun.village,
    servedOn: localDateOf(begun.startsAt),
    minutes: visit ? random.between(9, 15) * 10 : random.between(3, 9) * 5,
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
    recordedAt,
  };
}

/** What the person or the enterprise does later, in the order of time. */
function afterwards(
  begun: BegunBooking,
  opinions: readonly SeedOpinion[],
  {
    history,
    after,
    random,
  }: { readonly history: BookingHistory; readonly after: Date; readonly random: Random },
): Pick<Meeting, "confirmedAt" | "rating"> {
  const booker = { relation: "booker", actor: begun.who } as const;
  const hoursLater = (from: number, to: number) =>
    new Date(after.getTime() + random.between(from, to) * hour);
  const steps = [
    ...(opinions.length > 0 && random.chance(0.8)
      ? [{ action: "confirm_receipt" as const, at: hoursLater(3, 60) }]
      : []),
    ...opinions.flatMap(({ position, markedAt, state }) =>
      markedAt === null
        ? []
        : [{ action: "mark_opinion" as const, at: markedAt, facts: { position: String(position), state } }],
    ),
    ...(!begun.own && random.chance(0.45) ? [{ action: "rate" as const, at: hoursLater(4, 130) }] : []),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  let confirmedAt: Date | null = null;
  let rating: Meeting["rating"] = null;
  for (const each of steps) {
    const { action, at } = each;
    if (!history.play(action, booker, at, "facts" in each ? each.facts : {})) continue;
    if (action === "confirm_receipt") confirmedAt = at;
    if (action === "rate") rating = { level: levelOf(random), at };
  }
  return { confirmedAt, rating };
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
