import { afterAll, describe, expect, it, vi } from "vitest";
import { cloneDatabase } from "#tests/setup/database.ts";
import { randomKeys } from "../../scripts/keys.ts";
import { readEnv } from "./env.server.ts";
import { defineJob, startJobs } from "./jobs.server.ts";

const { db, url } = await cloneDatabase();
const env = readEnv({}, { databaseUrl: url, filesDirectory: ".", keys: randomKeys() });

const done: string[] = [];
const failures: string[] = [];
let attempts = 0;
const note = defineJob<{ text: string }>({
  queue: "test.note",
  run: async ({ text }) => void done.push(text),
});
const stumble = defineJob({
  queue: "test.stumble",
  run: async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("the gateway is closed");
  },
});

const jobs = await startJobs({
  db,
  env,
  definitions: [note, stumble],
  work: true,
  onError: (error, queue) =>
    void failures.push(`${queue}: ${error instanceof Error ? error.message : error}`),
});
afterAll(jobs.stop);

describe("background work", () => {
  it("runs after the transaction that asked for it, and only if that one commits", async () => {
    await db
      .$transaction(async (tx) => {
        await jobs.enqueue(tx, note, { text: "rolled back" });
        throw new Error("changed my mind");
      })
      .catch(() => undefined);
    await db.$transaction((tx) => jobs.enqueue(tx, note, { text: "committed" }));
    await vi.waitFor(() => expect(done).toEqual(["committed"]), { timeout: 8000 });
  });

  it("is tried again after an error, which is reported", async () => {
    await db.$transaction((tx) => jobs.enqueue(tx, stumble, {}));
    await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 15_000 });
    expect(failures).toEqual(["test.stumble: the gateway is closed"]);
  });

  it("waits for its time, and keeps one of several with the same key", async () => {
    const at = new Date(Date.now() + 3_600_000);
    for (const text of ["a", "b"]) {
      await db.$transaction((tx) => jobs.enqueue(tx, note, { text }, { at, key: "petition:1" }));
    }
    const waiting = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pgboss.job WHERE name = 'test.note' AND state = 'created'`;
    expect(Number(waiting[0]?.count)).toBe(1);
    expect(done).toEqual(["committed"]);
  });
});
