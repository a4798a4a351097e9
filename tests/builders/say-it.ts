/** Files a petition as a resident does, question by question. */
import type { Page } from "playwright-core";
import sharp from "sharp";

/** A photo of a phone, with the place it was taken at. */
export function aPhoto(background = "#9aa486"): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 20/1 0/1" } })
    .jpeg()
    .toBuffer();
}

export type Said = {
  readonly narrative: string;
  readonly requested: string;
  /** Part of the full name of a village that is found by it. */
  readonly village: string;
  readonly name: string;
  readonly phone: string;
  /** `有难处` unless said otherwise. */
  readonly kind?: string;
  readonly concerned?: string;
  readonly photos?: number;
  /** Leads to the first question; `/say` unless said otherwise. */
  readonly begin?: (page: Page) => Promise<void>;
  /** Called on every page before it is answered. */
  readonly look?: (page: Page, name: string) => Promise<void>;
};

/** From `/say` to the receipt; the page stays there. Someone signed in is not asked for a code. */
export async function sayIt(page: Page, said: Said): Promise<{ number: string; lookupCode: string }> {
  const look = said.look ?? (async () => undefined);
  const next = () => page.getByRole("button", { name: "下一步" }).click();
  if (said.begin === undefined) await page.goto("/say");
  else await said.begin(page);
  await page.getByLabel("发生了什么事").fill(said.narrative);
  const photos = await Promise.all(
    Array.from({ length: said.photos ?? 0 }, (_, at) => aPhoto(at ? "#777" : "#9aa486")),
  );
  if (photos.length > 0)
    await page
      .getByLabel("照片和材料")
      .setInputFiles(
        photos.map((buffer, at) => ({ name: `照片${at + 1}.jpg`, mimeType: "image/jpeg", buffer })),
      );
  await look(page, "say-what");
  await next();
  await page.getByLabel("找村、社区").fill(said.village);
  await page.getByRole("button", { name: "找", exact: true }).click();
  await page.getByRole("radio").first().check();
  await look(page, "say-where");
  await next();
  await page.getByLabel("什么时候的事").fill("三月中旬");
  await look(page, "say-when");
  await next();
  await page.getByRole("radio", { name: said.kind ?? "有难处" }).check();
  await page.getByLabel("跟哪个单位有关").fill(said.concerned ?? "");
  await look(page, "say-about");
  await next();
  await page.getByLabel("您想要什么结果").fill(said.requested);
  await look(page, "say-want");
  await next();
  await page.getByLabel("姓名").fill(said.name);
  await page.getByLabel("电话", { exact: true }).fill(said.phone);
  await look(page, "say-who");
  await next();
  await page.waitForURL(/\/say\/(code|together)/);
  if (page.url().includes("/say/code")) {
    await page.getByRole("link", { name: "先不核对" }).click();
    await page.waitForURL("**/say/together");
  }
  await page.getByRole("radio", { name: "我一个人" }).check();
  await look(page, "say-together");
  await next();
  await page.waitForURL(/\/say\/(similar|check)/);
  if (page.url().includes("/say/similar")) {
    await look(page, "say-similar");
    await page.getByRole("button", { name: "是另外一件事" }).click();
  }
  await page.getByRole("heading", { name: "核对一遍" }).waitFor();
  await look(page, "say-check");
  await page.getByRole("button", { name: "交上去" }).click();
  await page.getByRole("heading", { name: "收到了" }).waitFor();
  await look(page, "receipt");
  const text = (await page.locator(".codes").innerText()).replace(/\s/g, "");
  const [, number = "", lookupCode = ""] = /(\d{12}).*?(\d{6})/.exec(text) ?? [];
  return { number, lookupCode };
}
