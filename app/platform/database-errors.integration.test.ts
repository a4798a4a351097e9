import { describe, expect, it } from "vitest";
import { cloneDatabase } from "#tests/setup/database.ts";
import { databaseRefusal } from "./database-errors.server.ts";
import type { Transaction } from "./db.server.ts";

const { db } = await cloneDatabase();

async function refusalOf(work: Promise<unknown>) {
  return work.then(
    () => "no refusal",
    (error: unknown) => databaseRefusal(error)?.kind,
  );
}

await db.$executeRaw`CREATE EXTENSION IF NOT EXISTS btree_gist`;
await db.$executeRaw`CREATE TABLE "slot" ("room" int, "during" tstzrange, EXCLUDE USING gist ("room" WITH =, "during" WITH &&))`;
await db.$executeRaw`CREATE TABLE "counted" ("id" int PRIMARY KEY, "n" int CHECK ("n" >= 0))`;
await db.$executeRaw`INSERT INTO "counted" VALUES (1, 0), (2, 0)`;

describe("what PostgreSQL refuses", () => {
  it("tells a second record with the same key apart, through the model and in SQL", async () => {
    const data = { key: "same", scope: "test", result: {} };
    await db.idempotencyRecord.create({ data });
    expect(await refusalOf(db.idempotencyRecord.create({ data }))).toBe("unique");
    expect(await refusalOf(db.$executeRaw`INSERT INTO "counted" VALUES (1, 0)`)).toBe("unique");
  });

  it("tells two bookings of one slot apart", async () => {
    const book = () =>
      db.$executeRaw`INSERT INTO "slot" VALUES (1, '[2026-08-03 09:00+08,2026-08-03 10:00+08)')`;
    expect(await refusalOf(book())).toBe("no refusal");
    expect(await refusalOf(book())).toBe("overlap");
  });

  it("tells a rule of the table apart", async () => {
    expect(await refusalOf(db.$executeRaw`UPDATE "counted" SET "n" = -1 WHERE "id" = 1`)).toBe("check");
  });

  it("tells an append-only table apart", async () => {
    await db.auditEntry.create({
      data: {
        chain: "test",
        sequence: 1,
        at: new Date(0),
        actor: "system",
        action: "test",
        payload: "{}",
        previousHash: "",
        hash: "",
      },
    });
    expect(await refusalOf(db.auditEntry.updateMany({ data: { actor: "another" } }))).toBe("append-only");
  });

  it("tells a transaction apart that another one overtook", async () => {
    const raise = async (tx: Transaction, other: number) => {
      await tx.$queryRaw`SELECT "n" FROM "counted" WHERE "id" = ${other}`;
      return tx.$executeRaw`UPDATE "counted" SET "n" = "n" + 1 WHERE "id" = ${3 - other}`;
    };
    const both = [1, 2].map((other) =>
      refusalOf(
        db.$transaction(
          async (tx) => {
            await tx.$queryRaw`SELECT "n" FROM "counted"`;
            await new Promise((resolve) => setTimeout(resolve, 200));
            await raise(tx, other);
          },
          { isolationLevel: "Serializable" },
        ),
      ),
    );
    expect((await Promise.all(both)).sort()).toEqual(["conflict", "no refusal"]);
  });

  it("leaves every other error alone", async () => {
    expect(await refusalOf(db.$executeRaw`SELECT * FROM "nowhere"`)).toBeUndefined();
    expect(databaseRefusal("text")).toBeUndefined();
  });
});
