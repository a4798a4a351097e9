import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { bookSlot } from "#app/legal-advice/bookings/book-slot.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking } from "#tests/builders/bookings.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { signInAsAdviser, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const context = { db, env, now: () => new Date() };
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
const [phone = ""] = await withSignIns(journey, [adviser.actor]);

const dayBoxes = ["年", "月", "日"] as const;

async function fillDay(page: Page, day: string) {
  for (const [index, part] of day.split("-").entries())
    await page.getByLabel(dayBoxes[index] ?? "", { exact: true }).fill(part);
}

describe("an adviser", () => {
  it("sets hours and days that differ, and sees who booked in those that are gone", async () => {
    const now = new Date();
    const booked = await bookSlot(context, aBooking(adviser.id, { now, ...aTime(adviser.id, { days: 4 }) }));
    if (!booked.ok) throw new Error(booked.reason);
    const page = await journey.newPage();
    await signInAsAdviser(page, journey, phone);
    await page.getByRole("link", { name: "时间", exact: true }).click();
    await page.getByRole("heading", { name: "我的时间" }).waitFor();
    await looksRightInBoth(page, "hours");

    await page.getByRole("link", { name: "加一段" }).click();
    await page.getByRole("heading", { name: "每周加一段" }).waitFor();
    await looksRightInBoth(page, "new hours");
    await page.getByLabel("几点开始").fill("11:00");
    await page.getByLabel("几点结束").fill("10:00");
    await page.getByLabel("怎么谈").selectOption("by_phone");
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByRole("alert").getByText("结束要晚于开始").waitFor();
    await looksRight(page, "reversed hours");
    expect(await page.getByLabel("几点开始").inputValue()).toBe("11:00");
    await page.getByLabel("几点结束").fill("13:00");
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByRole("alert").getByText("和 9:00–12:00 这一段重叠了").waitFor();
    await page.getByLabel("几点开始").fill("14:00");
    await page.getByLabel("几点结束").fill("16:00");
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByText("存好了。").waitFor();
    await expect.poll(() => mainText(page)).toContain("14:00–16:00");

    await page.getByRole("link", { name: "加一天" }).click();
    await page.getByRole("heading", { name: "哪天不一样？" }).waitFor();
    await looksRightInBoth(page, "a day that differs");
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByRole("alert").getByText("请写今天或者以后的日子").waitFor();
    await fillDay(page, addDays(localDateOf(now), 4));
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByRole("heading", { name: "不在时段里的约" }).waitFor();
    await looksRightInBoth(page, "booked outside");
    await page.getByRole("link", { name: /9:00 · 打电话/ }).click();
    await page.getByRole("heading", { name: "来谈的人" }).waitFor();
    expect(await db.booking.findUnique({ where: { id: booked.id } })).toMatchObject({ state: "confirmed" });
  });

  it("does so without script, and subscribes to the own calendar", async () => {
    const desk = await journey.newPage();
    await signInAsAdviser(desk, journey, phone);
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.context().addCookies(await desk.context().cookies());
    await page.goto("/chambers/hours");
    await page.getByRole("link", { name: /^改 周一 9:00/ }).click();
    await page.getByLabel("几点结束").fill("11:30");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => mainText(page)).toContain("9:00–11:30");
    await page.getByRole("link", { name: /^改 周一 9:00/ }).click();
    await page.getByRole("button", { name: "不要这一段" }).click();
    await page.getByText("存好了。").waitFor();
    expect(await db.weeklyHours.count({ where: { adviserId: adviser.id, weekday: 1, fromTime: 540 } })).toBe(
      0,
    );

    await page.goto("/chambers/hours/settings");
    await page.getByLabel("面谈几分钟").fill("5");
    await page.getByRole("button", { name: "存好" }).click();
    await page.getByRole("alert").getByText("请写 10 到 120").waitFor();
    await page.getByLabel("面谈几分钟").fill("20");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => mainText(page)).toContain("面谈 20 分钟");

    await page.getByRole("button", { name: "开，给我一个地址" }).click();
    const link = page.getByRole("link", { name: /calendar\.ics/ });
    const address = new URL(await link.innerText());
    const feed = () => fetch(new URL(address.pathname + address.search, journey.address));
    const answer = await feed();
    expect(answer.headers.get("Content-Type")).toContain("text/calendar");
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    expect(calendar.getAllSubcomponents("vevent")).toHaveLength(1);
    await page.goto("/chambers/hours");
    expect(await mainText(page)).not.toContain("calendar.ics");
    await page.getByRole("button", { name: "关掉" }).click();
    await page.getByText("还没有开。").waitFor();
    expect((await feed()).status).toBe(404);
  });

  it("sees the new address, and the settings, right in both languages", async () => {
    const page = await journey.newPage();
    await signInAsAdviser(page, journey, phone);
    await page.goto("/chambers/hours/settings");
    await looksRightInBoth(page, "settings");
    await page.goto("/chambers/hours");
    await page.getByRole("button", { name: "开，给我一个地址" }).click();
    await page.getByRole("link", { name: /calendar\.ics/ }).waitFor();
    await looksRight(page, "calendar address");
  });
});
