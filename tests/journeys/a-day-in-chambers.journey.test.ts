import { describe, expect, it } from "vitest";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { bookSlot } from "#app/legal-advice/bookings/book-slot.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson, unbalancedAccounts } from "#tests/builders/bookings.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const context = { db, env, now: () => new Date() };
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });

/** The adviser's phone. */
const inChambers = (options = {}) => staffPage(journey, adviser.actor.personId, options);

/** Booked in time, and begun some hours ago; returns its number and day. */
async function aBegunBooking(name: string, hoursAgo: number) {
  const personId = await aPerson(db);
  const time = aTime(adviser.id, { days: 2, minutes: 9 * 60 + 30 });
  const booked = await bookSlot(context, aBooking(adviser.id, { now: new Date(), personId, name, ...time }));
  if (!booked.ok) throw new Error(booked.reason);
  const startsAt = new Date(Date.now() - hoursAgo * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 1_800_000);
  await db.booking.update({
    where: { id: booked.id },
    data: { startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt },
  });
  return { number: booked.number, day: localDateOf(startsAt) };
}

describe("an adviser", () => {
  it("sees the day, records the service in two taps, and finds it in the month and in the table", async () => {
    const { number, day } = await aBegunBooking("林秋月", 1);
    const page = await inChambers();
    await page.goto("/desk");
    expect(new URL(page.url()).pathname).toBe("/chambers");
    await page.goto(`/chambers?day=${day}`);
    await looksRightInBoth(page, "day");
    await page.locator(".diary").getByRole("link").first().click();
    await page.getByRole("heading", { name: "来谈的人" }).waitFor();
    await expect.poll(() => mainText(page)).toContain("邻居盖房挡了我家的路");
    await looksRightInBoth(page, "booking");

    await page.getByRole("link", { name: "记一笔" }).click();
    await page.getByRole("heading", { name: "记一笔服务" }).waitFor();
    await looksRightInBoth(page, "record");
    await page.getByRole("button", { name: "记好" }).click();
    await page.getByText("记好了，算在小时账里 30 分钟。").waitFor();
    expect(await db.serviceRecord.findFirst({ where: { booking: { number } } })).toMatchObject({
      minutes: 30,
      chargedMinutes: 30,
      peopleServed: 1,
      kind: "consultation",
    });

    await page.goto(`/chambers/services?month=${day.slice(0, 7)}`);
    await looksRightInBoth(page, "services");
    await page.goto("/chambers/services/new");
    await looksRightInBoth(page, "lecture");
    await page.goto(`/chambers/services?month=${day.slice(0, 7)}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载表格（CSV）" }).click(),
    ]);
    const stream = await download.createReadStream();
    const csv = Buffer.concat(await stream.toArray()).toString("utf8");
    expect(csv.split("\r\n")[1]).toContain(number);
    expect(csv).not.toContain("林秋月");
    expect(await unbalancedAccounts(db)).toEqual([]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("records a lecture without script, and what was left out is asked for", async () => {
    const page = await inChambers({ javaScriptEnabled: false });
    await page.goto("/chambers");
    await page.getByRole("link", { name: "补一笔服务记录" }).click();
    await page.getByLabel("几个人").fill("40");
    await page.getByLabel("说明").fill("讲劳动合同");
    await page.getByRole("button", { name: "记好" }).click();
    const problems = page.getByRole("alert").getByRole("link");
    await expect.poll(() => problems.allInnerTexts()).toEqual(["请写几分钟，1 到 480", "请选在哪个村"]);
    await page.getByLabel("几个人").fill("40");
    await page.getByLabel("说明").fill("讲劳动合同");
    await page.getByLabel("几分钟").fill("90");
    await page.getByLabel("在哪个村").selectOption({ index: 1 });
    await page.getByRole("button", { name: "记好" }).click();
    await page.getByText("记好了，算在小时账里 90 分钟。").waitFor();
    const record = await db.serviceRecord.findFirstOrThrow({ where: { kind: "lecture" } });
    expect(record).toMatchObject({ minutes: 90, peopleServed: 40, divisionCode: villageCode });
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("says that nobody came, which gives the hours back, and records it after all", async () => {
    const { number } = await aBegunBooking("周德福", 3);
    const held = async () =>
      (await db.hoursAccount.aggregate({ _sum: { reservedMinutes: true } }))._sum.reservedMinutes;
    const before = (await held()) ?? 0;
    const page = await inChambers({ javaScriptEnabled: false });
    await page.goto(`/chambers/bookings/${number}`);
    await page.getByRole("link", { name: "没有见到" }).click();
    await page.getByRole("button", { name: "没有见到" }).click();
    await expect.poll(() => mainText(page)).toContain("没有见到");
    expect(await held()).toBeLessThanOrEqual(before);
    await page.getByRole("link", { name: "记一笔" }).click();
    await page.getByRole("button", { name: "记好" }).click();
    await page.getByText("记好了，算在小时账里 30 分钟。").waitFor();
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("moves a booking and calls one off; the time given up is free, the other not", async () => {
    const time = aTime(adviser.id, { days: 4, minutes: 9 * 60 });
    const personId = await aPerson(db);
    const booked = await bookSlot(
      context,
      aBooking(adviser.id, { now: new Date(), personId, name: "赵德明", ...time }),
    );
    if (!booked.ok) throw new Error(booked.reason);
    const page = await inChambers();
    await page.goto(
      `/chambers/bookings/${booked.number}/reschedule?day=${addDays(localDateOf(new Date()), 5)}`,
    );
    await page.getByRole("link", { name: /^11:00/ }).click();
    await page.getByRole("button", { name: "换个时间" }).click();
    await page.getByRole("heading", { name: "来谈的人" }).waitFor();
    await page.getByRole("link", { name: "取消" }).click();
    await page.getByRole("button", { name: "取消" }).click();
    await expect.poll(() => mainText(page)).toContain("取消了");
    expect(await db.booking.findUniqueOrThrow({ where: { id: booked.id } })).toMatchObject({
      state: "cancelled",
    });
    expect(await unbalancedAccounts(db)).toEqual([]);
  });

  it("does not open another adviser's booking", async () => {
    const other = await anAdviser(db, { name: "周敏" });
    await aSponsorship(db, { adviserId: other.id, sponsorId: town.handler.organisationId });
    const booked = await bookSlot(context, aBooking(other.id, { now: new Date(), idempotencyKey: newId() }));
    if (!booked.ok) throw new Error(booked.reason);
    const page = await inChambers({ javaScriptEnabled: false });
    for (const path of ["", "/record", "/call_off"])
      expect((await page.goto(`/chambers/bookings/${booked.number}${path}`))?.status()).toBe(404);
  });
});
