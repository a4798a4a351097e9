import { defaultLanguage, isLanguage, type Language } from "#app/i18n/language.ts";

/** How a person wants to see the service. Kept in plain cookies; nothing secret, nothing that names anyone. */
export type Preferences = {
  readonly language: Language;
  readonly text: TextSize;
  /** `auto` follows the phone. */
  readonly theme: Theme;
};
export type TextSize = "standard" | "large";
export type Theme = "auto" | "light" | "dark";

const oneYear = 60 * 60 * 24 * 365;
const cookieNames = { language: "lang", text: "text", theme: "theme" } as const;

/** Reads the preference cookies; whatever is missing or unknown gets its default. */
export function readPreferences(request: Request): Preferences {
  const cookies = new Map(
    (request.headers.get("Cookie") ?? "").split(";").map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
  const language = cookies.get(cookieNames.language);
  const theme = cookies.get(cookieNames.theme);
  return {
    language: isLanguage(language) ? language : defaultLanguage,
    text: cookies.get(cookieNames.text) === "large" ? "large" : "standard",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}

/** Reads the preferences that a form or a link sends: fields `lang`, `text`, `theme`; others are ignored. */
export function preferencesIn(values: { get(name: string): unknown }): Partial<Preferences> {
  const language = values.get("lang");
  const text = values.get("text");
  const theme = values.get("theme");
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(text === "large" || text === "standard" ? { text } : {}),
    ...(theme === "auto" || theme === "light" || theme === "dark" ? { theme } : {}),
  };
}

/** Headers that store these preferences for a year. */
export function rememberPreferences(preferences: Partial<Preferences>): Headers {
  const headers = new Headers();
  for (const key of ["language", "text", "theme"] as const) {
    const value = preferences[key];
    if (value === undefined) continue;
    headers.append("Set-Cookie", `${cookieNames[key]}=${value}; Path=/; Max-Age=${oneYear}; SameSite=Lax`);
  }
  return headers;
}
