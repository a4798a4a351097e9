/** The form of a service record, shared by browser and server. One plain post, so that it can wait for a signal. */
import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import { typedDay } from "#app/ui/typed-day.ts";

export const serviceKinds = [
  "consultation",
  "dispute_resolution",
  "drafting",
  "lecture",
  "check_up",
  "legal_aid_referral",
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** Settings: the longest service, and the most people at a lecture. */
const mostMinutes = 480;
const mostPeople = 500;
const longestNote = 200;

/** Of what nobody booked: also for which sponsorship and place, as `sponsorship:division`. The day is read apart. */
export function otherServiceForm(messages: Messages) {
  const error = messages.chambers.problems.place;
  return serviceForm(messages).extend({
    place: z.string({ error }).regex(/^[0-9a-f-]{36}:\d{6,12}$/, { error }),
  });
}

/** The day of a service, not after `today`; null when it is none. */
export function readServedOn(form: FormData, today: LocalDate) {
  const { typed, day } = typedDay(form, "servedOn");
  const parsed = parseLocalDate(day ?? "");
  return { typed, servedOn: parsed.ok && parsed.date <= today ? parsed.date : null };
}

export function serviceForm({ chambers: { problems } }: Messages) {
  const whole = (most: number, error: string) =>
    z.coerce.number({ error }).int({ error }).min(1, { error }).max(most, { error });
  return z.object({
    minutes: whole(mostMinutes, problems.minutes(mostMinutes)),
    kind: z.enum(serviceKinds, { error: problems.kind }),
    peopleServed: whole(mostPeople, problems.people(mostPeople)),
    note: z
      .string()
      .trim()
      .max(longestNote, { error: problems.long(longestNote) })
      .default(""),
  });
}
