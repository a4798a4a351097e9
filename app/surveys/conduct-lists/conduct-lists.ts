/** The four lists (YS-13), in the order they are shown. Pure. */
export const conductLists = ["positive", "negative", "musts", "must_nots"] as const;
export type ConductListName = (typeof conductLists)[number];

/** Whether a line of this list says what nobody may do, so that its breach can be reported. */
export function forbids(list: ConductListName): boolean {
  return list === "negative" || list === "must_nots";
}

export function isConductList(text: string | null): text is ConductListName {
  return conductLists.some((list) => list === text);
}
