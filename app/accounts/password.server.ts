/** Passwords of staff: argon2id, with the strength and the lock that DB-06 names as practice. */
import { hash, verify } from "@node-rs/argon2";

/** Settings: common practice for level 2 and 3 systems (GB/T 22239-2019 sets no numbers). */
export const passwordSettings = { shortest: 8, classes: 3, failuresBeforeLock: 5, lockMinutes: 30 } as const;

export function hashPassword(password: string): Promise<string> {
  // The library's default is argon2id with parameters of OWASP's recommendation.
  return hash(password.normalize("NFKC"));
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize("NFKC"));
}

export type PasswordWeakness = "too_short" | "too_simple";

/** Null when it is strong enough: length, and characters of several classes. */
export function weaknessOf(password: string): PasswordWeakness | null {
  if ([...password].length < passwordSettings.shortest) return "too_short";
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  return classes < passwordSettings.classes ? "too_simple" : null;
}

let stand: Promise<string> | undefined;

/** A hash of nothing in particular: checked when there is no account, so that the time tells nothing. */
export function hashOfNobody(): Promise<string> {
  stand ??= hashPassword("nobody's password");
  return stand;
}
