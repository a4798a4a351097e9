import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { changeDraft } from "#app/surveys/questionnaires/change-draft.server.ts";
import { anAssessor } from "#tests/builders/surveys.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const assessor = await anAssessor(db);
const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

/** Goes there with the Tab key alone. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: "attached" });
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not lead to ${target}`);
}
async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press("Enter");
}
async function type(page: Page, id: string, words: string): Promise<void> {
  await reach(page, page.locator(`[id="${id}"]`));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(words);
}
/** So many lines down in a list to choose from. */
async function choose(page: Page, id: string, down: number): Promise<void> {
  await reach(page, page.locator(`[id="${id}"]`));
  for (let at = 0; at < down; at += 1) await page.keyboard.press("ArrowDown");
}
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const status = (page: Page) => page.getByRole("status").innerText();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe("an assessor with a keyboard", () => {
  it("writes a questionnaire from nothing, is told of a question nobody reaches, publishes, exports and imports it", async () => {
    const page = await staffPage(journey, assessor.personId, desk);
    await page.goto("/desk/questionnaires");
    await looksRightInBoth(page, "the list of questionnaires");
    await type(page, "titleZh", "检查以后");
    await type(page, "titleEn", "After an inspection");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/questionnaires\/[0-9a-f-]{36}/);
    const address = new URL(page.url()).pathname;

    await choose(page, "kind-s1", 1);
    await press(page, button(page, "加一道题到“第一部分”"));
    await page.waitForURL(/questions\/new/);
    await type(page, "zh", "今年被检查过吗？");
    await type(page, "en", "Were you inspected this year?");
    await press(page, button(page, "存好"));
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("至少写两个选项");
    await expect.poll(() => page.locator("#zh").inputValue()).toBe("今年被检查过吗？");
    await type(page, "lines.0.zh", "没有");
    await type(page, "lines.0.en", "No");
    await type(page, "lines.1.zh", "有");
    await type(page, "lines.1.en", "Yes");
    await press(page, page.locator('[id="lines.1.up"]'));
    await expect.poll(() => status(page)).toBe("挪到第 1 行。");
    await expect.poll(() => focused(page)).toBe("lines.0.down");
    await expect.poll(() => page.locator('[id="lines.0.zh"]').inputValue()).toBe("有");
    await looksRight(page, "a question in the builder");
    await press(page, button(page, "存好"));
    await page.waitForURL(/done=saved/);
    await expect.poll(() => page.locator("#question-q1").innerText()).toContain("今年被检查过吗？");

    await press(page, button(page, "加一道题到“第一部分”"));
    await page.waitForURL(/kind=rating/);
    await type(page, "zh", "检查的人讲规矩。");
    await type(page, "en", "The inspectors kept to the rules.");
    for (const at of [0, 1]) {
      await press(page, page.locator('[id="conditions.add"]'));
      await expect.poll(() => focused(page)).toBe(`conditions.${at}`);
      await choose(page, `conditions.${at}`, 1);
      await choose(page, `conditions.${at}.is`, at);
      await reach(page, page.locator(`[name="conditions.${at}.options"]`).first());
      await page.keyboard.press("Space");
    }
    await press(page, button(page, "存好"));
    await page.waitForURL(/done=saved/);
    await expect.poll(() => page.locator("#check").innerText()).toContain("怎么答都走不到这一题");
    await press(page, button(page, "发布这一版"));
    await expect.poll(() => page.url()).toContain("#check");
    await expect.poll(() => mainText(page)).toContain("草稿，可以改");
    await looksRightInBoth(page, "the builder with a fault");

    await press(page, page.locator("#check").getByRole("link"));
    await page.waitForURL(/questions\/q2/);
    await press(page, page.locator('[id="conditions.1.remove"]'));
    await expect.poll(() => focused(page)).toBe("conditions.add");
    await press(page, button(page, "存好"));
    await page.waitForURL(/done=saved/);
    await expect.poll(() => page.locator("#check").innerText()).toContain("没有毛病");

    await press(page, page.locator("#question-up-q2"));
    await expect.poll(() => status(page)).toBe("“检查的人讲规矩。”挪好了，现在是“第一部分”第 1 题。");
    await expect.poll(() => page.locator("#check").innerText()).toContain("显示条件看的题不在前面");
    await expect.poll(() => focused(page)).toBe("question-down-q2");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#check").innerText()).toContain("没有毛病");

    await press(page, page.getByRole("link", { name: "在手机上看" }));
    await page.waitForURL(/preview/);
    await expect.poll(() => page.getByText("检查的人讲规矩。").count()).toBe(0);
    await reach(page, page.getByLabel("有", { exact: true }));
    await page.keyboard.press("Space");
    await expect.poll(() => page.getByText("检查的人讲规矩。").count()).toBe(1);
    await looksRightInBoth(page, "the preview");

    await page.goto(address);
    await press(page, button(page, "发布这一版"));
    await expect.poll(() => status(page)).toBe("发布了。这一版不再变。");
    await expect.poll(() => page.getByRole("button", { name: "写新的一版" }).count()).toBe(1);
    expect(await page.getByRole("button", { name: /上移/ }).count()).toBe(0);

    const waiting = page.waitForEvent("download");
    await press(page, page.getByRole("link", { name: "导出 JSON" }));
    const file = await (await waiting).path();
    await page.goto("/desk/questionnaires");
    await page.locator("#file").setInputFiles({
      name: "wrong.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"title": 1}'),
    });
    await press(page, button(page, "导入"));
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("这个文件不是问卷");
    await page.locator("#file").setInputFiles(file);
    await press(page, button(page, "导入"));
    await expect.poll(() => status(page)).toBe("建好了。");
    expect(new URL(page.url()).pathname).not.toBe(address);
    await expect.poll(() => mainText(page)).toContain("2 道题");
  });
});

