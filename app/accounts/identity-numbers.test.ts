import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDateFrom } from "#app/deadlines/local-date.ts";
import { readIdentityDocument } from "./identity-document.ts";
import { readPhoneNumber } from "./phone-number.ts";
import { readResidentIdNumber } from "./resident-id-number.ts";
import { readCreditCode } from "./unified-social-credit-code.ts";

const today = localDateFrom("2026-11-23");
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** GB 32100: the weight of a place is 3 to its power, mod 31. */
function withRightCheck(body: string): string {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += weight * creditAlphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return body + creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

describe("resident identity number", () => {
  it.each(["421003199001010016", "421023200002290022", "422400195501010034"])("accepts %s", (number) => {
    expect(readResidentIdNumber(number, today)).toMatchObject({ ok: true, number });
  });

  it("reads full-width digits, spaces and a small x", () => {
    expect(readResidentIdNumber("４２１００３ 19900101 0016", today)).toMatchObject({ ok: true });
    expect(readResidentIdNumber("11010519491231002x", today)).toMatchObject({
      ok: true,
      number: "11010519491231002X",
    });
  });

  it("says what is wrong: shape, date, future, check", () => {
    expect(readResidentIdNumber("", today)).toEqual({ ok: false, reason: "empty" });
    expect(readResidentIdNumber("42100319900101001", today)).toEqual({ ok: false, reason: "shape" });
    expect(readResidentIdNumber("421003199002300016", today)).toEqual({ ok: false, reason: "date" });
    expect(readResidentIdNumber("421003202611240018", today)).toEqual({ ok: false, reason: "future" });
    expect(readResidentIdNumber("421003199001010017", today)).toEqual({ ok: false, reason: "check" });
  });

  it("notices every single wrong digit", () => {
    const number = "421003199001010016";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const wrong = (Number(number[place]) + shift) % 10;
        return !readResidentIdNumber(number.slice(0, place) + wrong + number.slice(place + 1), today).ok;
      }),
    );
  });
});

describe("every resident identity number", () => {
  /** Made by the standard's own sum, so that all of mod 11 is met, X too. */
  const anyNumber = fc
    .record({
      division: fc.stringMatching(/^[1-9]\d{5}$/),
      born: fc.integer({ min: 0, max: 46_000 }).map((days) => addDays(localDateFrom("1900-01-01"), days)),
      sequence: fc.stringMatching(/^\d{3}$/),
    })
    .map(({ division, born, sequence }) => {
      const body = division + born.replaceAll("-", "") + sequence;
      // The weight of a place is 2 to the power of its distance from the end, mod 11.
      const sum = [...body].reduce(
        (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
        0,
      );
      const check = (12 - (sum % 11)) % 11;
      return { number: body + (check === 10 ? "X" : String(check)), born };
    });

  it("is accepted with its day of birth, whatever its division is called today", () => {
    fc.assert(
      fc.property(anyNumber, ({ number, born }) => {
        const expected = { ok: true, number, bornOn: born };
        expect(readResidentIdNumber(number, today)).toEqual(expected);
        expect(readResidentIdNumber(number.toLowerCase(), today)).toEqual(expected);
      }),
    );
  });

  it("is refused with any two neighbours swapped", () => {
    fc.assert(
      fc.property(anyNumber, fc.nat({ max: 15 }), ({ number }, place) => {
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        fc.pre(swapped !== number);
        expect(readResidentIdNumber(swapped, today).ok).toBe(false);
      }),
    );
  });

  it("is refused the day before its birth and accepted on the day", () => {
    fc.assert(
      fc.property(anyNumber, ({ number, born }) => {
        expect(readResidentIdNumber(number, born).ok).toBe(true);
        expect(readResidentIdNumber(number, addDays(born, -1))).toEqual({ ok: false, reason: "future" });
      }),
    );
  });

  it("is judged, never thrown at, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => !readResidentIdNumber(text, today).ok));
  });
});

