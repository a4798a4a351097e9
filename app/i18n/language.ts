/** The languages the service speaks, as BCP 47 tags. Chinese is the default. */
export const languages = ["zh-CN", "en"] as const;

export type Language = (typeof languages)[number];

export const defaultLanguage: Language = "zh-CN";

/** Whether a value from outside is a language the service speaks. */
export function isLanguage(value: unknown): value is Language {
  return value === "zh-CN" || value === "en";
}
