import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { storePlainAnswer } from "#app/surveys/answering/store-answer.server.ts";
import type { Answers, Rating } from "#app/surveys/questionnaires/answers.ts";
import { closeRound } from "#app/surveys/rounds/close-round.server.ts";
import { openInvitationCode } from "#app/surveys/rounds/invitation-code.server.ts";
import { anAdministrator, aStaffedTown } from "#tests/builders/organisations.ts";
import { anAssessor, anOpenRound } from "#tests/builders/surveys.ts";
import { mainText, staffPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";
import { workbookText } from "#tests/setup/workbook-text.ts";

const journey = await startJourney();
const { db, env } = journey;
const context = { db, env, now: () => new Date() };
const assessor = await anAssessor(db);
const town = await aStaffedTown(db);
const administrator = await anAdministrator(db, town);

/** Of Honghu, where only five answered. */
const fewOf = "421083";
const secret = "开发区的办事员要我们给他表弟的公司付钱";

/** Everybody drawn in three counties answered, five in the fourth; the first wrote something. */
async function anAnsweredRound() {
  const days = { opensOn: "2026-03-02", closesOn: "2099-12-31" };
  const round = await anOpenRound(context, assessor, { enterprises: 400, size: 120, ...days });
  const invitations = await db.surveyInvitation.findMany({
    where: { roundId: round.id },
    orderBy: { enterprise: { creditCode: "asc" } },
    select: { id: true, codeSealed: true, enterprise: { select: { divisionCode: true } } },
  });
  let few = 0;
  for (const [at, { id, codeSealed, enterprise }] of invitations.entries()) {
    const isFew = enterprise.divisionCode === fewOf;
    if (isFew) few += 1;
    if (codeSealed === null || (isFew && few > 5)) continue;
    const value = (isFew ? 1 : 3 + (at % 3)) as Rating;
    const answers: Answers = {
      access: { kind: "rating", value },
      justice: { kind: "rating", value },
      ...(at < 3 ? { one_thing: { kind: "long_text", value: `${secret} ${at}` } as const } : {}),
    };
    const code = openInvitationCode(env, id, codeSealed);
    await storePlainAnswer(context, { code, key: crypto.randomUUID(), answers });
  }
  return round;
}

const textOf = (page: Page) => () => mainText(page);
const { slug } = await anAnsweredRound();

describe("the assessor, without script", () => {
  it("closes, weighs, codes an open answer into a finding, looks and publishes", async () => {
    const page = await staffPage(journey, assessor.personId, { javaScriptEnabled: false });
    const text = textOf(page);
    await page.goto(`/desk/rounds/${slug}`);
    await page.getByRole("button", { name: "现在收卷" }).click();
    await page.getByRole("link", { name: "权重和结果" }).click();
    await page.getByLabel("市场准入").fill("0");
    await page.getByRole("button", { name: "按这些权重算" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("大于 0，最大 10");
    await expect.poll(() => page.getByLabel("市场准入").inputValue()).toBe("0");
    await page.getByLabel("市场准入").fill("2,5");
    await page.getByRole("button", { name: "按这些权重算" }).click();
    await expect.poll(text).toContain("算好了");
    expect(await text()).toContain("不足 10 家");

    await page.getByRole("link", { name: "读开放题，整理问题" }).click();
    await page.getByRole("link", { name: "想让我们改的一件事" }).click();
    await expect.poll(text).toContain("3 份写了话");
    await page.getByRole("link", { name: "把第 1 份写成新问题" }).click();
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("写上问题");
    await page.locator("#wordsZh").fill("有人借检查要好处");
    await page.locator("#wordsEn").fill("Inspectors ask for favours");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(text).toContain("1 份答卷说到");
    await page.getByRole("link", { name: "想让我们改的一件事" }).click();
    await page.getByLabel("第 2 份归到哪个问题").selectOption({ label: "有人借检查要好处" });
    await page.getByRole("button", { name: "把第 2 份归进去" }).click();
    await expect.poll(text).toContain("2 份答卷说到");

    await page.goto(`/desk/rounds/${slug}/results`);
    await page.getByRole("button", { name: "公布结果" }).click();
    await page.waitForURL(`**/surveys/${slug}`);
    await expect.poll(text).toContain("有人借检查要好处");
    const reads = await db.auditEntry.count({ where: { action: "round.read_answers" } });
    expect(reads).toBeGreaterThanOrEqual(3);
  });
});

describe("the pages of the assessor", () => {
  it("are right on a phone in both languages, before and after a finding is written", async () => {
    const { slug: closing, version, id } = await anAnsweredRound();
    await closeRound(context, { actor: assessor, slug: closing, expectedVersion: version });
    const page = await staffPage(journey, assessor.personId);
    const own = `/desk/rounds/${closing}`;
    const looks = async (address: string, name: string) => {
      await page.goto(`${own}/${address}`);
      await looksRightInBoth(page, name);
    };
    await looks("results", "weights");
    await page.getByRole("button", { name: "按这些权重算" }).click();
    await expect.poll(textOf(page)).toContain("算好了");
    await looks("results", "figures");
    await looks("findings/new", "a new finding");
    await page.locator("#wordsZh").fill("承诺的补贴没有兑现");
    await page.getByRole("button", { name: "存好" }).click();
    await expect.poll(textOf(page)).toContain("承诺的补贴没有兑现");
    await looks("answers?question=one_thing", "open answers");
    const finding = await db.surveyFinding.findFirstOrThrow({ where: { roundId: id } });
    await looks(`findings/${finding.id}`, "a finding");
  });
});

describe("an administrator", () => {
  it("reads neither answers nor weights", async () => {
    const page = await staffPage(journey, administrator.personId, { javaScriptEnabled: false });
    for (const address of ["answers", "results", "findings/new"]) {
      const reply = await page.goto(`/desk/rounds/${slug}/${address}`);
      expect(reply?.status()).toBeGreaterThanOrEqual(403);
      expect(await page.content()).not.toContain(secret);
    }
  });
});

describe("anybody", () => {
  it("reads the results on a phone, with script and without, in both languages", async () => {
    const page = await journey.newPage();
    for (const [address, name] of [
      ["/surveys", "rounds"],
      [`/surveys/${slug}`, "results"],
    ] as const) {
      await page.goto(address);
      await looksRightInBoth(page, name);
    }
    const plain = await journey.newPage({ javaScriptEnabled: false });
    await plain.goto("/surveys");
    await plain.getByRole("link", { name: "2026 年测评" }).click();
    await expect.poll(textOf(plain)).toContain("各县市区");
    await plain.locator("#county summary").click();
    const rows = await plain.locator("#county table tbody tr").allInnerTexts();
    expect(rows.find((row) => row.includes("洪湖"))).toContain("不公布");
  });

  it("takes the figures along as CSV, Excel and paper, and none of them tells of the five", async () => {
    const page = await journey.newPage();
    const bodies = await Promise.all(
      ["csv", "xlsx", "pdf"].map(async (kind) => {
        const reply = await page.request.get(`${journey.address}/surveys/${slug}/results.${kind}`);
        expect(reply.status()).toBe(200);
        return reply.body();
      }),
    );
    const [csv = Buffer.of(), xlsx = Buffer.of(), pdf = Buffer.of()] = bodies;
    const files = [csv.toString("utf8"), workbookText(xlsx), pdfText(pdf)];
    for (const text of files) {
      expect(text).toContain("洪湖市");
      expect(text).toContain("不公布");
      expect(text).not.toContain(secret);
    }
    // Honghu and one more county are left out, so that the five are not the rest of a sum.
    const line = files[0]?.split(/\r?\n/).find((each) => each.startsWith("洪湖市"));
    expect(line).toContain("不公布");
    const { results } = await db.surveyRound.findUniqueOrThrow({ where: { slug } });
    const { county } = (results as { by: { county: { id: string; figure: unknown; tookPart: unknown }[] } })
      .by;
    const hidden = county.filter(({ figure }) => figure === null);
    expect(hidden.map(({ id }) => id)).toContain(fewOf);
    expect(hidden.length).toBeGreaterThanOrEqual(2);
    expect(county.length).toBeGreaterThan(hidden.length);
    expect(hidden.every(({ tookPart }) => tookPart === null)).toBe(true);
    expect(files[2]).toContain("方法");
  });

  it("is told of nothing before it is published", async () => {
    const open = await anOpenRound(context, assessor, { opensOn: "2026-03-02", closesOn: "2099-12-31" });
    const page = await journey.newPage({ javaScriptEnabled: false });
    for (const address of ["", "/results.csv", "/results.xlsx", "/results.pdf"]) {
      const reply = await page.request.get(`${journey.address}/surveys/${open.slug}${address}`);
      expect(reply.status()).toBe(404);
    }
  });
});
