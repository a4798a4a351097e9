/** What else stands in a page's address and must survive a search or a step down the tree of places. */
export type KeptQuery = Readonly<Record<string, string>>;

export function withQuery(keep: KeptQuery, own: KeptQuery): string {
  return `?${new URLSearchParams({ ...keep, ...own })}`;
}
