/** Walks every audit chain and says where one does not hold: changed, cut, reordered or removed entries. */
import { type AuditFault, type AuditReport, auditHash, emptyChain } from "./audit.server.ts";
import type { Db } from "./db.server.ts";

const batch = 5_000;

export async function verifyAudit(db: Db): Promise<AuditReport> {
  const faults: AuditFault[] = [];
  const heads = new Map(
    (await db.auditChainHead.findMany()).map((head) => [
      head.chain,
      { sequence: head.sequence, hash: head.hash },
    ]),
  );
  const seen = new Set<string>();
  let entries = 0;
  let chain: string | null = null;
  let previous = emptyChain;

  const endChain = () => {
    if (chain === null) return;
    const head = heads.get(chain);
    if (!head) faults.push({ chain, sequence: previous.sequence, fault: "no_head" });
    else if (head.sequence !== previous.sequence || head.hash !== previous.hash)
      faults.push({ chain, sequence: previous.sequence, fault: "head" });
  };

  let cursor: { chain: string; sequence: number } | undefined;
  for (;;) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(db, cursor);
    for (const entry of page) {
      if (entry.chain !== chain) {
        endChain();
        chain = entry.chain;
        seen.add(chain);
        previous = emptyChain;
      }
      entries += 1;
      if (entry.sequence !== previous.sequence + 1)
        faults.push({ chain, sequence: entry.sequence, fault: "gap" });
      else if (entry.previousHash !== previous.hash)
        faults.push({ chain, sequence: entry.sequence, fault: "link" });
      if (auditHash(entry) !== entry.hash) faults.push({ chain, sequence: entry.sequence, fault: "hash" });
      previous = { sequence: entry.sequence, hash: entry.hash };
    }
    const last = page.at(-1);
    if (!last || page.length < batch) break;
    cursor = { chain: last.chain, sequence: last.sequence };
  }
  endChain();
  // A chain whose entries are all gone still has its head.
  for (const [name, head] of heads) {
    if (!seen.has(name) && head.sequence > 0) faults.push({ chain: name, sequence: 0, fault: "head" });
  }
  return { chains: seen.size, entries, faults };
}

function readPage(db: Db, after: { chain: string; sequence: number } | undefined) {
  return db.auditEntry.findMany({
    orderBy: [{ chain: "asc" }, { sequence: "asc" }],
    take: batch,
    ...(after ? { cursor: { chain_sequence: after }, skip: 1 } : {}),
  });
}
