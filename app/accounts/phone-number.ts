/** Phone numbers of the mainland (SJ-07). */
import { withoutGrouping } from "./typed-text.ts";

export type PhoneNumber = {
  readonly ok: true;
  readonly kind: "mobile" | "landline";
  /** Digits only: 11 of a mobile, area code and number of a landline. */
  readonly number: string;
};
export type PhoneRefusal = { readonly ok: false; readonly reason: "empty" | "shape" | "landline" };

const mobile = /^1[3-9]\d{9}$/;
/** Area code 010, 02x or 0xxx, then seven or eight digits that do not start with 0 or 1. */
const landline = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;

/**
 * Reads a number as people write it: `+86`, spaces, dashes and full-width digits allowed. A landline passes only
 * where one can be reached by voice (`landlineAllowed`), never where a code is sent.
 */
export function readPhoneNumber(
  text: string,
  { landlineAllowed = false }: { readonly landlineAllowed?: boolean } = {},
): PhoneNumber | PhoneRefusal {
  const written = withoutGrouping(text);
  // Behind +86 the 0 of the area code is left out: +86 716 8123456.
  const digits = written.replace(/^(?:\+|00)86(?=1[3-9])/, "").replace(/^(?:\+|00)860?/, "0");
  if (written === "") return { ok: false, reason: "empty" };
  if (mobile.test(digits)) return { ok: true, kind: "mobile", number: digits };
  if (!landline.test(digits)) return { ok: false, reason: "shape" };
  return landlineAllowed ? { ok: true, kind: "landline", number: digits } : { ok: false, reason: "landline" };
}
