import { beforeEach, describe, expect, it } from "vitest";
import { cloneDatabase } from "#tests/setup/database.ts";
import { appendAudit } from "./audit.server.ts";
import { databaseRefusal } from "./database-errors.server.ts";
import { verifyAudit } from "./verify-audit.server.ts";

const { db } = await cloneDatabase();
const at = new Date("2026-03-02T01:00:00Z");

const append = (chain: string, action: string) =>
  db.$transaction((tx) => appendAudit(tx, { chain, at, actor: "system", action, payload: { action } }));

/** What the owner of the tables could do, no superuser needed: switch the triggers off first. */
async function byHand(sql: string) {
  await db.$transaction([
    db.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`,
    db.$executeRawUnsafe(sql),
    db.$executeRaw`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`,
  ]);
}

beforeEach(async () => {
  await byHand('DELETE FROM "AuditEntry"');
  await byHand('DELETE FROM "AuditChainHead"');
  for (const action of ["one", "two", "three"]) await append("petition:a", action);
  await append("petition:b", "one");
});

describe("audit chains", () => {
  it("hold as they were written", async () => {
    expect(await verifyAudit(db)).toEqual({ chains: 2, entries: 4, faults: [] });
  });

  it("take turns when two writers append to one chain at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => append("petition:c", `step ${i}`)));
    expect((await verifyAudit(db)).faults).toEqual([]);
    expect(await db.auditEntry.count({ where: { chain: "petition:c" } })).toBe(12);
  });

  it("cannot be changed, deleted or emptied through the database", async () => {
    for (const sql of [
      `UPDATE "AuditEntry" SET "actor" = 'somebody'`,
      'DELETE FROM "AuditEntry"',
      'TRUNCATE "AuditEntry"',
    ]) {
      const refusal = await db.$executeRawUnsafe(sql).then(() => undefined, databaseRefusal);
      expect(refusal, sql).toEqual({ kind: "append-only" });
    }
  });

  it.each([
    [
      "a changed payload",
      `UPDATE "AuditEntry" SET "payload" = '{}' WHERE "chain" = 'petition:a' AND "sequence" = 2`,
    ],
    ["a changed time", `UPDATE "AuditEntry" SET "at" = "at" + interval '1 day' WHERE "chain" = 'petition:b'`],
    ["a removed entry", `DELETE FROM "AuditEntry" WHERE "chain" = 'petition:a' AND "sequence" = 2`],
    ["a cut-off end", `DELETE FROM "AuditEntry" WHERE "chain" = 'petition:a' AND "sequence" = 3`],
    ["a chain that is gone", `DELETE FROM "AuditEntry" WHERE "chain" = 'petition:b'`],
    ["a head that is gone", `DELETE FROM "AuditChainHead" WHERE "chain" = 'petition:b'`],
  ])("show %s", async (_what, sql) => {
    await byHand(sql);
    expect((await verifyAudit(db)).faults.length).toBeGreaterThan(0);
  });
});
