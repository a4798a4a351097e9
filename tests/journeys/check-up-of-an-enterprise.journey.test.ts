import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { unbalancedAccounts } from "#tests/builders/bookings.ts";
import { enterprise, visited } from "#tests/builders/check-ups.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { codeSentTo, signInAsAdviser, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const context = { db, env, now: () => new Date() };
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文", mode: "at_enterprise", hours: [9 * 60, 17 * 60] });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
const other = await anAdviser(db, { name: "何敏" });
const [advisersPhone = "", othersPhone = ""] = await withSignIns(journey, [adviser.actor, other.actor]);
const village = await db.division.findUniqueOrThrow({ where: { code: villageCode } });

/** From the front door to the booked visit; returns its number. */
async function books(page: Page, phone: string, withScript: boolean): Promise<string> {
  await page.goto("/advice");
  await page.getByRole("link", { name: "约律师上门" }).click();
  await page.getByLabel("找村、社区").fill(village.fullName.slice(-4));
  await page.getByRole("button", { name: "找", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: village.fullName }).first().click();
  await page.getByRole("heading", { name: "请陆文律师上门" }).waitFor();
  if (withScript) await looksRightInBoth(page, "times of visits");
  await page
    .getByRole("link", { name: /^(9:00|13:30)/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "哪家企业，找谁" }).waitFor();
  if (withScript) await looksRightInBoth(page, "which enterprise");
  await page.getByLabel("企业名称").fill(enterprise.name);
  await page.getByLabel("统一社会信用代码").fill("91350100M000100Y44");
  await page.getByLabel("上门的地址").fill(enterprise.address);
  await page.getByLabel("姓名").fill("沈月娥");
  await page.getByLabel("手机号").fill(phone);
  await page.getByLabel("想请律师看什么").fill("劳动合同和两笔欠款");
  await page.getByRole("button", { name: "下一步" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /代码对不上/ })
    .waitFor();
  if (withScript) await looksRight(page, "a wrong code");
  expect(await page.getByLabel("企业名称").inputValue()).toBe(enterprise.name);
  await page.getByLabel("统一社会信用代码").fill(enterprise.creditCode);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("heading", { name: "填验证码" }).waitFor();
  await page.getByLabel("验证码").fill(await codeSentTo(journey, phone));
  await page.getByRole("button", { name: "就约这个时间" }).click();
  await page.getByRole("heading", { name: "约好了" }).waitFor();
  await expect.poll(() => mainText(page)).toContain(enterprise.address);
  return new URL(page.url()).pathname.split("/").pop() ?? "";
}

/** The adviser was there, and writes two opinions. */
async function writesTwo(page: Page, number: string, hoursAgo: number) {
  const { id } = await db.booking.findUniqueOrThrow({ where: { number } });
  await visited(context, adviser, id, hoursAgo);
  await page.goto(`/chambers/bookings/${number}`);
  await page.getByRole("link", { name: "写一条意见" }).click();
  await page.getByRole("heading", { name: "写第 1 条意见" }).waitFor();
  await looksRightInBoth(page, "an opinion");
  await page.getByRole("button", { name: "给企业" }).click();
  await expect.poll(() => page.getByRole("alert").getByRole("link").count()).toBe(4);
  await looksRight(page, "an opinion with mistakes");
  await writes(page, "七份劳动合同没有签", "风险大");
  await page.getByRole("link", { name: "再写一条" }).click();
  await page.getByRole("heading", { name: "写第 2 条意见" }).waitFor();
  await writes(page, "公章没有登记", "风险小");
  await page.getByText("公章没有登记").waitFor();
  await looksRightInBoth(page, "two opinions");
}

async function writes(page: Page, finding: string, risk: string) {
  const [year = "", month = "", day = ""] = addDays(localDateOf(new Date()), 14).split("-");
  await page.getByLabel("看到了什么").fill(finding);
  await page.getByRole("radio", { name: risk }).check();
  await page.getByLabel("建议怎么办").fill("一个月内补上，留一份底");
  await page.getByLabel("年", { exact: true }).fill(year);
  await page.getByLabel("月", { exact: true }).fill(month);
  await page.getByLabel("日", { exact: true }).fill(day);
  await page.getByRole("button", { name: "给企业" }).click();
}