describe("an assessor without script", () => {
  it("is told that a colleague changed the questionnaire meanwhile, and loses nothing", async () => {
    const page = await staffPage(journey, assessor.personId, { javaScriptEnabled: false });
    await page.goto("/desk/questionnaires");
    await page.getByRole("button", { name: "用“两分钟快测”" }).click();
    await page.waitForURL(/done=created/);
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.getByRole("button", { name: "加一道题到" }).first().click();
    await page.locator("#zh").fill("还想说什么？");
    await page.locator("#en").fill("Anything else?");
    const change = { do: "details", title: { zh: "快测", en: "Pulse" }, minutes: 2 } as const;
    const now = () => new Date();
    await changeDraft({ db, now }, { actor: assessor, id, expectedRevision: 1, change });
    await page.getByRole("button", { name: "加一个条件" }).click();
    await expect.poll(() => page.locator("#zh").inputValue()).toBe("还想说什么？");
    await page.locator('[id="conditions.0"]').selectOption({ index: 1 });
    await page.locator('[id="conditions.0.is"]').selectOption("answered");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("刚被别人改过");
    await page.getByRole("button", { name: "存好" }).click();
    await page.waitForURL(/done=saved/);
    await expect.poll(() => page.locator("h1").innerText()).toBe("快测");
    await expect.poll(() => mainText(page)).toContain("还想说什么？");

    await page.getByRole("link", { name: "删除：还想说什么？" }).click();
    await page.getByRole("link", { name: "不删" }).click();
    await expect.poll(() => page.getByText("真的删除").count()).toBe(0);
    await page.getByRole("link", { name: "删除：还想说什么？" }).click();
    await page.getByRole("button", { name: "删除：还想说什么？" }).click();
    await page.waitForURL(/done=removed/);
    await expect.poll(() => mainText(page)).not.toContain("还想说什么？");
  });

  it("gets nowhere with somebody else's questionnaire", async () => {
    const rival = await anAssessor(db, "另一家研究院");
    const questionnaire = { id: newId(), assessorId: assessor.organisationId };
    await db.questionnaire.create({ data: questionnaire });
    const page = await staffPage(journey, rival.personId, { javaScriptEnabled: false });
    const answer = await page.request.get(`/desk/questionnaires/${questionnaire.id}`);
    expect(answer.status()).toBe(404);
  });
});
