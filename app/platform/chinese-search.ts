/**
 * Chinese full-text search down to two characters. PostgreSQL's trigrams never use their index for a word of
 * two characters (拖欠), so text is stored as overlapping pairs of characters and searched through a GIN index
 * over `to_tsvector('simple', ...)`.
 */

const hanRun = /\p{Script=Han}+/gu;
const otherWord = /[\p{L}\p{N}]+/gu;

/** `拖欠工资` gives `拖欠 欠工 工资 资`; the last character stands alone so that any single one is found too. */
export function searchGrams(text: string): string {
  const grams: string[] = [];
  const folded = fold(text);
  for (const [run] of folded.matchAll(hanRun)) {
    const characters = [...run];
    for (let i = 0; i < characters.length; i += 1) grams.push(characters.slice(i, i + 2).join(""));
  }
  for (const [word] of folded.replace(hanRun, " ").matchAll(otherWord)) grams.push(word);
  return grams.join(" ");
}

/**
 * The same text as a `to_tsquery('simple', ...)` expression: every pair must occur. Null when there is nothing
 * to search for. Only letters and digits are kept, so the result is safe as a bound parameter.
 */
export function searchQuery(text: string): string | null {
  const terms: string[] = [];
  const folded = fold(text);
  for (const [run] of folded.matchAll(hanRun)) {
    const characters = [...run];
    if (characters.length === 1) terms.push(`${run}:*`);
    for (let i = 0; i + 1 < characters.length; i += 1) terms.push(characters.slice(i, i + 2).join(""));
  }
  for (const [word] of folded.replace(hanRun, " ").matchAll(otherWord)) terms.push(`${word}:*`);
  return terms.length === 0 ? null : terms.join(" & ");
}

/** Full-width forms and capitals are the same word. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
