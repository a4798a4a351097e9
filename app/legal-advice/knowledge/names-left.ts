/** What would give somebody away in a text that is to be published. Pure. */

/** Spaces, capitals and full-width forms hide no name. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·.()（）-]/gu, "");
}

const phones = /(?<!\d)1[3-9]\d{9}(?!\d)/gu;
const identityNumbers = /(?<!\d)\d{17}[\dx](?!\d)/gu;

/**
 * Of the given names those that still stand in the text, and every mobile and identity number in it, each once and as
 * it is written. A company also counts by its name without the form (有限公司).
 */
export function namesLeftIn(text: string, names: readonly string[]): readonly string[] {
  const searched = plain(text);
  const found = names.filter((name) => {
    const whole = plain(name);
    const short = whole.replace(/(有限责任|股份有限|有限)?公司$/u, "");
    return [whole, short].some((each) => [...each].length >= 2 && searched.includes(each));
  });
  const numbers = [...searched.matchAll(phones), ...searched.matchAll(identityNumbers)].map(
    ([number]) => number,
  );
  return [...new Set([...found, ...numbers])];
}
