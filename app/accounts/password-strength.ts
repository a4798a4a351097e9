/** How strong a password of staff must be, and when wrong ones lock: what DB-06 names as practice. */

/** Settings: common practice for level 2 and 3 systems (GB/T 22239-2019 sets no numbers). */
export const passwordSettings = { shortest: 8, classes: 3, failuresBeforeLock: 5, lockMinutes: 30 } as const;

export type PasswordWeakness = "too_short" | "too_simple";

/** Null when it is strong enough: length, and characters of several classes. */
export function weaknessOf(password: string): PasswordWeakness | null {
  if ([...password].length < passwordSettings.shortest) return "too_short";
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  return classes < passwordSettings.classes ? "too_simple" : null;
}
