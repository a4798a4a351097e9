import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { sayIt } from "#tests/builders/say-it.ts";
import { signInAsResident, signInAsStaff, withSignIns } from "#tests/builders/sign-ins.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const [clerkPhone = ""] = await withSignIns(journey, [town.clerk]);

const phone = "13800000091";
const village = "荆州区川店镇紫荆村";
const rightCode = "91350100M000100Y43";
const wrongCode = "91350100M000100Y44";
const computer =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";

const words = (page: Page) => page.getByRole("main").innerText();
const save = (page: Page) => page.getByRole("button", { name: "存起来" }).click();
const saved = (page: Page) => page.getByText("存好了。").waitFor();

/** The message about a case is new until its reader says that she saw it. */
async function readsInbox(page: Page, number: string) {
  await page.goto("/mine");
  await page.getByRole("link", { name: "消息" }).click();
  await page.getByText("1 条没看过。").waitFor();
  await looksRightInBoth(page, "inbox with a new message");
  await page.getByRole("link", { name: /^编号/ }).click();
  await page.waitForURL(`**/cases/${number}`);
  await page.goto("/inbox");
  await page.getByRole("button", { name: "都看过了" }).click();
  await page.getByText("没有未看的。").waitFor();
  await looksRight(page, "inbox without a new message");
}

/** The language goes with the account; the next message is written in it. */
async function changesLanguage(page: Page) {
  await page.getByRole("link", { name: "改姓名和语言" }).click();
  await looksRightInBoth(page, "name and language");
  await page.getByLabel("姓名").fill("田小禾");
  await page.getByRole("radio", { name: "English" }).check();
  await save(page);
  await page.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  expect(await words(page)).toContain("田小禾");
  expect(await db.person.count({ where: { language: "en" } })).toBe(1);
  await page.getByRole("link", { name: "Change name and language" }).click();
  await page.getByRole("radio", { name: "中文" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await saved(page);
}

/** One character copied wrongly is said at the field and above, and nothing typed is lost. */
async function givesEnterprise(page: Page) {
  await page.getByRole("link", { name: "改企业信息" }).click();
  await looksRightInBoth(page, "enterprise");
  await page.getByLabel("名称").fill("小禾米业");
  await page.getByLabel("统一社会信用代码").fill(wrongCode);
  await save(page);
  const fault = "代码对不上，可能有一位抄错了，请照营业执照核对";
  await page.getByRole("alert").getByRole("link", { name: fault }).waitFor();
  await expect.poll(() => page.getByText(fault).count()).toBe(2);
  await expect.poll(() => page.getByLabel("名称").inputValue()).toBe("小禾米业");
  await expect.poll(() => page.getByLabel("统一社会信用代码").inputValue()).toBe(wrongCode);
  await looksRight(page, "enterprise refused");
  await page.getByLabel("统一社会信用代码").fill(rightCode.toLowerCase());
  await save(page);
  await saved(page);
  expect(await words(page)).toContain(rightCode);
}

async function givesDocument(page: Page) {
  await page.getByRole("link", { name: "改证件" }).click();
  await looksRightInBoth(page, "document");
  await page.getByLabel("证件号码").fill("42102319800101001");
  await save(page);
  await page.getByRole("alert").waitFor();
  await expect.poll(() => page.getByLabel("证件号码").inputValue()).toBe("42102319800101001");
  await looksRight(page, "document refused");
  await page.getByLabel("哪种证件").selectOption("passport");
  await page.getByLabel("证件号码").fill("E12345678");
  await save(page);
  await saved(page);
  expect(await words(page)).toContain("尾号 5678");
  expect(await page.content()).not.toContain("E12345678");
}

/** Asked where something happened, she begins in her own township. */
async function givesHome(page: Page) {
  await page.getByRole("link", { name: "改住址所在地" }).click();
  await page.getByLabel("找村、社区").fill("川店 紫荆");
  await page.getByRole("button", { name: "找", exact: true }).click();
  await looksRightInBoth(page, "home");
  await page.getByRole("radio", { name: village }).check();
  await page.getByRole("button", { name: "就这里" }).click();
  await saved(page);
  expect(await words(page)).toContain(village);
  await page.goto("/say");
  await page.getByLabel("发生了什么事").fill("渠道边的护栏倒了。");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("radio", { name: village }).waitFor();
}

/** She is still signed in at the print shop. */
async function signsOutElsewhere(page: Page) {
  const shop = await journey.newPage({ userAgent: computer });
  await db.rateLimit.deleteMany();
  await signInAsResident(shop, journey, phone);
  await page.goto("/account");
  const here = page.getByRole("listitem").filter({ hasText: "就是这一台" });
  await expect.poll(() => here.innerText()).toContain("安卓手机");
  expect(await words(page)).toContain("电脑");
  await looksRightInBoth(page, "account with two sign-ins");
  await page.getByRole("button", { name: "别处都退出" }).click();
  await page.getByText("别处的 1 个登录都退出了。").waitFor();
  await looksRight(page, "account after signing out elsewhere");
  expect(await words(page)).not.toContain("电脑");
  await shop.goto("/account");
  await shop.waitForURL("**/sign-in?return=*");
  await page.reload();
  expect(new URL(page.url()).pathname).toBe("/account");
}

describe("my account", () => {
  it("a resident reads what came, says who she is and signs out the computer she forgot", async () => {
    const page = await journey.newPage();
    await signInAsResident(page, journey, phone);
    const { number } = await sayIt(page, {
      narrative: "米厂门口的路灯坏了三个月，晚上送货看不见。",
      requested: "修好路灯",
      village: "川店 紫荆",
      name: "田小禾",
      phone,
    });
    await readsInbox(page, number);
    await page.getByRole("link", { name: "我的账号" }).click();
    await page.getByRole("heading", { level: 1, name: "我的账号" }).waitFor();
    await looksRightInBoth(page, "account");
    await changesLanguage(page);
    await givesEnterprise(page);
    await givesDocument(page);
    await givesHome(page);
    await signsOutElsewhere(page);

    const { petitionerId } = await db.petition.findUniqueOrThrow({
      where: { number },
      select: { petitionerId: true },
    });
    const log = await db.auditEntry.findMany({
      where: { chain: `person:${petitionerId}` },
      orderBy: { sequence: "asc" },
      select: { action: true },
    });
    expect(log.map(({ action }) => action)).toEqual([
      "person.create",
      "person.sign_in",
      "person.change_about",
      "person.change_about",
      "person.change_enterprise",
      "person.change_document",
      "person.change_home",
      "person.sign_in",
      "person.end_other_sign_ins",
    ]);
  }, 180_000);

  it("a clerk with a second post goes over to it, without script", async () => {
    await db.membership.create({
      data: {
        id: newId(),
        personId: town.clerk.personId,
        organisationId: town.handler.organisationId,
        role: "handler",
        displayName: "陈丽",
      },
    });
    const page = await journey.newPage({ javaScriptEnabled: false });
    await signInAsStaff(page, journey, clerkPhone);
    await expect.poll(() => page.locator("header").innerText()).toContain(town.clerk.organisationName);
    await page.goto("/account");
    await page.getByRole("radio", { name: town.handler.organisationName }).check();
    await page.getByRole("button", { name: "换到这个岗位" }).click();
    await page.waitForURL("**/desk");
    await expect.poll(() => page.locator("header").innerText()).toContain(town.handler.organisationName);
  });
});
