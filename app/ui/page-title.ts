import type { MetaDescriptor } from "@remix-run/node";
import { defaultLanguage, isLanguage, type Messages, messagesFor } from "#app/i18n/catalogues.ts";

type RootMatch = { readonly id: string; readonly data?: unknown };

/**
 * The `meta` export of a page whose title is a word of the catalogue:
 * `export const meta = titled((messages) => messages.home.title)`. The brand is added behind it. A title made
 * of loaded data is given as a second step: `titled((messages, data) => ...)`, where `data` is unknown when
 * the loader failed.
 */
export function titled<Data = unknown>(say: (messages: Messages, data: Data | undefined) => string) {
  return ({ matches, data }: { matches: readonly RootMatch[]; data?: unknown }): MetaDescriptor[] => {
    const messages = messagesFor(languageOfMatches(matches));
    return [{ title: messages.common.titleOf(say(messages, data as Data | undefined)) }];
  };
}

function languageOfMatches(matches: readonly RootMatch[]) {
  const root = matches.find((match) => match.id === "root")?.data;
  const language =
    typeof root === "object" && root !== null && "language" in root ? root.language : undefined;
  return isLanguage(language) ? language : defaultLanguage;
}
