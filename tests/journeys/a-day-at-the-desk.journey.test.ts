import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { verifyAudit } from "#app/platform/verify-audit.server.ts";
import { backOnCase, confirmStep } from "#tests/builders/at-the-desk.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import {
  anAcceptedPetition,
  aReceivedPetition,
  aRegisteredPetition,
  aTopic,
} from "#tests/builders/petitions.ts";
import { signInAsStaff, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);
const [clerkPhone = "", otherPhone = "", handlerPhone = "", supervisorPhone = "", disciplinePhone = ""] =
  await withSignIns(journey, [town.clerk, town.otherClerk, town.handler, town.supervisor, town.discipline]);
/** A few days ago, so that clocks still run whatever day the test runs on. */
const lately = { receivedAt: new Date(Date.now() - 5 * 86_400_000) };

async function signedIn(phone: string, options: Parameters<typeof journey.newPage>[0] = {}): Promise<Page> {
  const page = await journey.newPage(options);
  await signInAsStaff(page, journey, phone);
  return page;
}

/** Keys work as soon as script runs, which is a moment after a page shows. */
async function pressUntil(page: Page, key: string, done: () => Promise<number | boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        if (!(await done())) await page.keyboard.press(key);
        return Boolean(await done());
      },
      { interval: 250 },
    )
    .toBe(true);
}

describe("two clerks with the same case open", () => {
  it.each([true, false])(
    "the second is told, sees what changed and keeps what was typed (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const { number } = await aRegisteredPetition(db, env, town.clerk, lately);
      const first = await signedIn(clerkPhone);
      const second = await signedIn(otherPhone, { javaScriptEnabled });
      await second.goto(`/desk/petitions/${number}/ask_material`);
      await second.getByLabel("要补什么").fill("请补一张排水沟的照片");
      await first.goto(`/desk/petitions/${number}/accept`);
      await confirmStep(first);
      await backOnCase(first, number);

      await confirmStep(second);
      await second.getByRole("alert").getByText("有人先办了").waitFor();
      const changed = second.getByRole("region", { name: "这期间有人办了" });
      await expect.poll(() => changed.innerText()).toContain("受理");
      await expect.poll(() => changed.innerText()).toContain("陈丽");
      await expect.poll(() => second.getByLabel("要补什么").inputValue()).toBe("请补一张排水沟的照片");
      // What was seen may now be acted on.
      await confirmStep(second);
      await backOnCase(second, number);
      await expect.poll(() => mainText(second)).toContain("请补一张排水沟的照片");
    },
  );
});

describe("a clerk who finds an accusation", () => {
  it("registers it and never sees it again; the discipline organ has it", async () => {
    const { number } = await aReceivedPetition(db, env, town.clerk, {
      ...lately,
      title: "低保的事",
      narrative: "村干部克扣了三户的低保款。",
      concerned: { name: "荆州区水利和湖泊局", organisationId: town.handler.organisationId },
    });
    const clerk = await signedIn(clerkPhone);
    await clerk.goto(`/desk/petitions/${number}/register`);
    await clerk.getByRole("radio", { name: "检举控告" }).check();
    await clerk.getByLabel("事由").selectOption({ index: 1 });
    await clerk.getByLabel("一句话标题").fill("克扣低保款");
    await confirmStep(clerk);
    await clerk.getByText("已转给纪检监察机关").waitFor();
    expect((await clerk.goto(`/desk/petitions/${number}`))?.status()).toBe(404);
    const handler = await signedIn(handlerPhone);
    expect((await handler.goto(`/desk/petitions/${number}`))?.status()).toBe(404);

    const discipline = await signedIn(disciplinePhone);
    await discipline.getByRole("link", { name: "检举控告，内容另存" }).click();
    await discipline.getByRole("heading", { level: 1, name: "克扣低保款" }).waitFor();
    await expect.poll(() => mainText(discipline)).toContain("村干部克扣了三户的低保款。");
    await looksRightInBoth(discipline, "accusation");
  });
});

