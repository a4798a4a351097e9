import { describe, expect, it } from "vitest";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import type { MatterSource } from "#app/matters/matter-source.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { aPerson } from "#tests/builders/bookings.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { anAdministrator, aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { openCallBackPage, readCallBacks, recordCallBack } from "./call-backs.server.ts";
import { openCallBack } from "./open-call-back.server.ts";

const { db } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-03-02T01:00:00Z");
const context = { db, env, now: () => now };
const town = await aStaffedTown(db);
const source: MatterSource = {
  find: async () => null,
  claim: async () => ({ count: 0 }),
  confirmedPhone: async () => "13900000001",
};
const matters = { petition: source, booking: source, question: source };

let numbers = 0;
async function aLowRating(level = 1) {
  numbers += 1;
  const number = `26030200${String(numbers).padStart(4, "0")}`;
  const personId = await aPerson(db);
  const rated = {
    matter: { kind: "petition", id: newId(), number } as const,
    divisionCode: villageCode,
    personId,
    organisationId: town.handler.organisationId,
    level,
    reasons: ["slow"],
    comment: "拖了两个月",
    calendar: await loadWorkingCalendar(db),
    now,
  };
  await db.$transaction((tx) => openCallBack(tx, rated));
  const callBack = await db.callBack.findFirst({ where: { number } });
  return { number, personId, rated, id: callBack?.id ?? "", dueOn: callBack?.dueOn };
}

describe("a low rating", () => {
  it("asks for one call within the working days of the rule, and tells the supervisors of the place", async () => {
    const { number, rated, dueOn } = await aLowRating();
    await db.$transaction((tx) => openCallBack(tx, rated));
    expect(await db.callBack.count({ where: { number } })).toBe(1);
    // Five working days from Monday 2 March.
    expect(dueOn?.toISOString().slice(0, 10)).toBe("2026-03-09");
    const told = await db.notification.findMany({ where: { personId: town.supervisor.personId } });
    expect(told.filter(({ event }) => event === "rating_low")).toHaveLength(1);
    expect(await db.callBack.count({ where: { number: (await aLowRating(3)).number } })).toBe(0);
  });

  it("is called about by supervisors of the place alone, and looking at the number is on record", async () => {
    const { number, id } = await aLowRating(2);
    const found = await openCallBackPage({ db, env, matters }, { number, actor: town.supervisor, now });
    expect(found).toMatchObject({ phone: "13900000001", level: 2, comment: "拖了两个月" });
    const entries = await db.auditEntry.findMany({ where: { chain: `call-back:${id}` } });
    expect(entries.map(({ action }) => action)).toEqual(["call_back.read_phone"]);
    const result = { outcome: "not_reached" } as const;
    for (const actor of [town.handler, town.clerk, town.stranger, await anAdministrator(db, town)]) {
      expect(await openCallBackPage({ db, env, matters }, { number, actor, now })).toBeNull();
      expect((await readCallBacks(db, actor, now)).length).toBe(0);
      expect(
        await recordCallBack(context, { id, actor, expectedVersion: 1, result, idempotencyKey: newId() }),
      ).toEqual({ ok: false, reason: "not_found" });
    }
  });

  it("is called again until somebody answers, recorded once, and whoever rated is told", async () => {
    const { id, personId } = await aLowRating();
    const actor = town.supervisor;
    const key = newId();
    const missed = {
      id,
      actor,
      expectedVersion: 1,
      result: { outcome: "not_reached" },
      idempotencyKey: key,
    } as const;
    await Promise.all([1, 2].map(() => recordCallBack(context, missed)));
    expect(await db.callBack.findUniqueOrThrow({ where: { id } })).toMatchObject({
      tries: 1,
      doneOn: null,
      version: 2,
    });
    const result = {
      outcome: "promised",
      note: "下周三以前修好",
      promisedOn: localDateFrom("2026-03-11"),
    } as const;
    const call = { id, actor, result, idempotencyKey: newId() };
    expect(await recordCallBack(context, { ...call, expectedVersion: 1 })).toMatchObject({
      reason: "changed_meanwhile",
    });
    expect(await recordCallBack(context, { ...call, expectedVersion: 2 })).toEqual({
      ok: true,
      isDone: true,
    });
    expect(await recordCallBack(context, { ...call, expectedVersion: 2 })).toEqual({
      ok: true,
      isDone: true,
    });
    expect(await recordCallBack(context, { ...call, expectedVersion: 3, idempotencyKey: newId() })).toEqual({
      ok: false,
      reason: "done",
    });
    const told = await db.notification.findMany({ where: { personId } });
    expect(told.map(({ event }) => event)).toEqual(["rating_called_back"]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("that nobody called about in time is shown as overdue", async () => {
    const { number } = await aLowRating();
    const late = await readCallBacks(db, town.supervisor, new Date("2026-03-20T01:00:00Z"));
    expect(late.find((each) => each.number === number)?.isOverdue).toBe(true);
  });
});
