import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { smsSender } from "#app/notifications/sms/sms-sender.server.ts";
import { pulse } from "#app/surveys/questionnaires/library/pulse.ts";
import { formatInvitationCode } from "#app/surveys/rounds/invitation-code.ts";
import { sendInvitations } from "#app/surveys/rounds/send-invitations.server.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aFrameFile, anAssessor, aPublishedQuestionnaire, codesOf } from "#tests/builders/surveys.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
await aPublishedQuestionnaire(db, assessor, pulse);

const textOf = (page: Page) => () => mainText(page);
const upload = async (page: Page, file: string) => {
  await page.locator("#file").setInputFiles({
    name: "frame.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(file),
  });
  await page.getByRole("button", { name: /上传名单/ }).click();
};

/** Line 3 has a slip in its code, line 4 a place nobody knows; the last line is the second again. */
function withMistakes(file: string): string {
  const lines = file.trim().split("\n");
  const [, second = "", third = "", fourth = ""] = lines;
  lines[2] = third.replace(/^(.{17})./, (_, first: string) => `${first}${third[17] === "0" ? "1" : "0"}`);
  lines[3] = fourth.replace(/,4210\d\d,/, ",999999,");
  return [...lines, second, ""].join("\n");
}

describe("the assessor", () => {
  it("loads three thousand enterprises, draws six hundred, invites, prints, reminds and closes, without script", async () => {
    const page = await staffPage(journey, assessor.personId, { javaScriptEnabled: false });
    const text = textOf(page);
    await page.goto("/desk/rounds");
    await page.getByRole("link", { name: "新开一轮" }).click();
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("写上名称。");
    await page.locator("#titleZh").fill("2026 年测评");
    await page.locator("#titleEn").fill("Round of 2026");
    await page.locator("#slug").fill("round-2026");
    await page.locator("#questionnaireId").selectOption({ index: 0 });
    // As the page has it the round begins in a week; here it begins today.
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await page.locator("#opensOn").fill(today);
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(text).toContain("准备中");

    const file = aFrameFile(3_000);
    await upload(page, withMistakes(file));
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("3 行有错");
    for (const words of ["第 3 行", "校验不对", "第 4 行", "没有这个地方", "第 3,002 行", "前面已经有了"])
      expect(await text()).toContain(words);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "把有错的行存成 CSV" }).click(),
    ]);
    const saved = await readFile(await download.path(), "utf8");
    expect(saved.trim().split("\r\n")).toHaveLength(4);
    expect(saved).toContain("没有这个地方");

    await upload(page, file);
    await expect.poll(text).toContain("3,000 家企业");
    await page.locator("#size").fill("5");
    await page.locator("#seed").fill("20261123");
    await page.getByRole("button", { name: "抽样本" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("这个名单能抽");
    await page.locator("#size").fill("600");
    await page.getByRole("button", { name: "抽样本" }).click();
    await expect.poll(text).toContain("抽了 600 家");
    expect(await text()).toContain("±");
    await page.getByRole("button", { name: "开放答卷" }).click();
    await expect.poll(text).toContain("正在答卷");

    await page.getByRole("button", { name: "发短信邀请 600 家" }).click();
    await expect.poll(text).toContain("短信排好了");
    await sendInvitations({ db, env, sms: smsSender(env, db), now: new Date() });
    const round = await db.surveyRound.findUniqueOrThrow({ where: { slug: "round-2026" } });
    const letters = await page.request.get("/desk/rounds/round-2026/letters.pdf?to=silent");
    const codes = await codesOf({ db, env }, round.id);
    expect(codes).toHaveLength(600);
    const words = pdfText(await letters.body());
    for (const code of codes.slice(0, 20)) expect(words).toContain(formatInvitationCode(code));

    await page.goto("/desk/rounds/round-2026");
    expect(await text()).toContain("已邀请 600 家");
    expect(await page.getByRole("button", { name: /发短信提醒/ }).count()).toBe(0);
    // A week later one of them has taken part.
    await db.surveyInvitation.updateMany({ data: { sentOn: new Date(Date.now() - 7 * 86_400_000) } });
    const one = await db.surveyInvitation.findFirstOrThrow({ where: { roundId: round.id } });
    await db.surveyInvitation.update({
      where: { id: one.id },
      data: { signedOn: new Date(), blindedHash: "taken" },
    });
    await page.goto("/desk/rounds/round-2026");
    await page.getByRole("button", { name: "发短信提醒 599 家" }).click();
    await expect.poll(text).toContain("提醒排好了");
    await expect.poll(text).toContain("600 家里有 1 家参加");
    await page.getByRole("button", { name: /现在收卷/ }).click();
    await expect.poll(text).toContain("已收卷");
    expect(await db.surveyInvitation.count({ where: { codeSealed: { not: null } } })).toBe(0);
  }, 240_000);

  it("is told when somebody else was faster, and has an open call with a poster", async () => {
    const page = await staffPage(journey, assessor.personId, { javaScriptEnabled: false });
    const text = textOf(page);
    await page.goto("/desk/rounds/new");
    await page.locator("#titleZh").fill("公开征集");
    await page.locator("#titleEn").fill("Open call");
    await page.locator("#slug").fill("open-call");
    await page.locator("label", { hasText: "公开征集" }).last().click();
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(text).toContain("准备中");
    await db.surveyRound.update({ where: { slug: "open-call" }, data: { version: { increment: 1 } } });
    await page.getByRole("button", { name: "开放答卷" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("刚才有人改过这一轮");
    await page.goto("/desk/rounds/open-call");
    await page.getByRole("button", { name: "开放答卷" }).click();
    await expect.poll(text).toContain("正在答卷");
    expect(await text()).toContain("/s/open/open-call");
    const poster = await page.request.get("/desk/rounds/open-call/letters.pdf");
    expect(pdfText(await poster.body())).toContain("/s/open/open-call");
  });

  it("finds nothing in the way of a screen reader, in both languages", async () => {
    const page = await staffPage(journey, assessor.personId);
    for (const path of ["", "/new", "/round-2026", "/open-call"]) {
      await page.goto(`/desk/rounds${path}`);
      await looksRightInBoth(page, `rounds${path}`);
    }
    await page.goto("/desk/rounds/new");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").count()).toBe(1);
    await looksRight(page, "a round with mistakes");
  });
});

describe("somebody of the government", () => {
  it("finds no rounds there", async () => {
    const page = await staffPage(journey, town.handler.personId);
    for (const path of ["", "/new", "/round-2026", "/round-2026/letters.pdf"])
      expect((await page.request.get(`/desk/rounds${path}`, { maxRedirects: 0 })).status()).not.toBe(200);
  });
});
