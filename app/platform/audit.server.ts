/**
 * The append-only, hash-chained record of what was done. Each entry carries the hash of the one before it in
 * its chain (one chain per case or account); a trigger in the database refuses UPDATE, DELETE and TRUNCATE.
 */
import { createHash } from "node:crypto";
import type { Transaction } from "./db.server.ts";

export type AuditFact = {
  /** `petition:<id>`, `person:<id>`, `organisation:<id>`, `divisions` ... */
  readonly chain: string;
  readonly at: Date;
  /** `person:<id>`, `membership:<id>`, `petitioner`, `system`. Never a name. */
  readonly actor: string;
  readonly action: string;
  readonly payload: AuditPayload;
};

export type AuditPayload = { readonly [key: string]: string | number | boolean | null | readonly string[] };

const genesis = "0".repeat(64);

/**
 * Appends one entry inside the caller's transaction, so that the act and its record stand or fall together.
 * Locks the chain's head row: two writers of one chain take turns.
 */
export async function appendAudit(tx: Transaction, fact: AuditFact): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "AuditChainHead" ("chain", "sequence", "hash") VALUES (${fact.chain}, 0, ${genesis})
    ON CONFLICT ("chain") DO NOTHING`;
  const [head] = await tx.$queryRaw<{ sequence: number; hash: string }[]>`
    SELECT "sequence", "hash" FROM "AuditChainHead" WHERE "chain" = ${fact.chain} FOR UPDATE`;
  if (!head) throw new Error(`the audit chain ${fact.chain} has no head`);
  const entry = nextAuditEntry(fact, head);
  await tx.auditEntry.create({ data: entry });
  await tx.auditChainHead.update({
    where: { chain: fact.chain },
    data: { sequence: entry.sequence, hash: entry.hash },
  });
}

/** The state of a chain: how long it is and the hash of its last entry. */
export type AuditHead = { readonly sequence: number; readonly hash: string };

/** Before the first entry of a chain. */
export const emptyChain: AuditHead = { sequence: 0, hash: genesis };

/** The entry that follows `head`; pure, so that whole histories can be made at once. */
export function nextAuditEntry(fact: AuditFact, head: AuditHead) {
  const entry = {
    ...fact,
    payload: canonicalJson(fact.payload),
    sequence: head.sequence + 1,
    previousHash: head.hash,
  };
  return { ...entry, hash: auditHash(entry) };
}

/** SHA-256 over every field of an entry, length-prefixed so that no two entries read the same. */
export function auditHash(entry: {
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly payload: string;
  readonly previousHash: string;
}): string {
  const hash = createHash("sha256");
  const parts = [
    entry.chain,
    String(entry.sequence),
    entry.at.toISOString(),
    entry.actor,
    entry.action,
    entry.payload,
    entry.previousHash,
  ];
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

/** JSON with its keys in order, so that the same facts always give the same text. */
export function canonicalJson(payload: AuditPayload): string {
  const sorted = Object.keys(payload).sort();
  return JSON.stringify(payload, sorted);
}

export type AuditFault = {
  readonly chain: string;
  readonly sequence: number;
  readonly fault: "hash" | "link" | "gap" | "head" | "no_head";
};

export type AuditReport = {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly AuditFault[];
};
