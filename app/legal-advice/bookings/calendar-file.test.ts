import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile } from "./calendar-file.ts";

const entry: CalendarEntry = {
  id: "0192f0c1-0000-7000-8000-000000000001",
  sequence: 2,
  isCancelled: false,
  // 2026-03-05, 9:30 to 10:00 in Shanghai.
  startsAt: new Date("2026-03-05T01:30:00Z"),
  endsAt: new Date("2026-03-05T02:00:00Z"),
  changedAt: new Date("2026-03-02T01:00:00Z"),
  title: "法律顾问：陆文律师",
  where: "紫荆村便民服务中心，荆州区川店镇; 1 号",
  text: "要改、要取消，\n请在 3 月 4 日 21:30 以前。",
  url: "https://example.org/advice/bookings/260305400019",
};

function parsed(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  return { calendar, events, event: events[0] as ICAL.Event };
}

describe("a calendar file", () => {
  it("says the same time to another library, in Shanghai and anywhere", () => {
    const { calendar, event } = parsed(calendarFile([entry]));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event.startDate.toJSDate()).toEqual(entry.startsAt);
    expect(event.endDate.toJSDate()).toEqual(entry.endsAt);
    const shanghai = new ICAL.Timezone(
      new ICAL.Component(
        ICAL.parse(
          "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n" +
            "TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nEND:STANDARD\r\nEND:VTIMEZONE",
        ),
      ),
    );
    expect(event.startDate.convertToZone(shanghai).toString()).toBe("2026-03-05T09:30:00");
  });

  it("keeps every word, and one identity while it is moved", () => {
    const { event } = parsed(calendarFile([entry]));
    expect([event.summary, event.location, event.description]).toEqual([
      entry.title,
      entry.where,
      entry.text,
    ]);
    expect([event.uid, event.sequence]).toEqual([`${entry.id}@youshuofa`, 2]);
    expect(event.component.getFirstPropertyValue("url")).toBe(entry.url);
    const alarms = event.component
      .getAllSubcomponents("valarm")
      .map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
    expect(alarms).toEqual(["-P1D", "-PT2H"]);
    const moved = parsed(calendarFile([{ ...entry, sequence: 3 }])).event;
    expect([moved.uid, moved.sequence]).toEqual([event.uid, 3]);
  });

  it("takes the event away again when it is cancelled", () => {
    const { calendar, event } = parsed(calendarFile([{ ...entry, isCancelled: true, sequence: 3 }]));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(event.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event.component.getAllSubcomponents("valarm")).toEqual([]);
  });

  it("holds many as a feed, and none as an empty one", () => {
    const other = { ...entry, id: "0192f0c1-0000-7000-8000-000000000002", isCancelled: true };
    const feed = parsed(calendarFile([entry, other], "陆文"));
    expect(feed.calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(feed.events.map((each) => each.uid)).toHaveLength(2);
    expect(parsed(calendarFile([], "陆文")).events).toEqual([]);
  });

  it("breaks no line beyond what old calendars take", () => {
    for (const line of calendarFile([entry]).split("\r\n"))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
