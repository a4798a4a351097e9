import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();

async function fill(page: Page, rule: string, [year, month, day]: readonly [string, string, string]) {
  await page.locator("#rule").selectOption(rule);
  await page.locator('[name="from.year"]').fill(year);
  await page.locator('[name="from.month"]').fill(month);
  await page.locator('[name="from.day"]').fill(day);
  await page.locator("main form button").click();
}

describe("somebody who wants to know which day is the last", () => {
  it.each([true, false])(
    "chooses a deadline and a day and reads the date (JavaScript: %s)",
    async (script) => {
      const page = await journey.newPage({ javaScriptEnabled: script });
      await page.goto("/deadlines");
      await fill(page, "XF-17.request", ["2026", "9", "1"]);
      await page.getByText("最晚 2026 年 10 月 8 日").first().waitFor();
      const text = await mainText(page);
      expect(text).toContain("最晚 2026 年 10 月 8 日");
      expect(text).toContain("顺延到 2026 年 10 月 8 日");
      expect(text).toContain("《信访工作条例》第三十五条");
      await expect.poll(() => page.locator("#rule").inputValue()).toBe("XF-17.request");
      await expect.poll(() => page.locator('[name="from.month"]').inputValue()).toBe("9");
    },
  );

  it("is told what is missing, at the field and on top, and keeps what was typed", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/deadlines");
    await fill(page, "XF-15", ["2026", "2", "30"]);
    const words = "没有这一天，请对着日历再填一遍。年份写四位，比如 2026";
    await expect.poll(() => page.getByRole("alert").getByRole("link").allInnerTexts()).toEqual([words]);
    await expect.poll(() => page.locator("#from-error").innerText()).toBe(words);
    await expect.poll(() => page.locator("#rule").inputValue()).toBe("XF-15");
    await expect.poll(() => page.locator('[name="from.day"]').inputValue()).toBe("30");
  });

  it("is told when the date is provisional, in English too", async () => {
    const page = await journey.newPage();
    await page.goto("/deadlines?lang=en&rule=XF-10&from=2026-12-28");
    const text = await mainText(page);
    expect(text).toContain("By 4 January 2027 (provisional)");
    expect(text).toContain("the days off of 2027 are not known here");
  });

  it.each(["zh-CN", "en"])("finds nothing in the way of a screen reader in %s", async (language) => {
    const page = await journey.newPage();
    for (const query of ["", "&rule=XF-15&from=2026-08-03", "&rule=&from="]) {
      await page.goto(`/deadlines?lang=${language}${query}`);
      expect(await violationsOn(page)).toEqual([]);
    }
  });
});

describe("a program", () => {
  it("gets the same date, or a sentence in both languages", async () => {
    const ask = (query: string) => fetch(`${journey.address}/deadlines.json${query}`);
    const answer = await ask("?rule=XF-15&from=2026-08-03");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(await answer.json()).toMatchObject({ rule: "XF-15", due: "2026-10-02", provisional: false });
    expect(await (await ask("")).json()).toMatchObject({
      clocks: expect.arrayContaining([expect.objectContaining({ id: "XF-15", amount: 60 })]),
    });
    const refusal = await ask("?rule=XF-99&from=2026-08-03");
    expect(refusal.status).toBe(400);
    expect(await refusal.json()).toMatchObject({
      error: { zh: expect.stringContaining("没有这个期限"), en: expect.stringContaining("no such deadline") },
    });
  });
});
