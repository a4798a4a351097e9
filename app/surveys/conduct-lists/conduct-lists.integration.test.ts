import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor } from "#tests/builders/surveys.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { changeConductLists } from "./change-conduct-lists.server.ts";
import { readConductLists } from "./conduct-items.server.ts";

const { db } = await cloneDatabase();
const context = { db, now: () => new Date("2026-03-02T01:00:00Z") };
const town = await aStaffedTown(db);
const administrator = await anAdministrator(db, town);
await db.conductItem.deleteMany();

const values = (wordsZh: string) => ({ wordsZh, wordsEn: "", isExample: false });
async function added(wordsZh: string, key = newId()) {
  const change = { do: "add", list: "musts", values: values(wordsZh), key } as const;
  const result = await changeConductLists(context, { actor: administrator, change });
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}
const shown = async () =>
  (await readConductLists(db))
    .find(({ list }) => list === "musts")
    ?.items.map(({ wordsZh, version }) => `${wordsZh} ${version}`);

describe("the lists", () => {
  it("take a line once, in its order, and let it be moved, changed, taken off and put back", async () => {
    const key = newId();
    const [one, again] = [await added("甲", key), await added("甲", key)];
    expect(again).toBe(one);
    const two = await added("乙");
    const step = (id: string, what: "up" | "down" | "retire" | "restore", expectedVersion: number) =>
      changeConductLists(context, { actor: administrator, change: { do: what, id, expectedVersion } });
    await step(two, "up", 1);
    await step(two, "up", 1);
    expect(await shown()).toEqual(["乙 2", "甲 1"]);
    expect(await step(two, "up", 2)).toEqual({ ok: true, id: two });
    expect(await shown()).toEqual(["乙 3", "甲 1"]);
    await step(one, "retire", 1);
    expect(await shown()).toEqual(["乙 3"]);
    await step(one, "restore", 2);
    expect(await shown()).toEqual(["乙 3", "甲 3"]);
    const late = { do: "change", id: one, expectedVersion: 1, values: values("丙") } as const;
    expect(await changeConductLists(context, { actor: administrator, change: late })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
      wordsZh: "甲",
      version: 3,
    });
  });

  it("are changed by administrators alone", async () => {
    const change = { do: "add", list: "musts", values: values("丁"), key: newId() } as const;
    for (const actor of [town.handler, town.supervisor, town.clerk, await anAssessor(db)])
      expect(await changeConductLists(context, { actor, change })).toEqual({
        ok: false,
        reason: "not_allowed",
      });
  });
});
