/** Making and recognising lookup codes. Only a keyed hash is stored; guessing is limited where codes are read. */
import { randomInt, timingSafeEqual } from "node:crypto";
import { blindIndex } from "#app/platform/field-encryption.server.ts";

export function newLookupCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** The hash of a code depends on its petition, so that equal codes of two petitions do not show. */
export function hashLookupCode(key: Buffer, petitionId: string, code: string): string {
  return blindIndex(key, "lookup-code", `${petitionId}:${code}`);
}

/** Compares in constant time. */
export function isLookupCode(key: Buffer, petitionId: string, code: string, hash: string): boolean {
  const expected = Buffer.from(hashLookupCode(key, petitionId, code));
  const given = Buffer.from(hash);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
