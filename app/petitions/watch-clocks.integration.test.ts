import { beforeEach, describe, expect, it } from "vitest";
import { addDays, columnFromLocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import { testKeys } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAnsweredPetition, aReceivedPetition, aRegisteredPetition } from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { watchClocks } from "./watch-clocks.server.ts";

const { db } = await cloneDatabase();
const town = await aStaffedTown(db);

/** In the morning, so many days after the last day of its clock. */
async function morningAfter(petitionId: string, days: number): Promise<Date> {
  const { dueOn } = await db.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { dueOn: true },
  });
  if (dueOn === null) throw new Error("no clock runs");
  return new Date(columnFromLocalDate(addDays(localDateFromColumn(dueOn), days)).getTime() - 30 * 60_000);
}

const toldOf = (petitionId: string) =>
  db.notification.findMany({
    where: { facts: { path: ["about", "id"], equals: petitionId } },
    include: { deliveries: true },
  });

beforeEach(async () => {
  await db.notificationDelivery.deleteMany();
  await db.notification.deleteMany();
});

describe("the watch over the clocks", () => {
  it("reminds the owner and the nearest supervisor three days before, and again on the last day", async () => {
    const { id } = await aRegisteredPetition(db, testKeys, town.clerk);
    const before = await morningAfter(id, -3);
    await Promise.all([watchClocks(db, before), watchClocks(db, new Date(before.getTime() + 86_400_000))]);
    const reminded = [town.clerk.personId, town.otherClerk.personId, town.supervisor.personId].sort();
    const toldOn = async (event: string) =>
      (await toldOf(id)).filter((each) => each.event === event).map(({ personId }) => personId);
    expect((await toldOn("clock_due_soon")).sort()).toEqual(reminded);
    expect(await toldOn("clock_due_today")).toEqual([]);
    const last = await morningAfter(id, 0);
    await watchClocks(db, last);
    await watchClocks(db, last);
    expect((await toldOn("clock_due_today")).sort()).toEqual(reminded);
    expect(await toldOn("clock_overdue")).toEqual([]);
    const ways = (await toldOf(id)).flatMap(({ deliveries }) => deliveries.map(({ channel }) => channel));
    expect(ways).not.toContain("sms");
  });

  it("tells owner, supervisor and petitioner once when the day has passed, however often it runs", async () => {
    const { id } = await aRegisteredPetition(db, testKeys, town.clerk);
    const late = await morningAfter(id, 1);
    await watchClocks(db, late);
    const first = await toldOf(id);
    expect(first.map(({ event }) => event).sort()).toEqual(
      expect.arrayContaining(["clock_overdue", "petition_overdue"]),
    );
    expect(first.some(({ personId }) => personId === town.supervisor.personId)).toBe(true);
    await Promise.all([watchClocks(db, late), watchClocks(db, new Date(late.getTime() + 86_400_000))]);
    expect(await toldOf(id)).toHaveLength(first.length);
  });

  it("closes what stood answered beyond the time to ask for a review, and not a day before", async () => {
    const { id } = await anAnsweredPetition(db, testKeys, town.clerk);
    await watchClocks(db, await morningAfter(id, 0));
    expect(await db.petition.findUnique({ where: { id } })).toMatchObject({ state: "answered" });
    await watchClocks(db, await morningAfter(id, 1));
    expect(await db.petition.findUnique({ where: { id } })).toMatchObject({ state: "closed", dueOn: null });
  });

  it("tells of a late accusation nobody but the organs that take them", async () => {
    const { id } = await aReceivedPetition(db, testKeys, town.discipline, {
      columns: { classification: "accusation" },
    });
    await db.accusation.create({ data: { petitionId: id, contentSealed: "v1.x" } });
    await watchClocks(db, await morningAfter(id, 1));
    const people = (await toldOf(id)).map(({ personId }) => personId);
    expect(people).toContain(town.discipline.personId);
    expect(people).not.toContain(town.supervisor.personId);
  });

  it("reminds all who handle there when the one it was given to has left", async () => {
    const { id } = await aRegisteredPetition(db, testKeys, town.clerk, {
      columns: { ownerMembershipId: town.clerk.membershipId },
    });
    const where = { id: town.clerk.membershipId };
    await db.membership.update({ where, data: { until: new Date("2026-01-01T00:00:00Z") } });
    await watchClocks(db, await morningAfter(id, -3));
    expect((await toldOf(id)).map(({ personId }) => personId)).toContain(town.otherClerk.personId);
    await db.membership.update({ where, data: { until: null } });
  });

  it("tells the petitioner that it was closed by itself", async () => {
    const { id } = await anAnsweredPetition(db, testKeys, town.clerk);
    await watchClocks(db, await morningAfter(id, 1));
    expect((await toldOf(id)).map(({ event }) => event)).toContain("petition_closed");
  });
});
