import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDateFrom } from "#app/deadlines/local-date.ts";
import { type AdviserSchedule, minutesOf, momentOf, occupiedBy, shareOf, slotsOf, timesOf } from "./slots.ts";

const monday = localDateFrom("2026-03-02");
const longBefore = new Date("2026-02-01T00:00:00Z");
const at = (hours: number, minutes = 0) => hours * 60 + minutes;

function aSchedule(changes: Partial<AdviserSchedule> = {}): AdviserSchedule {
  return {
    adviserId: "adviser",
    slotMinutes: 30,
    visitMinutes: 90,
    travelMinutes: 45,
    noticeHours: 12,
    weekly: [
      { weekday: 1, fromTime: at(9), toTime: at(11), mode: "at_village", placeId: "centre", capacity: 1 },
    ],
    open: [],
    closed: [],
    taken: [],
    ...changes,
  };
}

const onThePhone = { mode: "by_phone", placeId: null } as const;

const times = (schedule: AdviserSchedule, now = longBefore, toDay = monday) =>
  slotsOf(schedule, { fromDay: monday, toDay, now }).map(({ startsAt }) => startsAt.toISOString());

describe("the times that can be booked", () => {
  it("follow one another from where the hours begin, in the time of Shanghai", () => {
    expect(times(aSchedule())).toEqual([
      "2026-03-02T01:00:00.000Z",
      "2026-03-02T01:30:00.000Z",
      "2026-03-02T02:00:00.000Z",
      "2026-03-02T02:30:00.000Z",
    ]);
  });

  it("are as long as a visit where the adviser goes out, and leave the way there and back free", () => {
    const hours = {
      fromTime: at(9),
      toTime: at(18),
      mode: "at_enterprise",
      placeId: null,
      capacity: 1,
    } as const;
    const visits = aSchedule({ weekly: [{ ...hours, weekday: 1 }] });
    expect(times(visits)).toHaveLength(6);
    // A talk from 12:30 to 13:00: the visits that end at 12:00 and begin at 13:30 are too near to it.
    const taken = [
      { from: momentOf(monday, at(12, 30)), to: momentOf(monday, at(13)), seat: 1, ...onThePhone },
    ];
    expect(times({ ...visits, taken })).toEqual([
      "2026-03-02T01:00:00.000Z",
      "2026-03-02T07:00:00.000Z",
      "2026-03-02T08:30:00.000Z",
    ]);
  });

  it("leave out what is taken, what is closed and what begins too soon", () => {
    const taken = [
      { from: momentOf(monday, at(9, 20)), to: momentOf(monday, at(9, 40)), seat: 1, ...onThePhone },
    ];
    expect(times(aSchedule({ taken }))).toEqual(["2026-03-02T02:00:00.000Z", "2026-03-02T02:30:00.000Z"]);
    const closed = [{ day: monday, fromTime: at(10, 15), toTime: at(12) }];
    expect(times(aSchedule({ closed }))).toEqual(["2026-03-02T01:00:00.000Z", "2026-03-02T01:30:00.000Z"]);
    expect(times(aSchedule(), momentOf(addDays(monday, -1), at(22)))).toEqual([
      "2026-03-02T02:00:00.000Z",
      "2026-03-02T02:30:00.000Z",
    ]);
  });

  it("are told from those that somebody has", () => {
    const taken = [
      { from: momentOf(monday, at(9)), to: momentOf(monday, at(9, 30)), seat: 1, ...onThePhone },
    ];
    const all = timesOf(aSchedule({ taken }), { fromDay: monday, toDay: monday, now: longBefore });
    expect(all.map(({ seat }) => seat)).toEqual([null, 1, 1, 1]);
  });

  it("come back every week, and on a day that was opened besides", () => {
    const tuesday = addDays(monday, 1);
    const open = [
      {
        day: tuesday,
        fromTime: at(14),
        toTime: at(14, 30),
        mode: "by_phone" as const,
        placeId: null,
        capacity: 1,
      },
    ];
    expect(times(aSchedule({ open }), longBefore, addDays(monday, 7))).toHaveLength(9);
  });

  it("give each of several people a seat of their own, until there is none", () => {
    const weekly = aSchedule().weekly.map((hours) => ({ ...hours, toTime: at(9, 30), capacity: 2 }));
    const [from, to] = [momentOf(monday, at(9)), momentOf(monday, at(9, 30))];
    const one = slotsOf(aSchedule({ weekly, taken: [{ from, to, seat: 1, ...onThePhone }] }), {
      fromDay: monday,
      toDay: monday,
      now: longBefore,
    });
    expect(one.map(({ seat }) => seat)).toEqual([2]);
    const taken = [1, 2].map((seat) => ({ from, to, seat, ...onThePhone }));
    expect(times(aSchedule({ weekly, taken }))).toEqual([]);
  });

  it("never overlap each other or what is taken, whatever the hours", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 400 }))
      .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }));
    fc.assert(
      fc.property(
        span,
        fc.array(span, { maxLength: 6 }),
        fc.integer({ min: 5, max: 90 }),
        (hours, gone, slotMinutes) => {
          const taken = gone.map(({ from, to }) => ({
            from: momentOf(monday, from),
            to: momentOf(monday, to),
            seat: 1,
            ...onThePhone,
          }));
          const weekly = [
            {
              weekday: 1,
              fromTime: hours.from,
              toTime: hours.to,
              mode: "by_phone" as const,
              placeId: null,
              capacity: 1,
            },
          ];
          const slots = slotsOf(aSchedule({ weekly, taken, slotMinutes }), {
            fromDay: monday,
            toDay: monday,
            now: longBefore,
          });
          const ranges = [...slots.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }))];
          for (const [index, one] of ranges.entries()) {
            expect(one.from >= momentOf(monday, hours.from) && one.to <= momentOf(monday, hours.to)).toBe(
              true,
            );
            for (const other of [...ranges.slice(index + 1), ...taken])
              expect(one.to <= other.from || other.to <= one.from).toBe(true);
          }
        },
      ),
    );
  });
});

