import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aPhoto } from "#tests/builders/say-it.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRight } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
await aStaffedTown(journey.db);

/** Fills in the one page; what is named here is enough. */
async function sayAtOnce(page: Page, narrative: string): Promise<void> {
  await page.getByLabel("发生了什么事").fill(narrative);
  await page.getByLabel("哪个乡镇、街道").selectOption({ label: "川店镇" });
  await page.getByLabel("什么时候的事").fill("三月中旬");
  await page.getByRole("radio", { name: /有难处/ }).check();
  await page.getByLabel("您想要什么结果").fill("把渠修好");
  await page.getByLabel("姓名").fill("林秋月");
  await page.getByLabel("电话", { exact: true }).fill("13900000001");
}

const petitions = () => journey.db.petition.count();

describe("somebody without a signal", () => {
  it("says it with photos, closes the page, comes back later, and it was sent once", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await looksRight(page, "the page without a signal");
    await sayAtOnce(page, "修村路压坏了灌渠，水上不来，六户人家的田都等着。");
    await page.getByLabel("照片和材料").setInputFiles([
      { name: "渠一.jpg", mimeType: "image/jpeg", buffer: await aPhoto() },
      { name: "渠二.jpg", mimeType: "image/jpeg", buffer: await aPhoto("#777") },
    ]);
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByText("等信号").waitFor();
    await looksRight(page, "waiting");
    await page.close();
    expect(await petitions()).toBe(0);

    const again = await page.context().newPage();
    await again.goto("/outbox");
    await again.getByText("2 个文件").waitFor();
    await page.context().setOffline(false);
    await again.getByText(/送到了，编号/).waitFor();
    expect(await petitions()).toBe(1);
    const petition = await journey.db.petition.findFirstOrThrow({ include: { attachments: true } });
    expect(petition.attachments).toHaveLength(2);
    await again.getByRole("link", { name: "打开看" }).click();
    await again.waitForURL(/\/say\/receipt\//);
    await expect.poll(() => again.locator("main").innerText()).toContain(petition.number.slice(0, 4));
  }, 120_000);
});