describe("a clerk who passes a case on", () => {
  it("finds the receiver by part of its name without losing what was typed, without JavaScript", async () => {
    const { number } = await aRegisteredPetition(db, env, town.clerk, lately);
    const clerk = await signedIn(clerkPhone, { javaScriptEnabled: false });
    await clerk.goto(`/desk/petitions/${number}/transfer`);
    await clerk.getByLabel("情况").fill("来件人白天在地里，晚上打电话");
    await clerk.getByLabel("找别的单位").fill("水利");
    await clerk.getByRole("main").getByRole("button", { name: "找", exact: true }).click();
    await expect.poll(() => clerk.getByLabel("情况").inputValue()).toBe("来件人白天在地里，晚上打电话");
    // Nothing chosen is said at the field, and what was found stays.
    await confirmStep(clerk);
    await clerk.getByRole("alert").waitFor();
    await clerk.getByRole("radio", { name: "荆州区水利和湖泊局" }).check();
    await confirmStep(clerk);
    await backOnCase(clerk, number);
    await expect.poll(() => mainText(clerk)).toContain("对方接收以前仍归本单位");
  });
});

describe("a handler who answers", () => {
  it("sees the opinion as the letter it will be before it is given", async () => {
    const { number } = await anAcceptedPetition(db, env, town.handler, lately);
    const handler = await signedIn(handlerPhone);
    await handler.goto(`/desk/petitions/${number}/reply`);
    await expect
      .poll(() => handler.getByLabel("不服怎么办").inputValue())
      .toContain("荆州市水利和湖泊局申请复查");
    await handler.getByLabel("查明的事实和理由").fill("到现场看过，沟被淤泥堵住。");
    await handler.getByLabel("处理意见", { exact: true }).fill("三日内清通。");
    await handler.getByLabel("法律依据").fill("《城镇排水与污水处理条例》第十七条");
    await handler.getByRole("radio", { name: "支持", exact: true }).check();
    await handler.getByRole("button", { name: "先看成文" }).click();
    const letter = handler.getByRole("region", { name: "先看成文" });
    await letter.waitFor();
    await expect.poll(() => letter.innerText()).toContain("三日内清通。");
    await expect.poll(() => letter.innerText()).toContain("荆州区水利和湖泊局");
    expect(await db.opinion.count({ where: { petition: { number } } })).toBe(0);
    await confirmStep(handler);
    await backOnCase(handler, number);
    await looksRightInBoth(handler, "answered case");
  });
});

describe("whoever opens an identity", () => {
  it("says why first, and the petitioner can read it", async () => {
    const { number } = await anAcceptedPetition(db, env, town.clerk, lately);
    const clerk = await signedIn(clerkPhone);
    await clerk.goto(`/desk/petitions/${number}`);
    expect(await mainText(clerk)).not.toContain("李桂兰");
    await clerk.getByRole("link", { name: "查看身份" }).click();
    await clerk.getByRole("button", { name: "查看身份" }).click();
    await clerk.getByRole("alert").waitFor();
    await looksRightInBoth(clerk, "identity");
    await clerk.getByLabel("为什么要看").fill("电话核实地点");
    await clerk.getByRole("button", { name: "查看身份" }).click();
    await clerk.getByText("李桂兰").waitFor();
    await clerk.goto(`/desk/petitions/${number}/access`);
    await expect.poll(() => mainText(clerk)).toContain("电话核实地点");
    await looksRightInBoth(clerk, "access");
  });
});

describe("a clerk who compares", () => {
  it("follows similar matters to those of the same topic in the same place, and can look wider", async () => {
    const topicId = await aTopic(db);
    const here = { ...lately, title: "水渠边的树根顶坏了路", topicId };
    const { number } = await aRegisteredPetition(db, env, town.clerk, here);
    await aRegisteredPetition(db, env, town.clerk, { ...here, title: "桥头的暗沟又堵了" });
    await aRegisteredPetition(db, env, town.clerk, { ...lately, title: "路灯不亮了" });
    const clerk = await signedIn(clerkPhone);
    await clerk.goto(`/desk/petitions/${number}`);
    await clerk.getByRole("link", { name: "对照看" }).click();
    await clerk.getByText("只看“排水”。").waitFor();
    const list = await mainText(clerk);
    expect(list).toContain("桥头的暗沟又堵了");
    expect(list).not.toContain("路灯不亮了");
    await looksRight(clerk, "similar");
    await clerk.getByRole("link", { name: "看全部事由" }).click();
    await clerk.getByText("路灯不亮了").first().waitFor();
  });
});

