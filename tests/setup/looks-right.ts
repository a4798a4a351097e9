/** What every page owes: no wider than the phone, nothing that axe finds, and no hole in its words. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { languages } from "#app/i18n/language.ts";
import { violationsOn } from "./accessibility.ts";

/** The page as it is. Without script axe cannot run; do not call it there. */
export async function looksRight(page: Page, name: string): Promise<void> {
  const wide = await page.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth);
  expect({ name, wide, violations: await violationsOn(page) }).toEqual({ name, wide: false, violations: [] });
  expect(await page.locator("main").innerText()).not.toMatch(/undefined|\[object/);
}

/** The page in every language, Chinese last. It is loaded anew, so what was typed is gone. */
export async function looksRightInBoth(page: Page, name: string): Promise<void> {
  const address = new URL(page.url());
  for (const language of [...languages].reverse()) {
    address.searchParams.set("lang", language);
    await page.goto(address.href);
    await looksRight(page, `${name}, ${language}`);
  }
}
