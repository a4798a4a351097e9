/** 公民身份号码 by GB 11643-1999 (SJ-01). */
import { type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import { withoutGrouping } from "./typed-text.ts";

export type ResidentIdNumber = {
  readonly ok: true;
  /** 18 characters, X in capital. */
  readonly number: string;
  readonly bornOn: LocalDate;
};
export type ResidentIdRefusal = {
  readonly ok: false;
  readonly reason: "empty" | "shape" | "date" | "future" | "check";
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/**
 * Checks the check character and the date. The first six digits name the division at the time of the first
 * registration; divisions change, so they are never compared with today's.
 */
export function readResidentIdNumber(text: string, today: LocalDate): ResidentIdNumber | ResidentIdRefusal {
  const number = withoutGrouping(text).toUpperCase();
  if (number === "") return { ok: false, reason: "empty" };
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, reason: "shape" };
  const born = parseLocalDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (!born.ok) return { ok: false, reason: "date" };
  if (born.date > today) return { ok: false, reason: "future" };
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  if (checks[sum % 11] !== number[17]) return { ok: false, reason: "check" };
  return { ok: true, number, bornOn: born.date };
}
