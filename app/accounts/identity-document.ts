/** The documents by which a person may show who they are (SJ-01, SJ-02). */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { readResidentIdNumber } from "./resident-id-number.ts";
import { withoutGrouping } from "./typed-text.ts";

export const identityDocumentKinds = [
  "resident_identity_card",
  "passport",
  "hong_kong_macao_permit",
  "taiwan_permit",
  "hong_kong_residence_permit",
  "macao_residence_permit",
  "taiwan_residence_permit",
  "foreign_permanent_residence",
] as const;
export type IdentityDocumentKind = (typeof identityDocumentKinds)[number];

export type IdentityDocument =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly reason: "empty" | "shape" | "date" | "future" | "check" };

/** Only the shape is public for these; residence permits also carry the check of GB 11643. */
const shapes: Readonly<Record<Exclude<IdentityDocumentKind, "resident_identity_card">, RegExp>> = {
  passport: /^[A-Z0-9]{5,15}$/,
  // 港澳居民来往内地通行证
  hong_kong_macao_permit: /^[HM]\d{8}(?:\d{2})?$/,
  // 台湾居民来往大陆通行证
  taiwan_permit: /^\d{8}(?:\d{2})?$/,
  hong_kong_residence_permit: /^810000\d{11}[\dX]$/,
  macao_residence_permit: /^820000\d{11}[\dX]$/,
  taiwan_residence_permit: /^830000\d{11}[\dX]$/,
  // 外国人永久居留身份证: the older of 15 characters, the newer of 18 that starts with 9.
  foreign_permanent_residence: /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

export function readIdentityDocument(
  kind: IdentityDocumentKind,
  text: string,
  today: LocalDate,
): IdentityDocument {
  if (kind === "resident_identity_card") return readResidentIdNumber(text, today);
  const number = withoutGrouping(text).toUpperCase();
  if (number === "") return { ok: false, reason: "empty" };
  if (!shapes[kind].test(number)) return { ok: false, reason: "shape" };
  return number.length === 18 ? readResidentIdNumber(number, today) : { ok: true, number };
}
