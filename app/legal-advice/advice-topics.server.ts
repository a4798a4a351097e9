/** What kinds of matters there are to choose from. */
import type { Db } from "#app/platform/db.server.ts";

export function adviceTopics(db: Db) {
  return db.topic.findMany({
    where: { isActive: true, parentId: null },
    orderBy: { sortOrder: "asc" },
    select: { id: true, name: true, nameEn: true },
  });
}

/** The id of a topic as a form sent it; null when there is no such topic, or none was chosen. */
export async function knownTopic(db: Db, id: string | undefined): Promise<string | null> {
  if (id === undefined || id === "") return null;
  const known = await db.topic.findUnique({ where: { id, isActive: true }, select: { id: true } });
  return known?.id ?? null;
}
