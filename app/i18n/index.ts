import type { Catalogue } from "./catalogue.ts";
import * as en from "./en/index.ts";
import type { Language } from "./language.ts";
import * as zh from "./zh-CN/index.ts";

export type { Language } from "./language.ts";
export { defaultLanguage, isLanguage } from "./language.ts";

/** Every word of every room in one language. */
export type Messages = Catalogue<typeof zh>;

const catalogues: Readonly<Record<Language, Messages>> = { "zh-CN": zh, en };

/** The catalogues of one language; loaders and actions use it as `messagesFor(languageOf(request))`. */
export function messagesFor(language: Language): Messages {
  return catalogues[language];
}
