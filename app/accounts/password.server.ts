/** Passwords of staff: kept as argon2id hashes. */
import { hash, verify } from "@node-rs/argon2";

export function hashPassword(password: string): Promise<string> {
  // The library's default is argon2id with parameters of OWASP's recommendation.
  return hash(password.normalize("NFKC"));
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize("NFKC"));
}

let stand: Promise<string> | undefined;

/** A hash of nothing in particular: checked when there is no account, so that the time tells nothing. */
export function hashOfNobody(): Promise<string> {
  stand ??= hashPassword("nobody's password");
  return stand;
}
