/** The forms of an adviser's hours, shared by browser and server. */
import { z } from "zod";
import { addYears, type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import { typedDay } from "#app/ui/typed-day.ts";
import { adviceModes } from "../bookings/wanted-time.ts";
import { dayMinutes, readClock } from "./clock-times.ts";

/** Settings: how long, how far, how early, and how many. */
export const limits = {
  slotMinutes: [10, 120],
  visitMinutes: [30, 240],
  travelMinutes: [0, 180],
  noticeHours: [0, 72],
  capacity: [1, 50],
} as const;

/** How long one meeting of these hours takes. */
export type Lengths = { readonly slotMinutes: number; readonly visitMinutes: number };

export function weeklyForm(messages: Messages, lengths: Lengths) {
  const { problems } = messages.schedule;
  return z
    .object({
      weekday: z.coerce
        .number({ error: problems.weekday })
        .int({ error: problems.weekday })
        .min(1, { error: problems.weekday })
        .max(7, { error: problems.weekday }),
      fromTime: time(problems.time),
      toTime: time(problems.time),
      ...where(messages),
      capacity: whole(limits.capacity, problems.capacity(limits.capacity[1])),
    })
    .superRefine((hours, context) => checkHours(messages, lengths, hours, context));
}

/** The day of an exception, from `today` on; null when it is none. */
export function readDay(form: FormData, today: LocalDate) {
  const { typed, day } = typedDay(form, "day");
  const parsed = parseLocalDate(day ?? "");
  const inReach = parsed.ok && parsed.date >= today && parsed.date <= addYears(today, 1);
  return { typed, day: inReach ? parsed.date : null };
}

/** Both times empty: the whole day, which can only be closed. */
export function exceptionForm(messages: Messages, lengths: Lengths) {
  const { problems } = messages.schedule;
  return z
    .object({
      what: z.enum(["away", "extra"], { error: problems.what }),
      fromTime: optionalTime(problems.time),
      toTime: optionalTime(problems.time),
      mode: z.enum(adviceModes).optional(),
      placeId: z.uuid({ error: problems.place }).optional(),
    })
    .transform(({ what, fromTime, toTime, mode, placeId }, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (what === "away" && fromTime === undefined && toTime === undefined)
        return { isOpen: false, fromTime: 0, toTime: dayMinutes, mode: null, placeId: null } as const;
      if (fromTime === undefined) issue("fromTime", problems.time);
      if (toTime === undefined) issue("toTime", problems.time);
      if (what === "extra" && mode === undefined) issue("mode", problems.mode);
      if (fromTime === undefined || toTime === undefined) return z.NEVER;
      if (what === "away") {
        if (toTime <= fromTime) issue("toTime", problems.reversed);
        return { isOpen: false, fromTime, toTime, mode: null, placeId: null } as const;
      }
      if (mode === undefined) return z.NEVER;
      const hours = { fromTime, toTime, mode, placeId };
      checkHours(messages, lengths, hours, context);
      return {
        isOpen: true,
        fromTime,
        toTime,
        mode,
        placeId: mode === "at_village" ? (placeId ?? null) : null,
      } as const;
    });
}

export function settingsForm({ schedule: { problems } }: Messages) {
  const between = (range: readonly [number, number]) => whole(range, problems.between(...range));
  return z.object({
    slotMinutes: between(limits.slotMinutes),
    visitMinutes: between(limits.visitMinutes),
    travelMinutes: between(limits.travelMinutes),
    noticeHours: between(limits.noticeHours),
  });
}

function where({ schedule: { problems } }: Messages) {
  return {
    mode: z.enum(adviceModes, { error: problems.mode }),
    placeId: z.uuid({ error: problems.place }).optional(),
  };
}

type Hours = {
  readonly fromTime: number;
  readonly toTime: number;
  readonly mode: (typeof adviceModes)[number];
  readonly placeId?: string | undefined;
};

function checkHours(
  { schedule: { problems } }: Messages,
  { slotMinutes, visitMinutes }: Lengths,
  { fromTime, toTime, mode, placeId }: Hours,
  context: z.RefinementCtx,
) {
  const issue = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const least = mode === "at_enterprise" ? visitMinutes : slotMinutes;
  if (toTime <= fromTime) issue("toTime", problems.reversed);
  else if (toTime - fromTime < least) issue("toTime", problems.tooShort(least));
  if (mode === "at_village" && placeId === undefined) issue("placeId", problems.place);
}

function whole([least, most]: readonly [number, number], error: string) {
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function time(error: string) {
  return z.string({ error }).transform((text, context) => readOr(text, context, error));
}

function optionalTime(error: string) {
  return z
    .string()
    .optional()
    .transform((text, context) =>
      text === undefined || text.trim() === "" ? undefined : readOr(text, context, error),
    );
}

function readOr(text: string, context: z.RefinementCtx, message: string): number {
  const read = readClock(text);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
