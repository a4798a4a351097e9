import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addDays, columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { newId } from "#app/platform/ids.ts";
import { closeRound } from "#app/surveys/rounds/close-round.server.ts";
import { anAssessor, anOpenRound, aPublishedQuestionnaire, codesOf } from "#tests/builders/surveys.ts";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const context = { db, env, now: () => new Date() };
const today = localDateOf(new Date());
const assessor = await anAssessor(db);
const days = { opensOn: today, closesOn: addDays(today, 20) };
const round = await anOpenRound(context, assessor, days);
const codes = (await codesOf(context, round.id))[Symbol.iterator]();
const nextCode = () => codes.next().value ?? "";

const answersOf = (roundId = round.id) => db.surveyAnswer.findMany({ where: { roundId } });
const begin = async (page: Page, path: string) => {
  await page.goto(path);
  await page.getByRole("button", { name: "开始填" }).click();
  await page.getByText("章领到了").waitFor();
};
const rate = (page: Page, question: string, value: number) =>
  page
    .getByRole("group", { name: question })
    .getByRole("radio", { name: String(value) })
    .check();

describe("an enterprise with an invitation", () => {
  it("answers on a phone, loses the network and the page halfway, comes back and sends once", async () => {
    const code = nextCode();
    const page = await journey.newPage();
    await page.goto("/s");
    await page.getByLabel("邀请码").fill("1234");
    await page.getByRole("button", { name: "打开问卷" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("邀请码是 12 位");
    await expect.poll(() => page.getByLabel("邀请码").inputValue()).toBe("1234");
    await looksRight(page, "the code mistyped");
    await page
      .getByLabel("邀请码")
      .fill(`${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8).toLowerCase()}`);
    await page.getByRole("button", { name: "打开问卷" }).click();
    await page.getByRole("heading", { name: "为什么认不出是您答的" }).waitFor();
    await looksRightInBoth(page, "the invitation");

    await page.getByRole("button", { name: "开始填" }).click();
    await page.getByText("章领到了").waitFor();
    await rate(page, "办许可、登记，顺利。", 4);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await looksRight(page, "the form");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "The last three months" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "中文" }).click();

    await page.context().setOffline(true);
    await page.getByLabel("想让我们改的一件事").fill("检查少来几趟");
    await page.locator("[aria-busy=false]").getByText("写的都加密存在这部手机上").waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("想让我们改的一件事").inputValue()).toBe("检查少来几趟");
    expect(await page.getByRole("radio", { name: "4 比较同意" }).first().isChecked()).toBe(true);
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByText("还没有网").waitFor();
    await page.close();
    const again = await page.context().newPage();
    await again.goto(`/s/${code}`);
    await again.getByText("还没有网").waitFor();
    expect(await answersOf()).toEqual([]);

    await page.context().setOffline(false);
    await again.getByRole("heading", { name: "收到了，谢谢您" }).waitFor();
    await looksRight(again, "sent");
    const [answer, ...others] = await answersOf();
    expect(others).toEqual([]);
    expect(answer).toMatchObject({
      protection: "blind",
      content: {
        access: { kind: "rating", value: 4 },
        one_thing: { kind: "long_text", value: "检查少来几趟" },
      },
    });
    await again.reload();
    await again.getByRole("heading", { name: "收到了，谢谢您" }).waitFor();
    expect(await answersOf()).toHaveLength(1);

    await again.getByText("用的是别人的手机").click();
    await again.getByRole("button", { name: "全部擦掉" }).click();
    await again.getByRole("heading", { name: "擦干净了" }).waitFor();
    const left = await again.evaluate(async () => {
      const opening = indexedDB.open("surveys");
      const opened = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const counts = ["kept", "keys"].map(
        (store) =>
          new Promise<number>((resolve) => {
            const count = opened.transaction(store).objectStore(store).count();
            count.onsuccess = () => resolve(count.result);
          }),
      );
      return [...(await Promise.all(counts)), await caches.has("kept-pages")];
    });
    expect(left).toEqual([0, 0, false]);
    await again.goto(`/s/${code}`);
    await again.getByRole("heading", { name: "这个邀请码已经用过了" }).waitFor();
  });

  it("knowingly takes the plain form without script, and is told what is wrong at the field", async () => {
    const code = nextCode();
    const before = (await answersOf()).length;
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto(`/s/${code}`);
    await page.getByRole("link", { name: "开始填" }).click();
    await page.getByText("它本来可以看到是谁答的").waitFor();
    await page.getByRole("button", { name: "我看清楚了，就用这种填" }).click();
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByRole("link", { name: "一题也没有答" }).waitFor();
    await rate(page, "政府说的话算数。", 2);
    await page.getByLabel("想让我们改的一件事").fill("长".repeat(600));
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "The last three months" }).waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("link", { name: "500 characters at most" }).waitFor();
    await expect.poll(() => page.getByLabel("One thing that should change").inputValue()).toHaveLength(600);
    await page.getByLabel("One thing that should change").fill("说话算数");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "收到了，谢谢您" }).waitFor();
    const answers = await answersOf();
    expect(answers).toHaveLength(before + 1);
    expect(answers.find(({ protection }) => protection === "plain")?.content).toEqual({
      integrity: { kind: "rating", value: 2 },
      one_thing: { kind: "long_text", value: "说话算数" },
    });
    await page.goto(`/s/${code}/plain`);
    await page.getByRole("heading", { name: "这个邀请码已经用过了" }).waitFor();
  });

  it("is told when a code is unknown, and sees the plain form in both languages", async () => {
    const page = await journey.newPage();
    await page.goto("/s/347734773477");
    await page.getByRole("heading", { name: "没有这个邀请码" }).waitFor();
    await looksRightInBoth(page, "an unknown code");
    await page.goto(`/s/${nextCode()}/plain`);
    await looksRightInBoth(page, "the choice of the plain form");
    await page.goto(`/surveys/${round.slug}/keys`);
    await looksRightInBoth(page, "the published keys");
    await page.goto("/s/thanks");
    await looksRightInBoth(page, "thanks");
  });

  it("gets nothing stored with a token that is forged", async () => {
    const page = await journey.newPage();
    const before = await answersOf();
    await begin(page, `/s/${nextCode()}`);
    const said = await page.evaluate(
      async ({ slug, stratum }) => {
        const token = { message: btoa("x".repeat(64)), signature: btoa("y".repeat(256)) };
        const answers = { change: { kind: "single", option: "better", other: null } };
        const response = await fetch("/survey-answer", {
          method: "POST",
          body: JSON.stringify({ slug, stratum, token, answers }),
        });
        return response.json();
      },
      {
        slug: round.slug,
        stratum: (await db.surveyStratum.findFirstOrThrow({ where: { roundId: round.id } })).key,
      },
    );
    expect(said).toEqual({ ok: false, reason: "forged" });
    expect(await answersOf()).toEqual(before);
  });

  it("goes no further when the key it was given is not the one that everybody gets", async () => {
    const code = nextCode();
    const used = () => db.surveyInvitation.count({ where: { roundId: round.id, signedOn: { not: null } } });
    const before = await used();
    const page = await journey.newPage({ serviceWorkers: "block" });
    await page.route(`**/surveys/${round.slug}/keys.json`, async (route) => {
      const keys = (await (await route.fetch()).json()) as { strata: readonly { key: string }[] };
      const strata = keys.strata.map(({ key }) => ({ key, publicKey: "another" }));
      await route.fulfill({ json: { ...keys, strata } });
    });
    await page.goto(`/s/${code}`);
    await page.getByRole("button", { name: "开始填" }).click();
    await page.getByText("和公布的不是同一把").waitFor();
    await looksRight(page, "another key");
    expect(await used()).toBe(before);
  });

  it("sends to a round that has closed meanwhile, and reads why it was not taken", async () => {
    const short = await anOpenRound(context, assessor, days);
    const [code = ""] = await codesOf(context, short.id);
    const page = await journey.newPage();
    await begin(page, `/s/${code}`);
    await rate(page, "办许可、登记，顺利。", 4);
    await closeRound(context, { actor: assessor, slug: short.slug, expectedVersion: short.version });
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByRole("heading", { name: "没有交成" }).waitFor();
    await looksRight(page, "closed meanwhile");
    expect(await answersOf(short.id)).toEqual([]);
    await page.goto(`/s/${code}`);
    await page.getByRole("heading", { name: "填写已经结束" }).waitFor();
    await page.getByText("没有交成的答案已经删掉").waitFor();
    await looksRightInBoth(page, "a closed round");
  });
});