describe("unified social credit code", () => {
  it.each(["91350100M000100Y43", "914403001922038216", "9144030071526726XG"])("accepts %s", (code) => {
    expect(readCreditCode(code)).toMatchObject({ ok: true, code });
  });

  it("says what is wrong", () => {
    expect(readCreditCode(" ")).toEqual({ ok: false, reason: "empty" });
    expect(readCreditCode("91350100M000100I43")).toEqual({ ok: false, reason: "shape" });
    expect(readCreditCode("91350100M000100Y44")).toEqual({ ok: false, reason: "check" });
  });

  it("reads small letters, spaces and full-width characters, and finds the organisation code inside", () => {
    expect(readCreditCode("9144 0300 7152 6726 xg")).toEqual({
      ok: true,
      code: "9144030071526726XG",
      organisationCode: "71526726X",
    });
    expect(readCreditCode("９１３５０１００Ｍ０００１００Ｙ４３")).toMatchObject({
      organisationCode: "M000100Y4",
    });
  });

  it("says so when only the organisation code inside is wrong", () => {
    // Place 17 is changed and the last check made right again by the standard's sum.
    expect(readCreditCode(withRightCheck("91440300192203831"))).toEqual({
      ok: false,
      reason: "organisation_code",
    });
  });

  it("notices every single wrong character", () => {
    const code = "914403001922038216";
    const replacement = fc.constantFrom(...creditAlphabet);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), replacement, (place, wrong) => {
        fc.pre(wrong !== code[place]);
        return !readCreditCode(code.slice(0, place) + wrong + code.slice(place + 1)).ok;
      }),
    );
  });
});

describe("phone number", () => {
  it.each(["13800000000", "+86 138 0000 0000", "0086-138-0000-0000", "１３８００００００００"])(
    "reads %s",
    (text) => {
      expect(readPhoneNumber(text)).toEqual({ ok: true, kind: "mobile", number: "13800000000" });
    },
  );

  it("takes a landline only where a voice answers", () => {
    expect(readPhoneNumber("0716-8123456")).toEqual({ ok: false, reason: "landline" });
    expect(readPhoneNumber("0716-8123456", { landlineAllowed: true })).toMatchObject({ kind: "landline" });
  });

  it.each(["+86 716 8123456", "+86 0716 8123456", "0086-716-8123456", "（0716）8123456"])(
    "reads the landline %s",
    (text) => {
      expect(readPhoneNumber(text, { landlineAllowed: true })).toEqual({
        ok: true,
        kind: "landline",
        number: "07168123456",
      });
    },
  );

  it("reads every mobile number however it is grouped", () => {
    const digits = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/));
    const writing = fc.constantFrom("", " ", "-", "　");
    const country = fc.constantFrom("", "+86", "0086", "+86 ", "＋８６");
    fc.assert(
      fc.property(digits, writing, country, ([second, rest], gap, prefix) => {
        const number = `1${second}${rest}`;
        const written = prefix + number.replace(/^(\d{3})(\d{4})/, `$1${gap}$2${gap}`);
        expect(readPhoneNumber(written)).toEqual({ ok: true, kind: "mobile", number });
      }),
    );
  });

  it("is empty when nothing was written", () => {
    expect(readPhoneNumber(" ")).toEqual({ ok: false, reason: "empty" });
  });

  it.each(["12800000000", "1380000000", "+86", "0716-1234567", "0086 128 0000 0000", "138000000000", "abc"])(
    "refuses %s",
    (text) => {
      expect(readPhoneNumber(text)).toEqual({ ok: false, reason: "shape" });
    },
  );
});

describe("identity document", () => {
  it.each([
    ["passport", "E12345678"],
    ["hong_kong_macao_permit", "H12345678"],
    ["taiwan_permit", "12345678"],
    ["foreign_permanent_residence", "USA110074062300"],
  ] as const)("accepts a %s", (kind, number) => {
    expect(readIdentityDocument(kind, number, today)).toEqual({ ok: true, number });
  });

  it("checks the check digit of a residence permit", () => {
    expect(readIdentityDocument("hong_kong_residence_permit", "810000199408230021", today).ok).toBe(true);
    expect(readIdentityDocument("hong_kong_residence_permit", "810000199408230022", today)).toEqual({
      ok: false,
      reason: "check",
    });
    expect(readIdentityDocument("macao_residence_permit", "810000199408230021", today)).toEqual({
      ok: false,
      reason: "shape",
    });
  });
});
