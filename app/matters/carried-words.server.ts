/**
 * What somebody said in one product, on its way into a form of another, so that nobody types it twice. Only whoever
 * said it reads it, and it is gone after a day.
 */
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import type { NumberedMatter } from "./matter.ts";

export type CarriedWords = {
  /** As the person gave it there; an account need not have one. */
  readonly name: string;
  /** The person's own words, in the order in which they were said. */
  readonly words: string;
  readonly topicId: string;
  /** The other side as the person named it. */
  readonly otherSide: string | null;
  readonly divisionCode: string;
};

type Keys = Pick<Env, "fieldKeys">;
const hoursKept = 24;

/** Returns the id under which the form it goes into asks for it. */
export async function carryWords(
  tx: Transaction,
  env: Keys,
  {
    personId,
    from,
    carried,
    now,
  }: {
    readonly personId: string;
    readonly from: NumberedMatter;
    readonly carried: CarriedWords;
    readonly now: Date;
  },
): Promise<string> {
  const id = newId();
  await tx.carriedWords.create({
    data: {
      id,
      personId,
      fromKind: from.kind,
      fromId: from.id,
      fromNumber: from.number,
      contentSealed: seal(env.fieldKeys, JSON.stringify(carried), sealedAs(id)),
      expiresAt: new Date(now.getTime() + hoursKept * 3_600_000),
    },
  });
  return id;
}

/** Null when it is gone, or somebody else's. */
export async function readCarriedWords(
  tx: Transaction,
  env: Keys,
  { id, personId, now }: { readonly id: string | null; readonly personId: string | null; readonly now: Date },
): Promise<(CarriedWords & { readonly id: string; readonly from: NumberedMatter }) | null> {
  if (!isId(id) || personId === null) return null;
  const row = await tx.carriedWords.findFirst({ where: { id, personId, expiresAt: { gt: now } } });
  if (row === null) return null;
  const carried = JSON.parse(open(env.fieldKeys, row.contentSealed, sealedAs(id))) as CarriedWords;
  return { ...carried, id, from: { kind: row.fromKind, id: row.fromId, number: row.fromNumber } };
}

export const dropCarriedWordsJob = defineJob({
  queue: "matters.drop-carried-words",
  schedule: "25 * * * *",
  run: async (_data, { db, now }) => {
    await dropCarriedWords(db, now);
  },
});

/** Returns how many were over. */
export async function dropCarriedWords(db: Db, now: Date): Promise<number> {
  const { count } = await db.carriedWords.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

function sealedAs(id: string) {
  return { field: "CarriedWords.content", record: id };
}
