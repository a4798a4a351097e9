/** The public keys of a round, as everybody gets them from its opening on. */
import type { Db } from "#app/platform/db.server.ts";
import { keysHash } from "./stratum-keys.server.ts";

export type RoundKeys = {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly hash: string;
  readonly strata: readonly { readonly key: string; readonly publicKey: string }[];
};

/** Null for a round that has none: unknown, not opened yet, or open to everybody. */
export async function roundKeys(db: Db, slug: string): Promise<RoundKeys | null> {
  const round = await db.surveyRound.findFirst({
    where: { slug, kind: "sampled", state: { notIn: ["draft", "drawn"] } },
    select: {
      titleZh: true,
      titleEn: true,
      strata: { orderBy: { key: "asc" }, select: { key: true, publicKey: true } },
    },
  });
  const strata = round?.strata.flatMap(({ key, publicKey }) =>
    publicKey === null ? [] : [{ key, publicKey }],
  );
  if (round == null || strata === undefined || strata.length === 0) return null;
  return { titleZh: round.titleZh, titleEn: round.titleEn, hash: keysHash(strata), strata };
}
