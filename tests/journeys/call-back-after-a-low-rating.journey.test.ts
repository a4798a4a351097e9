import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { newId } from "#app/platform/ids.ts";
import { openCallBack } from "#app/ratings/open-call-back.server.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const calendar = await loadWorkingCalendar(db);
await db.$transaction((tx) =>
  openCallBack(tx, {
    matter: { kind: "petition", id: newId(), number: "260302000106" },
    divisionCode: villageCode,
    personId: null,
    organisationId: town.handler.organisationId,
    level: 1,
    reasons: ["slow"],
    comment: "拖了两个月才有人来看",
    calendar,
    now: new Date(),
  }),
);

const textOf = (page: Page) => () => mainText(page);

describe("a supervisor", () => {
  it("calls whoever was not content, and records what came of it, without script", async () => {
    const page = await staffPage(journey, town.supervisor.personId, { javaScriptEnabled: false });
    await page.goto("/desk");
    await page.getByRole("link", { name: "回访" }).click();
    await page.getByRole("link", { name: "2603 0200 0106" }).click();
    await expect.poll(textOf(page)).toContain("拖了两个月才有人来看");
    await page.getByText("要几天，说好哪天办好").click();
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("写上几句。");
    await page.locator("[name=note]").fill("下周三以前派人去看。");
    await page
      .locator("[name=promisedOn]")
      .fill(new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(textOf(page)).toContain("回访过");
    expect(await db.callBack.findFirstOrThrow()).toMatchObject({
      outcome: "promised",
      note: "下周三以前派人去看。",
    });
  });

  it("finds nothing in the way of a screen reader, and anybody reads the statistic", async () => {
    const desk = await staffPage(journey, town.supervisor.personId);
    for (const path of ["/desk/call-backs", "/desk/call-backs/260302000106"]) {
      await desk.goto(path);
      await looksRightInBoth(desk, path);
    }
    const anybody = await journey.newPage();
    await anybody.goto("/ratings");
    await looksRightInBoth(anybody, "ratings");
    expect((await anybody.request.get("/ratings/ratings.csv")).headers()["content-type"]).toContain(
      "text/csv",
    );
  });
});