describe("a time that several share", () => {
  it("is paid for once by all its seats together", () => {
    const weekly = aSchedule().weekly.map((hours) => ({ ...hours, toTime: at(9, 30), capacity: 3 }));
    const [slot] = slotsOf(aSchedule({ weekly }), { fromDay: monday, toDay: monday, now: longBefore });
    expect(slot === undefined ? null : minutesOf(slot)).toBe(10);
  });

  it("costs no less than it took, and at most a minute a seat more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 50 }), (minutes, sharedBy) => {
        const all = sharedBy * shareOf(minutes, { sharedBy });
        expect(all).toBeGreaterThanOrEqual(minutes);
        expect(all).toBeLessThan(minutes + sharedBy);
      }),
    );
  });
});

describe("two places on one day", () => {
  const day = { fromDay: monday, toDay: monday, now: longBefore };
  const at10 = (place: { mode: "at_village" | "at_firm" | "by_phone"; placeId: string | null }) => [
    { from: momentOf(monday, at(10)), to: momentOf(monday, at(10, 30)), seat: 1, ...place },
  ];
  const free = (schedule: AdviserSchedule) =>
    slotsOf(schedule, day).map(
      ({ startsAt }) => (startsAt.getTime() - momentOf(monday, 0).getTime()) / 60_000,
    );

  it("leave the way between them free", () => {
    const weekly = aSchedule().weekly.map((hours) => ({ ...hours, toTime: at(12) }));
    // The way takes 45 minutes: after what is at the firm from 10:00 to 10:30 nothing in the village before 11:15.
    const firm = { mode: "at_firm", placeId: null } as const;
    expect(free(aSchedule({ weekly, taken: at10(firm) }))).toEqual([at(11, 30)]);
    const other = { mode: "at_village", placeId: "another" } as const;
    expect(free(aSchedule({ weekly, taken: at10(other) }))).toEqual([at(11, 30)]);
  });

  it("take no way where the adviser stays, or is on the phone", () => {
    const stays = [at(9), at(9, 30), at(10, 30)];
    for (const place of [{ mode: "at_village", placeId: "centre" } as const, onThePhone])
      expect(free(aSchedule({ taken: at10(place) }))).toEqual(stays);
    const weekly = aSchedule().weekly.map((hours) => ({ ...hours, ...onThePhone }));
    const firm = { mode: "at_firm", placeId: null } as const;
    expect(free(aSchedule({ weekly, taken: at10(firm) }))).toEqual(stays);
  });
});

describe("a visit at an enterprise", () => {
  it("takes the way there and back as well", () => {
    const startsAt = momentOf(monday, at(9));
    const endsAt = momentOf(monday, at(10));
    expect(occupiedBy({ startsAt, endsAt, mode: "at_enterprise" }, { travelMinutes: 45 })).toEqual({
      occupiedFrom: momentOf(monday, at(8, 15)),
      occupiedTo: momentOf(monday, at(10, 45)),
    });
    expect(occupiedBy({ startsAt, endsAt, mode: "at_firm" }, { travelMinutes: 45 })).toEqual({
      occupiedFrom: startsAt,
      occupiedTo: endsAt,
    });
  });
});
