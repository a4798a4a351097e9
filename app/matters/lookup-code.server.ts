/** Making and recognising lookup codes. Only a keyed hash is stored; guessing is limited where codes are read. */
import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { blindIndex } from "#app/platform/field-encryption.server.ts";

export function newLookupCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/**
 * A code that the same secret gives again: for a form that is sent twice, whose second answer must name the same code
 * although only the hash is stored. `secret` is the form's own key, which stands nowhere beside the hash.
 */
export function lookupCodeFor(key: Buffer, matterId: string, secret: string): string {
  const digest = Buffer.from(blindIndex(key, "lookup-code-for", `${matterId}:${secret}`));
  return String(createHash("sha256").update(digest).digest().readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** The hash of a code depends on its matter, so that equal codes of two matters do not show. */
export function hashLookupCode(key: Buffer, matterId: string, code: string): string {
  return blindIndex(key, "lookup-code", `${matterId}:${code}`);
}

/** Compares in constant time. */
export function isLookupCode(key: Buffer, matterId: string, code: string, hash: string): boolean {
  const expected = Buffer.from(hashLookupCode(key, matterId, code));
  const given = Buffer.from(hash);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
