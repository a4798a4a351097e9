import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { readIdentityDocument } from "./identity-document.ts";
import { readPhoneNumber } from "./phone-number.ts";
import { readResidentIdNumber } from "./resident-id-number.ts";
import { readCreditCode } from "./unified-social-credit-code.ts";

const today = localDateFrom("2026-11-23");

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

describe("unified social credit code", () => {
  it.each(["91350100M000100Y43", "914403001922038216", "9144030071526726XG"])("accepts %s", (code) => {
    expect(readCreditCode(code)).toMatchObject({ ok: true, code });
  });

  it("says what is wrong", () => {
    expect(readCreditCode(" ")).toEqual({ ok: false, reason: "empty" });
    expect(readCreditCode("91350100M000100I43")).toEqual({ ok: false, reason: "shape" });
    expect(readCreditCode("91350100M000100Y44")).toEqual({ ok: false, reason: "check" });
  });

  it("notices every single wrong digit", () => {
    const code = "914403001922038216";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const wrong = (Number(code[place]) + shift) % 10;
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

  it.each(["12800000000", "1380000000", "138000000000", "abc"])("refuses %s", (text) => {
    expect(readPhoneNumber(text)).toEqual({ ok: false, reason: "shape" });
  });
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
