import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";
import { exampleConductItems } from "../../prisma/seed/conduct-items.ts";

const journey = await startJourney();
const { db } = journey;
const administrator = await anAdministrator(db, await aStaffedTown(db));
await db.conductItem.deleteMany();
await db.conductItem.createMany({ data: exampleConductItems() });

describe("an administrator, without script", () => {
  it("replaces an example by the city's own line, moves it and takes another off", async () => {
    const page = await staffPage(journey, administrator.personId, { javaScriptEnabled: false });
    await page.goto("/desk/lists");
    const musts = page.locator("#musts");
    await musts.getByRole("link", { name: "改第 2 条" }).click();
    await page.locator("#wordsZh").fill("");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("写上内容");
    await page.locator("#wordsZh").fill("必须准时答复。");
    await page.getByLabel("只是示例").uncheck();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await db.conductItem.update({ where: { id }, data: { wordsZh: "别人写的。", version: 2 } });
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("现在是：“别人写的。”");
    await expect.poll(() => page.locator("#wordsZh").inputValue()).toBe("必须准时答复。");
    await page.getByRole("button", { name: "存好" }).click();
    await page.waitForURL(/done=saved/);
    await musts.getByRole("button", { name: "上移第 2 条" }).click();
    await page.waitForURL(/done=moved/);
    await musts.getByRole("button", { name: "撤下第 2 条" }).click();
    await page.waitForURL(/done=retired/);
    await page.goto("/lists");
    const lines = page.locator("#musts li");
    await expect.poll(() => lines.count()).toBe(9);
    await expect.poll(() => lines.first().innerText()).toBe("1必须准时答复。");
  });
});

describe("anybody", () => {
  it("reads the lists on a phone, sees which lines are examples and where a breach is reported", async () => {
    const page = await journey.newPage();
    await page.goto("/lists");
    await expect.poll(() => mainText(page)).toContain("不是市里的正式文本");
    const report = page.locator("#must_nots").getByRole("link", { name: "有人违反第 1 条，告诉我们" });
    await expect.poll(() => report.getAttribute("href")).toMatch(/^\/lists\/report\?item=[0-9a-f-]{36}$/);
    expect(await page.locator("#musts").getByRole("link").count()).toBe(0);
    await looksRightInBoth(page, "the lists");
    const desk = await staffPage(journey, administrator.personId);
    await desk.goto("/desk/lists");
    await looksRightInBoth(desk, "the lists at the desk");
    await desk.goto("/desk/lists/new?list=musts");
    await looksRightInBoth(desk, "a new line");
    expect((await desk.request.get(`/desk/lists/${newId()}`)).status()).toBe(404);
  });
});
