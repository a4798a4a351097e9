/** What the demonstration's legal advice is made of before it is written: bookings, services, opinions, people who wait. */
import type { StaffActor } from "#app/accounts/actor.ts";
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFrom,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { BookingState } from "#app/legal-advice/bookings/booking-workflow.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { SeedAdviser, WeeklyRow } from "./advice-cast.ts";
import type { AuditRow } from "./audit-trail.ts";
import type { Enterprise } from "./enterprises.ts";
import type { Random } from "./random.ts";

export const slotMinutes = 30;
/** Of a visit at an enterprise. */
export const visitMinutes = 90;
export const travelMinutes = 45;
export const noticeHours = 12;

/** How far back services and bookings go. */
export const pastDays = 182;

export const minute = 60_000;
export const hour = 60 * minute;

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
  readonly audit: readonly AuditRow[];
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
export function monthOf(moment: Date): LocalDate {
  return localDateFrom(`${localDateOf(moment).slice(0, 7)}-01`);
}

/** Mostly content, some not: 5 is the best. */
export function levelOf(random: Random): number {
  const draw = random.next();
  return draw < 0.55 ? 5 : draw < 0.83 ? 4 : draw < 0.93 ? 3 : draw < 0.98 ? 2 : 1;
}

export const dayColumn = (day: LocalDate | null) => (day === null ? null : columnFromLocalDate(day));
