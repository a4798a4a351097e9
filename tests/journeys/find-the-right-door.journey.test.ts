import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const { db } = journey;
await aStaffedTown(db);
await db.organisation.create({
  data: {
    id: newId(),
    slug: "labour",
    name: "荆州区人力资源和社会保障局",
    kind: "bureau",
    divisionCode: "421003",
    address: "荆州区政务服务中心二楼",
    openingHours: "工作日 8:30–12:00",
    topics: { create: { topicId: "wages" } },
  },
});

const village = await db.division.findUniqueOrThrow({
  where: { code: villageCode },
  select: { name: true, fullName: true },
});

async function answer(page: Page, ...words: readonly string[]) {
  for (const each of words) {
    await page.locator("main label", { hasText: each }).first().click();
    await page.locator("main button").first().click();
  }
}

describe("somebody who does not know who to ask, on a phone without script", () => {
  it("is led to labour arbitration, its last day and its window", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/which-door");
    await page.locator("main button").first().click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("请选一个");
    await answer(page, "工资", "公司", "还没有", "不肯谈");
    await expect.poll(() => page.locator("h1").innerText()).toBe("申请劳动仲裁");
    const text = () => mainText(page);
    await expect.poll(text).toContain("《劳动争议调解仲裁法》第二十七条");

    await page.locator("[name='on.year']").fill("2026");
    await page.locator("[name='on.month']").fill("2");
    await page.locator("[name='on.day']").fill("30");
    await page.getByRole("button", { name: "算一算" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("没有这一天");
    await page.locator("[name='on.day']").fill("2");
    await page.getByRole("button", { name: "算一算" }).click();
    await expect.poll(text).toContain("最晚 2027 年 2 月 2 日");

    await page.locator("#place-find").fill(village.fullName.slice(-4));
    await page.getByRole("button", { name: "找", exact: true }).click();
    await page.getByRole("link", { name: village.fullName }).click();
    await expect.poll(text).toContain("荆州区人力资源和社会保障局");
    await expect.poll(text).toContain("荆州区政务服务中心二楼");
    await expect.poll(text).toContain("最晚");
  });

  it("may change an answer and keeps the others", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/which-door?about=work&employer=employed&dealt=no&willing=no");
    await page.getByRole("link", { name: "改：有人处理过了吗？" }).click();
    await answer(page, "仲裁裁了");
    await expect.poll(() => page.locator("h1").innerText()).toContain("向法院起诉");
  });

  it("goes on to say it, with class, topic and place carried over", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto(`/which-door?about=service&area=water&dealt=no&division=${villageCode}`);
    const link = page.getByRole("link", { name: "接着说这件事" });
    expect(await link.getAttribute("href")).toBe(`/say?class=redress&topic=water&division=${villageCode}`);
    await link.click();
    expect(new URL(page.url()).pathname).toMatch(/^\/say/);
  });

  it("finds the door that a declined case names", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    for (const door of ["litigation", "discipline", "legal_adviser", "mediation", "reconsideration"]) {
      const answered = await page.goto(`/which-door/doors/${door}`);
      expect(answered?.status()).toBe(200);
    }
    expect((await page.goto("/which-door/doors/constructor"))?.status()).toBe(404);
  });
});

describe("somebody who looks for a window", () => {
  it("sees places while typing, and presses one", async () => {
    const page = await journey.newPage();
    await page.goto("/windows", { waitUntil: "networkidle" });
    await page.locator("#place-find").pressSequentially(village.fullName.slice(-4));
    const place = page.getByRole("search").getByRole("link", { name: village.fullName });
    await place.waitFor();
    await expect.poll(() => page.getByRole("status").innerText()).toMatch(/找到 \d+ 个地方/);
    await place.click();
    await page.getByRole("heading", { name: `${village.fullName}的窗口` }).waitFor();
    await expect.poll(() => mainText(page)).toContain("荆州区综治中心");
  });

  it("walks down to a village without script", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/windows?in=421003");
    await expect.poll(() => mainText(page)).toContain("就选荆州区");
    await page.goto("/windows?find=没有这个地方");
    await expect.poll(() => mainText(page)).toContain("没有找到");
    await page.getByRole("link", { name: "荆州区", exact: true }).click();
    await expect.poll(() => mainText(page)).toContain("荆州区下面");
  });
});

describe("a screen reader", () => {
  it.each([
    "/which-door",
    "/which-door?asked=about",
    "/which-door?about=work&employer=employed",
    "/which-door?about=work&employer=employed&dealt=no&willing=no",
    `/which-door?about=decision&dealt=no&received=within_60_days&on=2026-01-10&division=${villageCode}`,
    "/which-door?about=danger",
    "/which-door/doors/petition",
    "/windows",
    `/windows?place=${villageCode}`,
    "/windows?find=荆州",
  ])("finds nothing in the way on %s", async (path) => {
    const page = await journey.newPage();
    for (const language of ["zh-CN", "en"]) {
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      expect(await violationsOn(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
    }
  });
});
