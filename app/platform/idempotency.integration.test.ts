import { describe, expect, it } from "vitest";
import { cloneDatabase } from "#tests/setup/database.ts";
import { once } from "./idempotency.server.ts";

const { db } = await cloneDatabase();

describe("once", () => {
  it("does the work a single time for one key, however many ask at once", async () => {
    let runs = 0;
    const ask = () =>
      db.$transaction((tx) =>
        once(tx, "test", "same-key", async () => {
          runs += 1;
          return { number: runs };
        }),
      );
    const results = await Promise.all(Array.from({ length: 8 }, ask));
    expect(runs).toBe(1);
    expect(new Set(results.map(({ number }) => number))).toEqual(new Set([1]));
  });

  it("keeps nothing of work that failed, so that a repeat may succeed", async () => {
    const ask = (fails: boolean) =>
      db.$transaction((tx) =>
        once(tx, "test", "retried", async () => {
          if (fails) throw new Error("no");
          return { done: true };
        }),
      );
    await expect(ask(true)).rejects.toThrow("no");
    expect(await ask(false)).toEqual({ done: true });
  });

  it("keeps scopes apart and refuses an empty key", async () => {
    const ask = (scope: string, key: string) =>
      db.$transaction((tx) => once(tx, scope, key, async () => ({ scope })));
    expect(await ask("a", "k")).toEqual({ scope: "a" });
    expect(await ask("b", "k")).toEqual({ scope: "b" });
    await expect(ask("a", "")).rejects.toThrow("1 to 128");
  });
});
