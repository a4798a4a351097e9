/** The audit chain of one matter while its history is played: each entry follows the one before. */
import { type AuditFact, type AuditHead, emptyChain, nextAuditEntry } from "#app/platform/audit.server.ts";

export type AuditRow = ReturnType<typeof nextAuditEntry>;

export function auditTrail(chain: string) {
  const rows: AuditRow[] = [];
  let head: AuditHead = emptyChain;
  return {
    rows: rows as readonly AuditRow[],
    add: (fact: Omit<AuditFact, "chain">) => {
      const entry = nextAuditEntry({ chain, ...fact }, head);
      rows.push(entry);
      head = entry;
    },
  };
}

/** A chain of one entry. */
export function oneAudit({ chain, ...fact }: AuditFact): readonly AuditRow[] {
  const trail = auditTrail(chain);
  trail.add(fact);
  return trail.rows;
}
