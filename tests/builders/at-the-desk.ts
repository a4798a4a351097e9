/** Steps at the staff desk, taken as a clerk takes them, in a page that is signed in. */
import type { Page } from "playwright-core";

const onCase = (page: Page) => page.getByRole("heading", { name: "现在可以做" }).waitFor();

export async function openCase(page: Page, number: string): Promise<void> {
  await page.goto(`/desk/petitions/${number}`);
  await onCase(page);
}

export const confirmStep = (page: Page) => page.getByRole("button", { name: "就这样办" }).click();

/** From the case to the form of the step that has this name. */
export async function stepOn(page: Page, number: string, step: string): Promise<void> {
  await openCase(page, number);
  await page.getByRole("link", { name: step, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: step }).waitFor();
}

/** The address changes a moment before the page does. */
export async function backOnCase(page: Page, number: string): Promise<void> {
  await page.waitForURL(`**/desk/petitions/${number}`);
  await onCase(page);
}

/** 登记 as redress; `look` sees the filled form before it is sent. */
export async function register(
  page: Page,
  number: string,
  {
    item,
    topic,
    look = async () => undefined,
  }: {
    readonly item: string;
    readonly topic: string;
    readonly look?: (page: Page, name: string) => Promise<void>;
  },
): Promise<void> {
  await stepOn(page, number, "登记、分类");
  await page.getByRole("radio", { name: "申诉求决" }).check();
  await page.getByRole("radio", { name: item }).check();
  await page.getByLabel("事由").selectOption({ label: topic });
  await look(page, "desk register");
  await confirmStep(page);
  await backOnCase(page, number);
}
