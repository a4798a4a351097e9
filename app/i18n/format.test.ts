import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDateTime,
  formatDateTimeLong,
  formatDay,
  formatDayLong,
  formatDayPlain,
  formatDayShort,
  formatMonth,
  formatNumber,
  formatRange,
  formatTime,
  formatWeekday,
  localDayOf,
} from "./format.ts";

describe("days", () => {
  it("are written with the weekday in both languages", () => {
    expect(formatDay("2026-04-23", "zh-CN")).toBe("4 月 23 日（周四）");
    expect(formatDay("2026-04-23", "en")).toBe("Thu 23 Apr");
  });

  it("are written plain and with the year", () => {
    expect(formatDayPlain("2026-06-23", "zh-CN")).toBe("6 月 23 日");
    expect(formatDayPlain("2026-06-23", "en")).toBe("23 June");
    expect(formatDayLong("2026-04-14", "zh-CN")).toBe("2026 年 4 月 14 日");
    expect(formatDayLong("2026-04-14", "en")).toBe("14 April 2026");
  });

  it("are written short, by their weekday alone, and by their month", () => {
    expect([formatDayShort("2026-06-23", "zh-CN"), formatDayShort("2026-06-23", "en")]).toEqual([
      "6 月 23 日",
      "23 Jun",
    ]);
    expect([formatWeekday("2026-04-23", "zh-CN"), formatWeekday("2026-04-23", "en")]).toEqual([
      "周四",
      "Thu",
    ]);
    expect([formatMonth("2026-04-01", "zh-CN"), formatMonth("2026-04-01", "en")]).toEqual([
      "2026 年 4 月",
      "April 2026",
    ]);
  });

  it("refuse what is not a day of the calendar", () => {
    expect(() => formatDay("2026-02-30", "zh-CN")).toThrow(RangeError);
    expect(() => formatDay("23 April", "en")).toThrow(RangeError);
  });
});

describe("instants", () => {
  const lateEvening = new Date("2026-04-22T16:05:00Z");

  it("are told in Asia/Shanghai, where the day may already be the next one", () => {
    expect(localDayOf(lateEvening)).toBe("2026-04-23");
    expect(formatTime(lateEvening)).toBe("0:05");
    expect(formatDateTime(lateEvening, "zh-CN")).toBe("4 月 23 日 0:05");
    expect(formatDateTime(lateEvening, "en")).toBe("23 Apr, 0:05");
    expect(formatDateTimeLong(lateEvening, "zh-CN")).toBe("2026 年 4 月 23 日 0:05");
    expect(formatDateTimeLong(lateEvening, "en")).toBe("23 April 2026, 0:05");
  });
});

describe("numbers, sizes and ranges", () => {
  it("group thousands and drop empty decimals", () => {
    expect(formatNumber(1590)).toBe("1,590");
    expect(formatNumber(1234567.5)).toBe("1,234,567.5");
    expect(formatNumber(-0.001)).toBe("0");
    expect(formatNumber(-1200)).toBe("-1,200");
  });

  it("say sizes the way limits are set", () => {
    expect(formatBytes(512)).toBe("512 B");
    expect(formatBytes(640 * 1024)).toBe("640 KB");
    expect(formatBytes(20 * 1024 * 1024)).toBe("20 MB");
    expect(formatBytes(1.2 * 1024 * 1024)).toBe("1.2 MB");
  });

  it("use an en dash", () => {
    expect(formatRange("8:30", "12:00")).toBe("8:30–12:00");
  });
});