describe("a supervisor", () => {
  it("reads the clocks of organisations, urges, and the handler sees it", async () => {
    const { number } = await anAcceptedPetition(db, env, town.handler, {
      receivedAt: new Date(Date.now() - 80 * 86_400_000),
    });
    const supervisor = await signedIn(supervisorPhone);
    await supervisor.getByRole("link", { name: "督办" }).click();
    await supervisor.getByRole("link", { name: "已超期 1 件" }).waitFor();
    await looksRightInBoth(supervisor, "supervision");
    await supervisor.getByRole("link", { name: "已超期 1 件" }).click();
    await supervisor.getByRole("link", { name: "排水沟堵塞，雨天院子进水" }).click();
    await supervisor.getByRole("link", { name: "催办、督办" }).click();
    await supervisor.getByLabel("督办要求").fill("请三日内答复");
    await confirmStep(supervisor);
    await backOnCase(supervisor, number);
    const handler = await signedIn(handlerPhone);
    await handler.goto(`/desk/petitions/${number}`);
    await expect.poll(() => mainText(handler)).toContain("请三日内答复");
    expect((await handler.goto("/desk/supervision"))?.status()).toBe(403);
  });
});

describe("a clerk at a keyboard", () => {
  it("walks the list, opens a case and a step, and finds a case by two characters", async () => {
    await aReceivedPetition(db, env, town.clerk, {
      receivedAt: new Date(Date.now() - 14 * 86_400_000),
      title: "包工头拖欠工钱",
      narrative: "干了四个月没有给钱",
    });
    const clerk = await signedIn(clerkPhone, {
      viewport: { width: 1280, height: 800 },
      isMobile: false,
      hasTouch: false,
    });
    await looksRightInBoth(clerk, "desk");
    await pressUntil(clerk, "j", () => clerk.locator("[data-row] a:focus").count());
    await clerk.keyboard.press("Enter");
    await clerk.waitForURL("**/desk/petitions/*");
    const whatCanBeDone = clerk.getByRole("heading", { name: "现在可以做" });
    await whatCanBeDone.waitFor();
    const everyKey = clerk.getByRole("dialog", { name: "全部按键" });
    await pressUntil(clerk, "Shift+?", () => everyKey.count());
    await looksRight(clerk, "keys");
    await clerk.keyboard.press("Escape");
    await pressUntil(clerk, "q", async () => clerk.url().endsWith("/ask_material"));
    await clerk.goBack();
    await whatCanBeDone.waitFor();
    await pressUntil(clerk, "l", async () => clerk.url().endsWith("/desk"));
    await pressUntil(clerk, "/", () => clerk.locator("input[type=search]:focus").count());
    await clerk.keyboard.type("拖欠");
    await clerk.keyboard.press("Enter");
    await clerk.waitForURL("**/desk?q=*");
    await expect.poll(() => clerk.locator("[data-row]").count()).toBe(1);
    await expect.poll(() => clerk.locator("[data-row]").innerText()).toContain("包工头拖欠工钱");
  });
});

describe("every step of the desk", () => {
  it("is clean in both languages on a phone, open or not", async () => {
    const { number } = await aRegisteredPetition(db, env, town.clerk, lately);
    const clerk = await signedIn(clerkPhone);
    for (const step of [
      "accept",
      "accept_simplified",
      "decline",
      "transfer",
      "ask_material",
      "note",
      "assign",
      "recuse",
      "reply",
    ]) {
      await clerk.goto(`/desk/petitions/${number}/${step}`);
      await looksRightInBoth(clerk, step);
    }
    for (const nowhere of ["/desk/petitions/1", `/desk/petitions/${number}/expire`])
      expect((await clerk.goto(nowhere))?.status()).toBe(404);
    expect((await clerk.goto("/desk/petitions/%00"))?.status()).toBe(400);
  }, 180_000);

  it("leaves an audit trail that holds", async () => {
    const { chains, faults } = await verifyAudit(db);
    expect(chains).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
