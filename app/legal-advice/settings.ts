/**
 * What a city may set otherwise about legal advice, in one place. Periods with a date from which they hold are rows of
 * `statutory-rules.ts` (FL-answer, FL-confirm, FL-record, FL-close); what each adviser sets is in the database.
 */
import type { QuietHours } from "#app/platform/quiet-hours.ts";

/** Reminders of a booked time, hours ahead; also the alarms of its calendar file. */
export const reminderHours = { tomorrow: 24, soon: 2 } as const;

/** How far ahead times are shown. */
export const bookingHorizonDays = 42;

/** How long an offered time is held, and when nobody can be expected to read of it where the city has no quiet hours. */
export const offerMinutes = 120;
export const offerQuietHours: QuietHours = { from: "21:00", to: "08:00" };

/** Times of one person that are still to come. */
export const mostOpenBookings = 5;

/** Tries of a day, those that were refused among them: of a person, and of a clerk who books for many. */
export const bookingTriesPerDay = { person: 30, clerk: 200 } as const;

/** Questions of one account in a day: more is no worry but a flood. */
export const questionsPerDay = 12;

/** Beyond this many open questions an adviser is passed over while another is free. */
export const fullLoad = 12;

/** Days before the last one from which a question is called soon: of three days not all can be the last. */
export const questionSoonDays = 1;

/** Days before the last one on which an adviser is reminded; of an asker, who is waited for longer. */
export const questionReminderDays = { adviser: 1, asker: 3 } as const;

/** No number of fewer matters (YS-09), and none of a firm of which fewer work here: it would be a person's. */
export const fewestMatters = 10;
export const fewestAdvisers = 3;

/** How far back supervisors' numbers of firms go. */
export const oversightDays = 182;
