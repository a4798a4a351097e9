/** Booked times as a calendar file (RFC 5545). Moments are written in UTC, so every calendar shows its own time. */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { reminderHours } from "../settings.ts";

export type CalendarEntry = {
  /** Of the booking: the same for the file and the feed, whatever is moved. */
  readonly id: string;
  /** RFC 5545 SEQUENCE: a calendar replaces what has a lower one. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Of the last change. */
  readonly changedAt: Date;
  readonly title: string;
  readonly where: string;
  readonly text: string;
  readonly url: string;
};

/** Rings this long before, in seconds: the same as the reminders. */
const alarmsBefore = [reminderHours.tomorrow * 3600, reminderHours.soon * 3600] as const;

/**
 * `name` is the calendar's own name, for a feed. A file of cancelled times alone is a cancellation (METHOD:CANCEL), by
 * which a calendar that has the event takes it away.
 */
export function calendarFile(entries: readonly CalendarEntry[], name?: string): string {
  const takesAway = entries.length > 0 && entries.every(({ isCancelled }) => isCancelled);
  const calendar = ical({
    prodId: { company: "youshuofa", product: "legal-advice" },
    method: takesAway ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    ...(name === undefined ? {} : { name }),
  });
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: `${entry.id}@youshuofa`,
      sequence: entry.sequence,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      start: entry.startsAt,
      end: entry.endsAt,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: entry.title,
      location: entry.where,
      description: entry.text,
      url: entry.url,
    });
    if (entry.isCancelled) continue;
    for (const trigger of alarmsBefore)
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: entry.title });
  }
  return calendar.toString();
}

export function calendarHeaders(fileName: string): Readonly<Record<string, string>> {
  return {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": `attachment; filename="${fileName}.ics"`,
    "Cache-Control": "private, no-store",
  };
}
