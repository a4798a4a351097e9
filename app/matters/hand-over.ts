/**
 * What one product hands to a form of another by its address: `?about=conduct_item:ID`. Products register what they hand
 * over in `server/hand-overs.ts` and import nothing of each other.
 */
import type { Language } from "#app/i18n/language.ts";
import type { Db } from "#app/platform/db.server.ts";

export type HandedOver = {
  /** What the form begins with; the person goes on from there. */
  readonly words: string;
  readonly topicId: string;
};

/** Null when there is nothing under this id any more. */
export type HandOver = (db: Db, id: string, language: Language) => Promise<HandedOver | null>;

export type HandOvers = Readonly<Record<string, HandOver>>;

/** `KIND:ID` as it stands in an address. */
export function handOverQuery(kind: string, id: string): string {
  return new URLSearchParams({ about: `${kind}:${id}` }).toString();
}

/** What the address hands over; null for nothing, or what nobody registered. */
export async function readHandOver(
  { db, handOvers }: { readonly db: Db; readonly handOvers: HandOvers },
  url: URL,
  language: Language,
): Promise<HandedOver | null> {
  const [kind = "", id = ""] = (url.searchParams.get("about") ?? "").split(":");
  if (!Object.hasOwn(handOvers, kind)) return null;
  return (await handOvers[kind]?.(db, id, language)) ?? null;
}
