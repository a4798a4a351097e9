import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { codeSentTo } from "#tests/builders/sign-ins.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
const village = await db.division.findUniqueOrThrow({ where: { code: villageCode } });

/** From the front door to the booked time; returns its number. */
async function books(page: Page, phone: string, withScript: boolean): Promise<string> {
  await page.goto("/advice");
  await page.getByRole("link", { name: "约时间" }).click();
  await page.getByLabel("找村、社区").fill(village.fullName.slice(-4));
  await page.getByRole("button", { name: "找", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: village.fullName }).first().click();
  await page.getByRole("heading", { name: "约陆文律师" }).waitFor();
  await page.getByRole("link", { name: "看后面的日子" }).click();
  await page.getByRole("link", { name: "看前面的日子" }).waitFor();
  if (withScript) await looksRightInBoth(page, "times");
  await page.getByRole("link", { name: /^9:30/ }).first().click();
  await page.getByRole("heading", { name: "留个名字和电话" }).waitFor();
  await page.getByRole("button", { name: "下一步" }).click();
  await expect.poll(() => page.getByRole("alert").getByRole("link").count()).toBe(2);
  if (withScript) await looksRight(page, "who with mistakes");
  await page.getByLabel("姓名").fill("林秋月");
  await page.getByLabel("手机号").fill(phone);
  await page.getByLabel("想问什么").fill("邻居盖房挡了我家的路");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("heading", { name: "填验证码" }).waitFor();
  await page.getByLabel("验证码").fill("000000");
  await page.getByRole("button", { name: "就约这个时间" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("验证码").fill(await codeSentTo(journey, phone));
  await page.getByRole("button", { name: "就约这个时间" }).click();
  await page.getByRole("heading", { name: "约好了" }).waitFor();
  return new URL(page.url()).pathname.split("/").pop() ?? "";
}

let hoursAgo = 1;

/** The time comes, the adviser records the service in chambers. */
async function isServed(number: string): Promise<void> {
  const startsAt = new Date(Date.now() - hoursAgo * 3_600_000);
  hoursAgo += 1;
  const endsAt = new Date(startsAt.getTime() + 1_800_000);
  await db.booking.update({
    where: { number },
    data: { startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt },
  });
  const page = await staffPage(journey, adviser.actor.personId);
  await page.goto(`/chambers/bookings/${number}`);
  await page.getByRole("link", { name: "记一笔" }).click();
  await page.getByRole("button", { name: "记好" }).click();
  await page.getByText("记好了，算在小时账里 30 分钟。").waitFor();
}

describe.each([
  { script: "with script", phone: "13800000031", withScript: true },
  { script: "without script", phone: "13800000035", withScript: false },
])("a resident who wants to ask a lawyer, $script", ({ phone, withScript }) => {
  it("books in the village, gets the calendar file, moves it, is served and rates", async () => {
    const page = await journey.newPage({ javaScriptEnabled: withScript });
    const number = await books(page, phone, withScript);
    await expect.poll(() => mainText(page)).toContain("邻居盖房挡了我家的路");
    if (withScript) await looksRightInBoth(page, "booked");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "加到手机日历" }).click(),
    ]);
    const file = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
    const booked = await db.booking.findUniqueOrThrow({ where: { number } });
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent") ?? undefined,
    );
    expect(event.startDate.toJSDate()).toEqual(booked.startsAt);
    expect(event.endDate.toJSDate()).toEqual(booked.endsAt);

    await page.getByRole("link", { name: "换", exact: true }).click();
    await page.getByRole("link", { name: /^10:30/ }).waitFor();
    if (withScript) await looksRight(page, "reschedule");
    await page.getByRole("link", { name: /^10:30/ }).click();
    await page.getByRole("heading", { name: /^换到 .* 10:30？/ }).waitFor();
    await page.getByRole("button", { name: "换个时间" }).click();
    await page.getByRole("heading", { name: "约好了" }).waitFor();
    await expect.poll(() => mainText(page)).toContain("改到");

    await isServed(number);
    await page.goto(`/advice/bookings/${number}`);
    await page.getByRole("link", { name: "评一评" }).click();
    await page.getByText("不满意", { exact: true }).click();
    await page.getByRole("button", { name: "就这样评" }).click();
    await page.getByRole("alert").getByText("请选哪里不满意").waitFor();
    if (withScript) await looksRight(page, "rate");
    await page.getByRole("checkbox", { name: "没有说清楚" }).check();
    await page.getByRole("button", { name: "就这样评" }).click();
    await page.getByRole("heading", { name: "办过了" }).waitFor();
    expect(await db.adviceRating.findFirst({ where: { booking: { number } } })).toMatchObject({
      level: 2,
      reasons: ["unclear"],
      firmId: adviser.firmId,
    });
  });
});

describe("a resident who has booked", () => {
  it("books and cancels without script, and the hours are free again", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    const number = await books(page, "13800000032", false);
    const account = () => db.hoursAccount.aggregate({ _sum: { reservedMinutes: true } });
    const before = (await account())._sum.reservedMinutes ?? 0;
    await page.getByRole("link", { name: "取消", exact: true }).click();
    await page.getByRole("button", { name: "取消", exact: true }).click();
    await page.getByRole("heading", { name: "取消了" }).waitFor();
    expect((await account())._sum.reservedMinutes).toBe(before - 30);
    expect(await db.booking.findUniqueOrThrow({ where: { number } })).toMatchObject({ state: "cancelled" });
  });

  it("is offered the nearest times when somebody was faster, and keeps what was typed", async () => {
    const fast = await journey.newPage();
    const slow = await journey.newPage();
    await fast.goto(`/advice/book?place=${villageCode}`);
    const time = await fast
      .getByRole("link", { name: /^10:00/ })
      .first()
      .getAttribute("href");
    await slow.goto(String(time));
    await slow.getByLabel("姓名").fill("周德福");
    await slow.getByLabel("手机号").fill("13800000034");
    await slow.getByLabel("想问什么").fill("工钱三个月没有发");
    await slow.getByRole("button", { name: "下一步" }).click();
    await slow.getByRole("heading", { name: "填验证码" }).waitFor();

    await fast.goto(String(time));
    await fast.getByLabel("姓名").fill("林秋月");
    await fast.getByLabel("手机号").fill("13800000033");
    await fast.getByRole("button", { name: "下一步" }).click();
    await fast.getByLabel("验证码").fill(await codeSentTo(journey, "13800000033"));
    await fast.getByRole("button", { name: "就约这个时间" }).click();
    await fast.getByRole("heading", { name: "约好了" }).waitFor();

    await slow.getByLabel("验证码").fill(await codeSentTo(journey, "13800000034"));
    await slow.getByRole("button", { name: "就约这个时间" }).click();
    await slow.getByText("这个时间刚刚被人约走了").waitFor();
    await looksRight(slow, "nearest");
    expect(await slow.getByLabel("想问什么").inputValue()).toBe("工钱三个月没有发");
    await slow.getByRole("radio").nth(1).check();
    await slow.getByRole("button", { name: "就约这个时间" }).click();
    await slow.getByRole("heading", { name: "约好了" }).waitFor();
  });

  it("sees nobody else's booking", async () => {
    const page = await journey.newPage();
    const { number } = await db.booking.findFirstOrThrow({ select: { number: true } });
    await page.goto(`/advice/bookings/${number}`);
    expect(new URL(page.url()).pathname).toBe("/track");
  });
});
