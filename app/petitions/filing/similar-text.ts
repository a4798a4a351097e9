/** How near two descriptions are, by the pairs of characters they share. Pure. */
import { searchGrams } from "#app/platform/chinese-search.ts";

/** Pairs of Chinese characters and whole other words; single characters say too little. */
function gramsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" ").filter((gram) => [...gram].length > 1));
}

/** The share of the shorter text's pairs that the other has too, 0 to 1. `stored` is a `searchText`. */
export function nearness(text: string, stored: string): number {
  const [one, other] = [gramsOf(searchGrams(text)), gramsOf(stored)];
  const smaller = Math.min(one.size, other.size);
  if (smaller < 4) return 0;
  const shared = [...one].filter((gram) => other.has(gram)).length;
  return shared / smaller;
}

/** In the same township fewer shared words make it likely the same matter. */
export function isSimilar(near: number, samePlace: boolean): boolean {
  return near >= (samePlace ? 0.2 : 0.4);
}
