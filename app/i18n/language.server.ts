import { readPreferences } from "#app/ui/preferences.server.ts";
import { isLanguage, type Language } from "./language.ts";

/**
 * The language to answer this request in: `?lang=` if it names one, else the cookie, else Chinese. The
 * browser's own setting is left out on purpose, because many a phone sold here is set to a language that its
 * owner does not read; the switch stands on every page.
 */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLanguage(asked) ? asked : readPreferences(request).language;
}
