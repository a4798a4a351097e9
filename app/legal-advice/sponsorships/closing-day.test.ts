import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { monthClosesOn, monthEntered } from "./closing-day.ts";

describe("the closing day of a month", () => {
  it("is the fifth of the next, also over the end of a year", () => {
    expect(monthClosesOn(localDateFrom("2026-02-28"))).toBe("2026-03-05");
    expect(monthClosesOn(localDateFrom("2026-12-01"))).toBe("2027-01-05");
  });

  it("lets a service into its own month up to then, and into the month of the day after that", () => {
    const served = localDateFrom("2026-02-20");
    expect(monthEntered(served, served)).toBe("2026-02-01");
    expect(monthEntered(served, localDateFrom("2026-03-05"))).toBe("2026-02-01");
    expect(monthEntered(served, localDateFrom("2026-03-06"))).toBe("2026-03-01");
    expect(monthEntered(served, localDateFrom("2026-05-01"))).toBe("2026-05-01");
  });
});
