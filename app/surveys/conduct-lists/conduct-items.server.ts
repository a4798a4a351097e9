/** The lists of what offices may, must and must not do (YS-13), as they stand. */
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { type ConductListName, conductLists } from "./conduct-lists.ts";

const columns = {
  id: true,
  list: true,
  wordsZh: true,
  wordsEn: true,
  isExample: true,
  isActive: true,
  version: true,
} as const;

export type ShownConductItem = {
  readonly id: string;
  readonly list: ConductListName;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly isExample: boolean;
  readonly isActive: boolean;
  readonly version: number;
};

/** Every list in its order; without those that were taken off unless asked. */
export async function readConductLists(db: Db, { retiredToo = false } = {}) {
  const items = await db.conductItem.findMany({
    where: retiredToo ? {} : { isActive: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: columns,
  });
  return conductLists.map((list) => ({ list, items: items.filter((item) => item.list === list) }));
}

export async function readConductItem(db: Db, id: string | undefined): Promise<ShownConductItem | null> {
  return isId(id) ? db.conductItem.findUnique({ where: { id }, select: columns }) : null;
}
