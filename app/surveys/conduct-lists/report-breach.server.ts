/** A breach of the lists is reported as a petition: the line's own words go with it (YS-13). */
import { messagesFor } from "#app/i18n/index.ts";
import type { HandOver } from "#app/matters/hand-over.ts";
import { readConductItem } from "./conduct-items.server.ts";
import { forbids } from "./conduct-lists.ts";

/** The name under which petitions know it. */
export const conductItemHandOver = "conduct_item";

const breachTopic = "enterprise.breach";

export const handOverConductItem: HandOver = async (db, id, language) => {
  const item = await readConductItem(db, id);
  if (item === null || !item.isActive || !forbids(item.list)) return null;
  const { conductLists } = messagesFor(language);
  const words = language === "en" && item.wordsEn !== "" ? item.wordsEn : item.wordsZh;
  return { words: conductLists.reported(conductLists.lists[item.list].name, words), topicId: breachTopic };
};
