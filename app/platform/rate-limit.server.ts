/** Counted limits, shared by all processes through PostgreSQL. */
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./db.server.ts";

export type Limit = {
  /** What is counted, e.g. `code.phone`; part of the stored key. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
};

export type LimitResult = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/**
 * Counts one try of `key` against every limit; refused as soon as one is used up. `key` must not be personal:
 * pass a blind index or an address.
 */
export async function countTry(db: Db, limits: readonly Limit[], key: string): Promise<LimitResult> {
  for (const { name, points, seconds } of limits) {
    try {
      await limiter(db, { name, points, seconds }).consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { ok: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) };
    }
  }
  return { ok: true };
}

function limiter(db: Db, { name, points, seconds }: Limit): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimit",
    keyPrefix: name,
    points,
    duration: seconds,
    // Old rows are few and small; a timer of its own would hold the process and is not needed.
    clearExpiredByTimeout: false,
  });
}
