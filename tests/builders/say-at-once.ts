/** Fills in the petition of one page (`/say/at-once`), as somebody does who has no signal. */
import type { Page } from "playwright-core";

/** Fills in the one page; what is named here is enough. */
export async function sayAtOnce(
  page: Page,
  narrative: string,
  { place = "川店镇" }: { readonly place?: string | null } = {},
): Promise<void> {
  await page.getByLabel("发生了什么事").fill(narrative);
  // Null: the one that stands there.
  if (place !== null) await page.getByLabel("哪个乡镇、街道").selectOption({ label: place });
  await page.getByLabel("什么时候的事").fill("三月中旬");
  await page.getByRole("radio", { name: /有难处/ }).check();
  await page.getByLabel("您想要什么结果").fill("把渠修好");
  await page.getByLabel("姓名").fill("林秋月");
  await page.getByLabel("电话", { exact: true }).fill("13900000001");
}

export function pressSend(page: Page): Promise<void> {
  return page.getByRole("button", { name: "交上去" }).click();
}
