/**
 * The same client-made key gives the same result, never two records. The record is written in the
 * transaction that does the work, so a crash between the two cannot happen.
 */
import { createHash } from "node:crypto";
import type { Transaction } from "./db.server.ts";

/** Longest key a form may send; ours are UUIDs. */
const longestKey = 128;

/**
 * Runs `work` once for this scope and key; a repeat gets the stored result. A second request with the same
 * key that arrives meanwhile waits for the first (advisory lock of the transaction).
 *
 * `result` must be plain JSON. A result that `remember` turns down is not kept, so that a refused form may succeed
 * under the same key once it is mended. Throws what `work` throws, and then nothing is stored.
 */
export async function once<Result extends object>(
  tx: Transaction,
  scope: string,
  key: string,
  work: () => Promise<Result>,
  remember: (result: Result) => boolean = () => true,
): Promise<Result> {
  if (key.length === 0 || key.length > longestKey)
    throw new Error("an idempotency key has 1 to 128 characters");
  const lock = createHash("sha256").update(`${scope}\0${key}`).digest().readBigInt64BE(0);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock})`;
  const known = await tx.idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
  if (known) return known.result as Result;
  const result = await work();
  if (remember(result)) await tx.idempotencyRecord.create({ data: { scope, key, result } });
  return result;
}

/**
 * A key for a change that names the version it was made on: the same change of the same version by the same person is
 * one form sent twice. `parts` is plain JSON.
 */
export function contentKey(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
