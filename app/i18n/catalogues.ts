/**
 * The words of the languages that are loaded: on the server both (index.ts), in the browser the one of the page
 * (load-catalogue.ts), because every word of every room is a lot for a weak line.
 */
import type { Catalogue } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type * as zh from "./zh-CN/index.ts";

export type { Language } from "./language.ts";
export { defaultLanguage, isLanguage } from "./language.ts";

/** Every word of every room in one language. */
export type Messages = Catalogue<typeof zh>;

const loaded = new Map<Language, Messages>();

export function addCatalogue(language: Language, messages: Messages): void {
  loaded.set(language, messages);
}

export function isLoaded(language: Language): boolean {
  return loaded.has(language);
}

/** The catalogues of one language. In a browser that has another one only, those: words beat none. */
export function messagesFor(language: Language): Messages {
  const messages = loaded.get(language) ?? [...loaded.values()][0];
  if (messages === undefined) throw new Error("no language is loaded");
  return messages;
}
