/** What people do with their own account, on the chain of that account. */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";

type OwnAct = {
  readonly personId: string;
  /** `person.change_home`, say. */
  readonly action: string;
  readonly at: Date;
  /** Never what was changed to: only of what kind. */
  readonly payload?: Readonly<Record<string, string | number | boolean | null>>;
};

export function auditOwn(tx: Transaction, { personId, action, at, payload = {} }: OwnAct) {
  const person = `person:${personId}`;
  return appendAudit(tx, { chain: person, at, actor: person, action, payload });
}
