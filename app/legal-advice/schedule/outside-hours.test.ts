import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { momentOf } from "../bookings/slots.ts";
import { clockText, fieldTime, overlapping, readClock } from "./clock-times.ts";
import { outsideHours } from "./outside-hours.ts";

const monday = localDateFrom("2026-03-02");
const nine = {
  weekday: 1,
  fromTime: 540,
  toTime: 660,
  mode: "by_phone",
  placeId: null,
  capacity: 1,
} as const;
const schedule = { weekly: [nine], open: [], closed: [] };
const booked = (from: number, mode: "by_phone" | "at_firm" = "by_phone", day = monday) => ({
  startsAt: momentOf(day, from),
  endsAt: momentOf(day, from + 30),
  mode,
  placeId: null,
});

describe("bookings and changed hours", () => {
  it("stand inside while hours of the same mode hold them whole", () => {
    expect(outsideHours(schedule, [booked(540), booked(630)])).toEqual([]);
  });

  it("stand outside when they begin earlier, end later, meet otherwise or fall on another day", () => {
    const tuesday = localDateFrom("2026-03-03");
    const out = [booked(525), booked(645), booked(540, "at_firm"), booked(540, "by_phone", tuesday)];
    expect(outsideHours(schedule, out)).toEqual(out);
  });

  it("stand outside when the day is closed, and inside when hours were added for it", () => {
    const away = { ...schedule, closed: [{ day: monday, fromTime: 0, toTime: 600 }] };
    expect(outsideHours(away, [booked(570), booked(600)])).toEqual([booked(570)]);
    const { weekday: _, ...hours } = nine;
    const added = { ...schedule, weekly: [], open: [{ ...hours, day: monday }] };
    expect(outsideHours(added, [booked(540)])).toEqual([]);
  });
});

describe("a time of day", () => {
  it("is read as a phone or a person writes it", () => {
    expect(["9:00", "09:05", "９：３０", "23:59", "9:00:00"].map(readClock)).toEqual([
      540, 545, 570, 1439, 540,
    ]);
  });

  it("is none beyond midnight, without minutes or in words", () => {
    expect(["24:00", "9", "9:60", "九点", "", "-1:00"].map(readClock)).toEqual(Array(6).fill(null));
  });

  it("comes back as it is shown and as a field takes it", () => {
    expect([clockText(545), fieldTime(545), fieldTime(1440)]).toEqual(["9:05", "09:05", "23:59"]);
  });

  it("touches another without overlapping where one ends as the other begins", () => {
    const spans = [{ fromTime: 540, toTime: 600 }];
    expect(overlapping(spans, { fromTime: 600, toTime: 660 })).toBeNull();
    expect(overlapping(spans, { fromTime: 599, toTime: 660 })).toEqual(spans[0]);
  });
});