/** Receives both, did the one and not the other. */
async function actsOn(page: Page, number: string, withScript: boolean) {
  await page.goto(`/advice/bookings/${number}`);
  await page.getByText("七份劳动合同没有签").waitFor();
  if (withScript) await looksRightInBoth(page, "opinions received");
  await page.getByRole("link", { name: "收到了" }).click();
  await page.getByRole("heading", { name: "收到意见了？" }).waitFor();
  if (withScript) await looksRightInBoth(page, "receipt");
  await page.getByRole("button", { name: "收到了" }).click();
  await page.getByRole("link", { name: "说说意见 1 办得怎样" }).click();
  await page.getByRole("heading", { name: "意见 1，办得怎样？" }).waitFor();
  if (withScript) await looksRightInBoth(page, "mark");
  await page.getByRole("button", { name: "就这样说" }).click();
  await expect.poll(() => page.getByRole("alert").getByRole("link").count()).toBe(2);
  await page.getByRole("radio", { name: "办了", exact: true }).check();
  await page.getByLabel("办了什么，或者为什么不办").fill("补签了七份");
  await page.getByRole("button", { name: "就这样说" }).click();
  await page.getByRole("link", { name: "说说意见 2 办得怎样" }).click();
  await page.getByRole("radio", { name: "没有办" }).check();
  await page.getByLabel("办了什么，或者为什么不办").fill("月底换公章，到时候一起登记");
  await page.getByRole("button", { name: "就这样说" }).click();
  await page.getByRole("link", { name: "再说意见 2" }).waitFor();
  const opinions = await db.legalOpinion.findMany({
    where: { booking: { number } },
    orderBy: { position: "asc" },
    select: { state: true },
  });
  expect(opinions).toEqual([{ state: "acted_on" }, { state: "not_acted_on" }]);
}

/** Neither another lawyer nor a visitor reads a word of it. */
async function isNobodyElses(number: string) {
  const stranger = await journey.newPage({ javaScriptEnabled: false });
  const desk = await journey.newPage();
  await signInAsAdviser(desk, journey, othersPhone);
  await stranger.context().addCookies(await desk.context().cookies());
  for (const path of ["", "/opinions/new"])
    expect((await stranger.goto(`/chambers/bookings/${number}${path}`))?.status()).toBe(404);
  const visitor = await journey.newPage({ javaScriptEnabled: false });
  for (const page of [stranger, visitor])
    for (const path of ["", "/opinions/1", "/confirm_receipt"]) {
      await page.goto(`/advice/bookings/${number}${path}`);
      expect(new URL(page.url()).pathname).toBe("/track");
      expect(await mainText(page)).not.toContain("劳动合同");
    }
  for (const path of ["/chambers/hours", "/chambers/hours/new", "/chambers/check-ups"]) {
    await visitor.goto(path);
    expect(new URL(visitor.url()).pathname).toBe("/sign-in/staff");
  }
}

describe("an enterprise that wants to know where it stands", () => {
  it("asks a lawyer to come, and follows up two opinions", async () => {
    const page = await journey.newPage();
    const number = await books(page, "13800000051", true);
    await looksRightInBoth(page, "visit booked");
    const desk = await journey.newPage();
    await signInAsAdviser(desk, journey, advisersPhone);
    await writesTwo(desk, number, 3);
    await actsOn(page, number, true);
    await looksRightInBoth(page, "followed up");
    await desk.goto(`/chambers/bookings/${number}`);
    await expect.poll(() => mainText(desk)).toContain("补签了七份");
    await looksRightInBoth(desk, "followed up, at the adviser");
    await desk.goto("/chambers");
    await desk.getByRole("link", { name: "看体检意见" }).click();
    await desk.getByRole("link", { name: `${enterprise.name}，意见 2` }).waitFor();
    await looksRightInBoth(desk, "what to look at again");
    expect(await unbalancedAccounts(db)).toEqual([]);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it("does all of it without script", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    const number = await books(page, "13800000052", false);
    const desk = await journey.newPage();
    await signInAsAdviser(desk, journey, advisersPhone);
    await writesTwo(desk, number, 40);
    await actsOn(page, number, false);
    await isNobodyElses(number);
  });
});
