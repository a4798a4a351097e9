/** 统一社会信用代码 by GB 32100-2015, with the organisation code of GB 11714 inside (SJ-03, SJ-04). */
import { withoutGrouping } from "./typed-text.ts";

export type CreditCode = { readonly ok: true; readonly code: string; readonly organisationCode: string };
export type CreditCodeRefusal = {
  readonly ok: false;
  readonly reason: "empty" | "shape" | "organisation_code" | "check";
};

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export function readCreditCode(text: string): CreditCode | CreditCodeRefusal {
  const code = withoutGrouping(text).toUpperCase();
  if (code === "") return { ok: false, reason: "empty" };
  if (code.length !== 18 || [...code].some((character) => !alphabet.includes(character)))
    return { ok: false, reason: "shape" };
  const sum = weights.reduce(
    (total, weight, place) => total + weight * alphabet.indexOf(code.charAt(place)),
    0,
  );
  if (alphabet[(31 - (sum % 31)) % 31] !== code[17]) return { ok: false, reason: "check" };
  const organisationCode = code.slice(8, 17);
  if (organisationCheck(organisationCode) !== organisationCode[8])
    return { ok: false, reason: "organisation_code" };
  return { ok: true, code, organisationCode };
}

/** The ninth character of an organisation code: 11 - sum mod 11, where 10 is X and 11 is 0; A counts 10. */
function organisationCheck(code: string): string {
  const values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const sum = organisationWeights.reduce(
    (total, weight, place) => total + weight * values.indexOf(code.charAt(place)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}
