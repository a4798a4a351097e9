import { describe, expect, it } from "vitest";
import type { Role } from "#app/organisations/organisation-kinds.ts";
import { newId } from "#app/platform/ids.ts";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const { db } = journey;

const centre = await db.organisation.create({
  data: { id: newId(), slug: "centre-test", name: "荆州市综治中心", kind: "centre", divisionCode: "421000" },
});

/** A phone on which somebody of this role is signed in as staff. */
async function signedInAs(role: Role, options: { readonly javaScriptEnabled?: boolean } = {}) {
  const person = await db.person.create({ data: { id: newId() } });
  await db.membership.create({
    data: { id: newId(), personId: person.id, organisationId: centre.id, role, displayName: "周敏" },
  });
  return staffPage(journey, person.id, options);
}

const days = [
  "date,kind",
  ...["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].map((day) => `2027-${day},off`),
  "2027-01-14,off",
];

describe("an administrator with the notice of a new year", () => {
  it("is told which line is wrong, keeps the text, and then makes provisional dates firm", async () => {
    const page = await signedInAs("administrator", { javaScriptEnabled: false });
    await page.goto("/desk/calendar");
    await page.locator("#source").fill("2027 年放假安排（测试）");
    await page.locator("#days").fill([...days, "2027-02-30,off"].join("\n"));
    await page.locator("main form button").click();
    const words = "第 9 行：没有这一天，请写成 2027-01-01 这样";
    await expect.poll(() => page.getByRole("alert").getByRole("link").allInnerTexts()).toEqual([words]);
    await expect.poll(() => page.locator("#days-error").innerText()).toBe(words);
    await expect.poll(() => page.locator("#days").inputValue()).toContain("2027-02-30,off");

    await page.locator("#days").fill(days.join("\n"));
    await page.locator("main form button").click();
    await expect.poll(() => mainText(page)).toContain("2027 年的安排已经录好");
    await page.goto("/deadlines?rule=XF-17.request&from=2026-12-15");
    const text = await mainText(page);
    expect(text).toContain("最晚 2027 年 1 月 15 日");
    expect(text).not.toContain("暂定的");
  });

  it("finds nothing in the way of a screen reader", async () => {
    const page = await signedInAs("administrator");
    for (const language of ["zh-CN", "en"]) {
      await page.goto(`/desk/calendar?lang=${language}`);
      expect(await violationsOn(page)).toEqual([]);
    }
  });
});

describe("anybody else", () => {
  it("does not get in", async () => {
    const clerk = await signedInAs("window_clerk");
    expect((await clerk.goto("/desk/calendar"))?.status()).toBe(403);
    const visitor = await journey.newPage();
    await visitor.goto("/desk/calendar");
    expect(new URL(visitor.url()).pathname).toBe("/sign-in/staff");
  });
});
