import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outsideQuietHours, readQuietHours } from "./quiet-hours.ts";

const night = { from: "21:00", to: "08:00" };
const at = (text: string) => new Date(`2026-05-18T${text}:00+08:00`);

describe("quiet hours", () => {
  it.each([
    ["20:59", "2026-05-18T20:59:00+08:00"],
    ["21:00", "2026-05-19T08:00:00+08:00"],
    ["23:59", "2026-05-19T08:00:00+08:00"],
    ["00:00", "2026-05-18T08:00:00+08:00"],
    ["07:59", "2026-05-18T08:00:00+08:00"],
    ["08:00", "2026-05-18T08:00:00+08:00"],
  ])("move what is due at %s to %s", (time, moved) => {
    expect(outsideQuietHours(at(time), night)).toEqual(new Date(moved));
  });

  it("within one day end on that day", () => {
    expect(outsideQuietHours(at("13:00"), { from: "12:00", to: "14:00" })).toEqual(at("14:00"));
  });

  it("never move anything to the past, into quiet hours, or by more than a day; none move nothing", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        (moment) => {
          const moved = outsideQuietHours(moment, night);
          expect(moved.getTime()).toBeGreaterThanOrEqual(moment.getTime());
          expect(moved.getTime() - moment.getTime()).toBeLessThan(86_400_000);
          expect(outsideQuietHours(moved, night)).toEqual(moved);
          expect(outsideQuietHours(moment, null)).toEqual(moment);
        },
      ),
    );
  });

  it.each(["21:00-08:00", " 22:30 - 07:00 "])("are read from %j", (text) => {
    expect(readQuietHours(text)).not.toBeNull();
  });

  it.each(["", "21-8", "25:00-08:00", "08:00-08:00", "21:00-08:00-09:00"])("are not read from %j", (text) => {
    expect(readQuietHours(text)).toBeNull();
  });
});
