/**
 * 受理编号, one for a matter's whole life (一案一码): YYMMDD of the receipt, five digits of sequence and a check digit
 * by ISO/IEC 7064 MOD 11,10, which catches every single wrong digit and nearly every swap of two neighbours.
 */
import type { LocalDate } from "#app/deadlines/local-date.ts";

export type CheckedNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly reason: "empty" | "length" | "check" };

/** `sequence` is 0 to 99999. */
export function caseNumber({
  date,
  sequence,
}: {
  readonly date: LocalDate;
  readonly sequence: number;
}): string {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 99_999)
    throw new Error(`a sequence has five digits at most: ${sequence}`);
  const digits = `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8, 10)}${String(sequence).padStart(5, "0")}`;
  return digits + checkDigit(digits);
}

/** Reads a number as copied from a receipt: spaces, dashes and full-width digits allowed. */
export function readCaseNumber(text: string): CheckedNumber {
  const number = text.normalize("NFKC").replace(/[\s-]/gu, "");
  if (number === "") return { ok: false, reason: "empty" };
  if (!/^\d{12}$/.test(number)) return { ok: false, reason: "length" };
  if (checkDigit(number.slice(0, 11)) !== number[11]) return { ok: false, reason: "check" };
  return { ok: true, number };
}

/** `260414003824` is shown as `2604 1400 3824`. */
export function formatCaseNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}

function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}
