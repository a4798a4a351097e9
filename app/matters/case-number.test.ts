import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDateFrom } from "#app/deadlines/local-date.ts";
import { caseNumber, formatCaseNumber, readCaseNumber } from "./case-number.ts";
import { formatLookupCode, readLookupCode } from "./lookup-code.ts";

const anyNumber = fc
  .record({ days: fc.nat({ max: 3_000 }), sequence: fc.nat({ max: 99_999 }) })
  .map(({ days, sequence }) => caseNumber({ date: addDays(localDateFrom("2026-01-01"), days), sequence }));

describe("petition number", () => {
  it("is the day, five digits and a check digit", () => {
    expect(caseNumber({ date: localDateFrom("2026-04-14"), sequence: 382 })).toMatch(/^26041400382\d$/);
  });

  it("is read back however it was copied", () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(readCaseNumber(` ${formatCaseNumber(number)} `)).toEqual({ ok: true, number });
      }),
    );
    const number = caseNumber({ date: localDateFrom("2026-04-14"), sequence: 1 });
    const wide = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    expect(readCaseNumber(wide)).toEqual({ ok: true, number });
  });

  it("notices every single wrong digit", () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, shift) => {
          const wrong = (Number(number[place]) + shift) % 10;
          const copied = number.slice(0, place) + wrong + number.slice(place + 1);
          expect(readCaseNumber(copied)).toEqual({ ok: false, reason: "check" });
        },
      ),
    );
  });

  it("notices nearly every swap of two neighbours", () => {
    let swaps = 0;
    let missed = 0;
    for (let sequence = 0; sequence < 2_000; sequence += 1) {
      const number = caseNumber({
        date: localDateFrom("2026-04-14"),
        sequence: (sequence * 37) % 100_000,
      });
      for (let place = 0; place < 11; place += 1) {
        if (number[place] === number[place + 1]) continue;
        swaps += 1;
        const copied = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        if (readCaseNumber(copied).ok) missed += 1;
      }
    }
    expect(missed / swaps).toBeLessThan(0.03);
  });

  it("says whether it is empty, of the wrong length or mistyped", () => {
    expect(readCaseNumber("")).toEqual({ ok: false, reason: "empty" });
    expect(readCaseNumber("2604 1400 382")).toEqual({ ok: false, reason: "length" });
    expect(() => caseNumber({ date: localDateFrom("2026-04-14"), sequence: 100_000 })).toThrow();
  });
});

describe("lookup code", () => {
  it("is read in two groups of three", () => {
    expect(formatLookupCode("538204")).toBe("538 204");
    expect(readLookupCode("538 204")).toEqual({ ok: true, code: "538204" });
    expect(readLookupCode("53820")).toEqual({ ok: false, reason: "length" });
  });
});
