import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { storePlainAnswer } from "#app/surveys/answering/store-answer.server.ts";
import type { Answers, Rating } from "#app/surveys/questionnaires/answers.ts";
import { publishRound, weighRound } from "#app/surveys/results/weigh-round.server.ts";
import { closeRound } from "#app/surveys/rounds/close-round.server.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound, codesOf } from "#tests/builders/surveys.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);
const assessor = await anAssessor(db);
const behind = { db, env, now: () => new Date("2026-03-03T02:00:00Z") };
const words = "同一家店一年查七次，几个部门各查各的";

/** A published round with one finding about a question. */
const round = await anOpenRound(behind, assessor);
for (const [at, code] of (await codesOf(behind, round.id)).slice(0, 30).entries()) {
  const answers: Answers = { enforcement: { kind: "rating", value: ((at % 3) + 2) as Rating } };
  await storePlainAnswer(behind, { code, key: newId(), answers });
}
const findingId = newId();
await db.surveyFinding.create({
  data: {
    id: findingId,
    roundId: round.id,
    position: 1,
    wordsZh: words,
    wordsEn: "One shop was inspected seven times in a year",
    dimension: "enforcement",
    question: "enforcement",
  },
});
const step = (by: number) => ({ actor: assessor, slug: round.slug, expectedVersion: round.version + by });
await closeRound(behind, step(0));
await weighRound(behind, { ...step(1), weights: null });
await publishRound(behind, step(2));

const textOf = (page: Page) => () => mainText(page);
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("a finding of a survey", () => {
  it("is given to a bureau, answered, sent back, answered again and verified, and everybody sees how far it is", async () => {
    const anybody = await journey.newPage({ javaScriptEnabled: false });
    await anybody.goto("/surveys/findings");
    await expect.poll(textOf(anybody)).toContain("还没有交给单位");

    const hers = await staffPage(journey, assessor.personId);
    await hers.goto(`/desk/rectification/new?finding=${findingId}`);
    await hers.locator("[name=q]").fill("荆州区水利");
    await hers.getByRole("button", { name: "找", exact: true }).click();
    await expect.poll(textOf(hers)).toContain("荆州区水利和湖泊局");
    await hers.getByRole("button", { name: "交办" }).click();
    await expect.poll(() => hers.getByRole("alert").innerText()).toContain("选一个办事的单位");
    await hers.getByText("荆州区水利和湖泊局").first().click();
    await hers.locator("[name=dueOn]").fill(later(30));
    await hers.getByRole("button", { name: "交办" }).click();
    await expect.poll(textOf(hers)).toContain("正在改");
    const number = new URL(hers.url()).pathname.split("/").at(-1) ?? "";

    const his = await staffPage(journey, town.handler.personId, { javaScriptEnabled: false });
    await his.goto("/inbox");
    await expect.poll(textOf(his)).toContain("有测评问题要整改");
    await his.goto("/desk");
    await his.getByRole("link", { name: "整改" }).click();
    await his.getByRole("link", { name: words }).click();
    await his.getByRole("button", { name: "答复：做了什么" }).click();
    await expect.poll(textOf(his)).toContain("写上几句。");
    await his.locator("[name=words]").fill("准备建一个联合检查的日历。");
    await his.getByRole("button", { name: "答复：做了什么" }).click();
    await expect.poll(textOf(his)).toContain("已答复，待核实");

    await hers.goto(`/desk/rectification/${number}`);
    await hers.locator("#send_back-words").fill("只写了打算，还没有做。");
    await hers.getByRole("button", { name: "退回，还没有改好" }).click();
    await expect.poll(textOf(hers)).toContain("写一个今天以后的日期。");
    expect(await hers.locator("#send_back-words").inputValue()).toBe("只写了打算，还没有做。");
    await hers.locator("#send_back-due").fill(later(60));
    await hers.getByRole("button", { name: "退回，还没有改好" }).click();
    await expect.poll(textOf(hers)).toContain("正在改");

    await his.goto(`/desk/rectification/${number}`);
    await expect.poll(textOf(his)).toContain("只写了打算，还没有做。");
    await his.locator("[name=words]").fill("联合检查的日历三月一日起用，合并了二百一十二次检查。");
    await his.getByRole("button", { name: "答复：做了什么" }).click();
    await expect.poll(textOf(his)).toContain("已答复，待核实");
    await hers.goto(`/desk/rectification/${number}`);
    await hers.getByRole("button", { name: "核实了，改好了" }).click();
    await expect.poll(textOf(hers)).toContain("已核实改好");

    await anybody.goto("/surveys/findings");
    await expect.poll(textOf(anybody)).toContain("合并了二百一十二次检查");
    expect(await textOf(anybody)()).toContain("荆州区水利和湖泊局");
    expect(await textOf(anybody)()).toContain("改好 1 个");
    const open = await journey.newPage();
    await open.goto("/surveys/findings");
    await looksRightInBoth(open, "findings");
    await looksRightInBoth(hers, "a finding at the desk");
  }, 120_000);

  it("is nobody's to read at another bureau", async () => {
    const other = await staffPage(journey, town.reviewer.personId);
    const { number } = await db.rectificationTask.findFirstOrThrow({ select: { number: true } });
    const answer = await other.request.get(`/desk/rectification/${number}`);
    expect(answer.status()).toBe(404);
  });
});

describe("an enterprise that sees a breach of the lists", () => {
  it("reports it as a petition that begins with the line, whichever way it goes on", async () => {
    const item = newId();
    await db.conductItem.create({
      data: {
        id: item,
        list: "must_nots",
        position: 1,
        wordsZh: "严禁向企业摊派",
        wordsEn: "No levies on enterprises",
      },
    });
    await db.topic.createMany({
      data: { id: "enterprise.breach", name: "违反负面清单", nameEn: "Breach of the negative list" },
      skipDuplicates: true,
    });
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/lists");
    await page.locator(`a[href*="${item}"]`).click();
    await expect.poll(() => page.locator("textarea").first().inputValue()).toContain("严禁向企业摊派");
    await page.locator("textarea").first().fill("严禁向企业摊派。村里要我们每户企业出两千元修牌坊。");
    await page.getByRole("button", { name: "下一步" }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe("/say/where");
  });

  it("and whoever changes the address gets no words that nobody wrote", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    for (const about of ["conduct_item:nothing", "secrets:1", "__proto__:x"]) {
      await page.goto(`/say/what?new&about=${encodeURIComponent(about)}`);
      expect(await page.locator("textarea").first().inputValue()).toBe("");
    }
    await page.goto("/lists/report?item=nothing");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/lists");
  });
});
