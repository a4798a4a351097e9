import { describe, expect, it } from "vitest";
import { typedDay } from "./typed-day.ts";

function typed(year: string, month: string, day: string) {
  const form = new FormData();
  form.set("since.year", year);
  form.set("since.month", month);
  form.set("since.day", day);
  return typedDay(form, "since");
}

describe("typedDay", () => {
  it("reads a day, also from full-width digits", () => {
    expect(typed("2026", "4", "9").day).toBe("2026-04-09");
    expect(typed("２０２６", "１２", "３１").day).toBe("2026-12-31");
  });

  it("knows an empty date from a wrong one", () => {
    expect(typed("", " ", "").day).toBeNull();
    expect(typed("2026", "2", "30").day).toBe("wrong");
    expect(typed("2026", "", "3").day).toBe("wrong");
    expect(typed("26", "2", "3").day).toBe("wrong");
    expect(typed("2026", "13", "1").day).toBe("wrong");
    expect(typed("0026", "2", "3").day).toBe("wrong");
  });

  it("gives back what was typed", () => {
    expect(typed("2026", "2", "30").typed).toEqual({ year: "2026", month: "2", day: "30" });
  });
});
