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

const words = new Intl.Segmenter("zh", { granularity: "word" });
/** Single characters that carry no matter of their own; a pair across one of them is no word. */
const fillers = new Set(
  "的了着过吗呢吧啊呀我你您他她它们被把给跟和与就都也还很在是要想去来说个这那么谁哪对让",
);

/**
 * The words of a text, each as a `to_tsquery('simple', ...)` expression of its pairs, so that a text is found whatever
 * the order of its words: 拖欠工资 gives 拖欠 and 工资, where `searchQuery` also asks for 欠工. Which words there are the
 * platform's dictionary says; it is asked of the searching side alone, so what is stored never depends on it.
 */
export function searchTerms(text: string): readonly string[] {
  const terms: string[] = [];
  // Characters that the dictionary leaves alone: together a word it does not know (讨薪), one by itself the beginning
  // of the next (宅 of 宅基地).
  let singles = "";
  const flush = (next: string) => {
    if ([...singles].length > 1) terms.push(pairsOf(singles));
    else if (singles !== "" && next !== "") terms.push(singles + next);
    singles = "";
  };
  for (const { segment, isWordLike } of words.segment(fold(text))) {
    const isHan = /^\p{Script=Han}+$/u.test(segment);
    if (isWordLike !== true || [...segment].every((each) => fillers.has(each))) {
      flush("");
    } else if (isHan && [...segment].length === 1) {
      singles += segment;
    } else {
      flush(isHan ? (segment[0] ?? "") : "");
      terms.push(isHan ? pairsOf(segment) : otherWords(segment));
    }
  }
  flush("");
  const found = [...new Set(terms)].filter((term) => term !== "");
  const whole = found.length === 0 ? searchQuery(text) : null;
  return whole === null ? found : [whole];
}

function pairsOf(han: string): string {
  const characters = [...han];
  return characters
    .slice(1)
    .map((character, at) => `${characters[at]}${character}`)
    .join(" & ");
}

function otherWords(segment: string): string {
  return [...segment.matchAll(otherWord)].map(([word]) => `${word}:*`).join(" & ");
}

/** Full-width forms and capitals are the same word. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
