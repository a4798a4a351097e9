/** What a person typed, before it is judged: full-width forms made plain, spaces and dashes of grouping removed. */
export function withoutGrouping(text: string): string {
  return text.normalize("NFKC").replace(/[\s\-‐-―()]/gu, "");
}
