/** Who was drawn and took part, counted by place, size and industry. Counts alone: no answer is near. */
import type { Db } from "#app/platform/db.server.ts";
import { countyOf } from "./county-of.ts";
import { groupOfIndustry, type IndustrySection } from "./industries.ts";

export const quotaGroupings = ["county", "size", "industry"] as const;
export type QuotaGrouping = (typeof quotaGroupings)[number];
export type QuotaLine = { readonly id: string; readonly drawn: number; readonly tookPart: number };
export type Quota = Readonly<Record<QuotaGrouping, readonly QuotaLine[]>>;

/** The caller has read the round in its reach. */
export async function countQuota(db: Db, roundId: string): Promise<Quota> {
  const drawn = await db.frameEnterprise.findMany({
    where: { roundId, isDrawn: true },
    select: {
      size: true,
      industry: true,
      division: { select: { path: true } },
      invitation: { select: { signedOn: true } },
    },
  });
  const lines = (idOf: (unit: (typeof drawn)[number]) => string): readonly QuotaLine[] => {
    const counts = new Map<string, QuotaLine>();
    for (const unit of drawn) {
      const id = idOf(unit);
      const before = counts.get(id) ?? { id, drawn: 0, tookPart: 0 };
      const took = (unit.invitation?.signedOn ?? null) === null ? 0 : 1;
      counts.set(id, { id, drawn: before.drawn + 1, tookPart: before.tookPart + took });
    }
    return [...counts.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  };
  return {
    county: lines(({ division }) => countyOf(division.path)),
    size: lines(({ size }) => size),
    industry: lines(({ industry }) => groupOfIndustry(industry as IndustrySection)),
  };
}