describe("anybody with the link of an open round", () => {
  const slug = "open-to-all";

  it("answers with or without script, says of itself where and how large it is, and is kept apart", async () => {
    const questionnaireId = await aPublishedQuestionnaire(db, assessor);
    const open = await db.surveyRound.create({
      data: {
        id: newId(),
        slug,
        titleZh: "大家来评",
        titleEn: "Open to all",
        kind: "open_link",
        state: "open",
        assessorId: assessor.organisationId,
        questionnaireId,
        divisionCode: "421000",
        opensOn: columnFromLocalDate(today),
        closesOn: columnFromLocalDate(addDays(today, 9)),
      },
    });
    const page = await journey.newPage();
    await page.goto(`/s/open/${slug}`);
    await looksRightInBoth(page, "an open round");
    await page.getByRole("button", { name: "开始填" }).click();
    await rate(page, "没有人吃拿卡要。", 5);
    await page.getByRole("button", { name: "下一部分" }).click();
    await page.getByRole("radio", { name: "荆州区" }).check();
    await page.getByRole("radio", { name: "小型" }).check();
    await looksRight(page, "the part about the enterprise");
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByRole("heading", { name: "收到了，谢谢您" }).waitFor();

    const plain = await journey.newPage({ javaScriptEnabled: false });
    await plain.goto(`/s/open/${slug}`);
    await plain.getByRole("link", { name: "开始填" }).click();
    await plain.getByRole("button", { name: "开始填" }).click();
    await rate(plain, "没有人吃拿卡要。", 1);
    await plain.getByRole("button", { name: "下一部分" }).click();
    await plain.getByRole("radio", { name: "商贸餐饮" }).check();
    await plain.getByRole("button", { name: "交上去" }).click();
    await plain.getByRole("heading", { name: "收到了，谢谢您" }).waitFor();

    const answers = await answersOf(open.id);
    expect(answers.map(({ protection, stratumId }) => [protection, stratumId])).toEqual([
      ["open", null],
      ["open", null],
    ]);
    expect(answers.map(({ content }) => content)).toEqual(
      expect.arrayContaining([
        {
          conduct: { kind: "rating", value: 5 },
          about_county: { kind: "single", option: "c421003", other: null },
          about_size: { kind: "single", option: "small", other: null },
        },
        {
          conduct: { kind: "rating", value: 1 },
          about_industry: { kind: "single", option: "trade", other: null },
        },
      ]),
    );
  });

  it("is told when there is no such round", async () => {
    const page = await journey.newPage();
    await page.goto("/s/open/nothing");
    await page.getByRole("heading", { name: "没有这一轮问卷" }).waitFor();
  });
});
