/** What was said in another product and goes on here, so that it is not typed twice. */
import type { Actor } from "#app/accounts/actor.ts";
import type { Language } from "#app/i18n/language.ts";
import { readCarriedWords } from "#app/matters/carried-words.server.ts";
import { type HandOvers, readHandOver } from "#app/matters/hand-over.ts";
import { carriedFrom } from "./carried.ts";
import { type DraftContext, personIdOf } from "./draft.server.ts";
import type { Carried } from "./draft-answers.ts";

/** What the address carries into a new draft: `?carried=` names words that this person said elsewhere. */
export async function carriedInto(
  { db, env, now, handOvers }: DraftContext & { readonly handOvers: HandOvers },
  { url, actor, language }: { readonly url: URL; readonly actor: Actor; readonly language: Language },
): Promise<{ readonly carried: Carried; readonly narrative: string }> {
  const carried = carriedFrom(url);
  const handed = await readHandOver({ db, handOvers }, url, language);
  if (handed !== null) return { carried: { ...carried, topic: handed.topicId }, narrative: handed.words };
  const personId = personIdOf(actor);
  const id = url.searchParams.get("carried");
  const words = await readCarriedWords(db, env, { id, personId, now: now() });
  if (words === null || personId === null) return { carried, narrative: "" };
  return {
    carried: {
      ...carried,
      topic: carried.topic ?? words.topicId,
      concerned: carried.concerned ?? words.otherSide,
      division: carried.division ?? words.divisionCode,
      from: { ...words.from, personId, name: words.name },
    },
    narrative: words.words,
  };
}
