/** A bureau pays for a lawyer: the administrator agrees it, the bureau reads its statement, the village its balance. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { StaffActor } from "#app/accounts/actor.ts";
import { bookSlot } from "#app/legal-advice/bookings/book-slot.server.ts";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aBooking, aPerson } from "#tests/builders/bookings.ts";
import { anAdministrator, aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);
const administrator = await anAdministrator(db, town);
const adviser = await anAdviser(db, { name: "陆文清" });
const village = await db.division.findUniqueOrThrow({ where: { code: villageCode } });
const context = { db, env, now: () => new Date() };

const signedIn = (actor: StaffActor, options = {}) => staffPage(journey, actor.personId, options);

const mainOf = (page: Page) => expect.poll(() => mainText(page));
const problemsOf = (page: Page) => page.getByRole("alert").getByRole("link");

describe("an administrator, without script", () => {
  it("agrees that a bureau pays for a lawyer, mends what was wrong, raises the hours and ends it early", async () => {
    const page = await signedIn(administrator, { javaScriptEnabled: false });
    await page.goto("/desk/sponsorships");
    await page.getByRole("link", { name: "新安排" }).click();
    await page.getByLabel("名字里的几个字").fill("荆州区 水利");
    await page.getByRole("button", { name: "找", exact: true }).click();
    await page.getByRole("link", { name: "荆州区水利和湖泊局" }).click();
    await page.getByRole("link", { name: /陆文清 律师/ }).click();
    await page.getByLabel("找村、社区").fill(village.fullName.slice(-4));
    await page.getByRole("button", { name: "找", exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: village.fullName }).first().click();
    await mainOf(page).toContain("已选 1 个村");
    await page.getByRole("link", { name: "选好了，定期限和小时" }).click();
    await page.getByLabel("每个月多少小时").fill("八");
    const year = page.locator("[name='endsOn.year']");
    await year.fill("2020");
    await page.getByRole("button", { name: "定下来" }).click();
    await expect.poll(() => problemsOf(page).allInnerTexts()).toEqual(["请写小时数，比如 8 或者 7.5"]);
    await page.getByLabel("每个月多少小时").fill("8");
    await page.getByRole("button", { name: "定下来" }).click();
    await expect.poll(() => problemsOf(page).allInnerTexts()).toEqual(["到期日在开始日前面，请改一个"]);
    await expect.poll(() => page.getByLabel("每个月多少小时").inputValue()).toBe("8");
    await year.fill(String(new Date().getFullYear() + 1));
    await page.getByRole("button", { name: "定下来" }).click();
    await mainOf(page).toContain("定好了");

    await page.getByLabel("加到每月多少小时").fill("6");
    await page.getByRole("button", { name: "加", exact: true }).click();
    await expect.poll(() => problemsOf(page).allInnerTexts()).toEqual(["现在已是每月 8 小时，要比它多"]);
    await page.getByLabel("加到每月多少小时").fill("10");
    await page.getByRole("button", { name: "加", exact: true }).click();
    await mainOf(page).toContain("加好了");
    await mainOf(page).toContain("10 小时");

    await page.getByRole("button", { name: "改到期日" }).click();
    await expect.poll(() => problemsOf(page).count()).toBe(1);
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await page.locator("[name='lastDay.year']").fill(soon.slice(0, 4));
    await page.locator("[name='lastDay.month']").fill(soon.slice(5, 7));
    await page.locator("[name='lastDay.day']").fill(soon.slice(8, 10));
    await page.getByRole("button", { name: "改到期日" }).click();
    await mainOf(page).toContain("到期日提前了");
    const [made] = await db.sponsorship.findMany({ where: { adviserId: adviser.id } });
    expect(made?.endsOn.toISOString().slice(0, 10)).toBe(soon.slice(0, 10));
    expect(made?.minutesPerMonth).toBe(600);
  });
});

describe("an administrator", () => {
  it("adds a lawyer of a firm, with a licence of 17 digits", async () => {
    const page = await signedIn(administrator);
    await page.goto("/desk/sponsorships/advisers/new");
    await looksRightInBoth(page, "new adviser");
    await page.getByLabel("律师事务所").selectOption({ label: "陆文清律师事务所" });
    await page.getByLabel("姓名").fill("范明亮");
    await page.getByLabel("执业证号").fill("1421020");
    await page.getByLabel("手机号").fill("13811119999");
    await page.getByRole("button", { name: "添上" }).click();
    await expect
      .poll(() => problemsOf(page).allInnerTexts())
      .toEqual(["执业证号是 17 位数字，请对着执业证再看一遍"]);
    await looksRight(page, "new adviser with mistakes");
    await page.getByLabel("执业证号").fill("1421 0201 5112 34567");
    await page.getByRole("button", { name: "添上" }).click();
    await mainOf(page).toContain("添好了");
    await mainOf(page).toContain("范明亮 律师");
    expect(await db.adviser.count({ where: { licenceNumber: "14210201511234567" } })).toBe(1);
    await page.goto("/desk/sponsorships/new");
    await looksRightInBoth(page, "who pays");
    await page.goto("/desk/sponsorships");
    await looksRightInBoth(page, "agreements");
  });
});

describe("a bureau that pays", () => {
  it("reads its statement: page, table and paper say the same, and nobody else's opens", async () => {
    const lawyer = await anAdviser(db, { name: "许文静" });
    const id = await aSponsorship(db, {
      adviserId: lawyer.id,
      sponsorId: town.handler.organisationId,
      minutesPerMonth: 480,
    });
    const now = new Date();
    const booked = await bookSlot(context, aBooking(lawyer.id, { now, personId: await aPerson(db) }));
    expect(booked.ok).toBe(true);
    const account = await db.hoursAccount.findFirstOrThrow({ where: { sponsorshipId: id } });
    const month = account.month.toISOString().slice(0, 7);

    for (const viewport of [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ]) {
      const page = await signedIn(town.handler);
      await page.setViewportSize(viewport);
      await page.goto("/desk/sponsorships");
      await page.getByLabel("找单位、律师、律所").fill("许文静");
      await page.getByRole("button", { name: "找", exact: true }).click();
      await page.getByRole("link", { name: "荆州区水利和湖泊局" }).click();
      await page.getByRole("heading", { name: "每个月的账" }).waitFor();
      await looksRightInBoth(page, `agreement ${viewport.width}`);
    }
    const page = await signedIn(town.handler);
    const shown = `/desk/sponsorships/${id}/${new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)}`;
    await page.goto(shown);
    await mainOf(page).toContain("8 小时（480 分钟）");
    await looksRightInBoth(page, "statement");
    const words = await mainText(page);
    const csv = await (await page.request.get(`${shown}/statement.csv`)).text();
    const held = shown.endsWith(month) ? 30 : 0;
    expect(words).toContain(`还约着 ${held} 分钟`);
    expect(csv.startsWith("\uFEFF项目,")).toBe(true);
    expect(csv).toContain(`小时账,,买了,,,480,`);
    expect(csv).toContain(`小时账,,还约着,,,${held},`);
    expect(csv).toContain(`小时账,,还剩,,,${480 - held},`);
    const pdf = await page.request.get(`${shown}/statement.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect(pdfText(Buffer.from(await pdf.body()))).toContain("480");

    const stranger = await signedIn(town.reviewer);
    for (const path of [
      shown,
      `${shown}/statement.csv`,
      `${shown}/statement.pdf`,
      `/desk/sponsorships/${id}`,
    ])
      expect((await stranger.request.get(path)).status()).toBe(404);
    const clerk = await signedIn(town.clerk);
    expect((await clerk.request.get(shown)).status()).toBe(403);
    for (const path of ["/desk/sponsorships/new", "/desk/sponsorships/advisers/new"])
      expect((await page.request.get(path)).status()).toBe(403);
  });
});

describe("a village", () => {
  it("sees its adviser and what is left of the month, at home and at the desk of its clerk", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/advice");
    await page.getByRole("link", { name: "看您村的顾问" }).click();
    await page.getByLabel("找村、社区").fill(village.fullName.slice(-4));
    await page.getByRole("button", { name: "找", exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: village.fullName }).first().click();
    await mainOf(page).toContain("许文静 律师");
    await mainOf(page).toMatch(/本月还能约/);

    const withScript = await journey.newPage();
    await withScript.goto(`/advice/village?place=${villageCode}`);
    await looksRightInBoth(withScript, "village");
    const desk = await signedIn(town.clerk);
    await desk.goto("/desk/advisers");
    await mainOf(desk).toContain("许文静 律师");
    await looksRightInBoth(desk, "advisers at the desk");
  });
});

describe("a supervisor", () => {
  it("sees counts and clocks, and nothing of a firm with few lawyers", async () => {
    const page = await signedIn(town.supervisor);
    await page.goto("/desk/advice");
    await mainOf(page).toContain("没有答完的问题");
    await looksRightInBoth(page, "oversight");
    const handler = await signedIn(town.handler);
    expect((await handler.request.get("/desk/advice")).status()).toBe(403);
  });
});
