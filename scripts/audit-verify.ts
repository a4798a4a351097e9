/**
 * `npm run audit:verify`: walks every audit chain and names the entries that were changed, removed or cut off.
 * Uses DATABASE_URL, or the embedded PostgreSQL without it. Ends with 1 when a chain does not hold.
 */
import { createDb } from "#app/platform/db.server.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { reportFailure } from "../server/failure.ts";
import { withServer } from "./postgres.ts";

async function auditVerify(url: string): Promise<boolean> {
  const db = createDb(url, { connections: 2 });
  try {
    const { chains, entries, faults } = await verifyAudit(db);
    for (const { chain, sequence, fault } of faults) console.log(`${chain} entry ${sequence}: ${fault}`);
    console.log(
      faults.length === 0
        ? `Every chain holds: ${chains} chains, ${entries} entries.`
        : `${faults.length} faults in ${chains} chains, ${entries} entries.`,
    );
    return faults.length === 0;
  } finally {
    await db.$disconnect();
  }
}

if (import.meta.main) {
  await withServer(auditVerify).then((holds) => {
    if (!holds) process.exitCode = 1;
  }, reportFailure);
}
