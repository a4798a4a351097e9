/** One matter in two products: what became of it, and what it came from. Only its owner reads the links. */
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Matter, MatterKind, NumberedMatter } from "./matter.ts";

/** Linking the same two again changes nothing. */
export async function linkMatters(
  tx: Transaction,
  { from, to, now }: { readonly from: NumberedMatter; readonly to: NumberedMatter; readonly now: Date },
): Promise<void> {
  await tx.matterLink.createMany({
    data: [
      {
        id: newId(),
        fromKind: from.kind,
        fromId: from.id,
        fromNumber: from.number,
        toKind: to.kind,
        toId: to.id,
        toNumber: to.number,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}

export type LinkedMatter = {
  readonly id: string;
  readonly kind: MatterKind;
  readonly number: string;
  /** `from`: this came from it; `to`: it became of this. */
  readonly way: "from" | "to";
  readonly at: Date;
};

/** In the order in which they were made. The caller has made sure that it is the owner who asks. */
export async function linksOf(tx: Transaction, { kind, id }: Matter): Promise<readonly LinkedMatter[]> {
  const rows = await tx.matterLink.findMany({
    where: {
      OR: [
        { fromKind: kind, fromId: id },
        { toKind: kind, toId: id },
      ],
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row): LinkedMatter => {
    const isFrom = row.toKind === kind && row.toId === id;
    return {
      id: row.id,
      kind: isFrom ? row.fromKind : row.toKind,
      number: isFrom ? row.fromNumber : row.toNumber,
      way: isFrom ? "from" : "to",
      at: row.createdAt,
    };
  });
}
