import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { codeSentTo, signInAsAdviser, withSignIns } from "#tests/builders/sign-ins.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
await aTopic(db);
const [advisersPhone = ""] = await withSignIns(journey, [adviser.actor]);

const textOf = (page: Page) => page.locator("main").innerText();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string) =>
  page.getByRole("main").getByRole("link", { name, exact: true }).click();

/** From the front door to the question that was sent; returns its number. */
async function asks(page: Page, phone: string, withScript: boolean): Promise<string> {
  await page.goto("/advice");
  await follow(page, "写给律师");
  await page.getByRole("heading", { name: "您在哪个村、社区？" }).waitFor();
  await page.goto(`/advice/ask?place=${villageCode}`);
  await press(page, "下一步");
  await page.getByRole("alert").getByRole("link", { name: "请用一句话写是什么事" }).waitFor();
  if (withScript) await looksRight(page, "one line missing");
  await page.getByLabel("是什么事").fill("工钱三个月没有发");
  await press(page, "下一步");
  await page.getByRole("heading", { name: "您想问什么？" }).waitFor();
  await press(page, "下一步");
  await expect.poll(() => page.getByRole("alert").getByRole("link").count()).toBe(4);
  if (withScript) await looksRight(page, "question with mistakes");
  await page.getByLabel("是哪一类的事").selectOption({ label: "水" });
  await page
    .getByLabel("把事情说清楚")
    .fill("去年在镇上的砖厂干活，欠了三个月工钱，没有写合同，能要回来吗？");
  await page.getByLabel("对方是谁").fill("江陵县大桥砖厂有限公司");
  await page.getByLabel("姓名").fill("林秋月");
  await page.getByLabel("手机号").fill(phone);
  await press(page, "下一步");
  await page.getByRole("heading", { name: "填验证码" }).waitFor();
  await page.getByLabel("验证码").fill("000000");
  await press(page, "交给律师");
  await page.getByRole("alert").waitFor();
  await page.getByLabel("验证码").fill(await codeSentTo(journey, phone));
  await press(page, "交给律师");
  await page.getByRole("heading", { name: "工钱三个月没有发" }).waitFor();
  await expect.poll(() => textOf(page)).toContain("查询码");
  return new URL(page.url()).pathname.split("/").pop() ?? "";
}

/** The adviser asks back, and answers once the person has replied. */
async function advisersStep(page: Page, number: string, step: "再问几句" | "答复", words: string) {
  await page.goto("/chambers/questions");
  await page.getByRole("link", { name: "工钱三个月没有发" }).first().click();
  await page.goto(`/chambers/questions/${number}`);
  await follow(page, step);
  await page.getByLabel(step === "答复" ? "您的意见" : "想问当事人什么").fill(words);
  if (step === "答复") await page.getByLabel("依据哪几条").fill("《劳动合同法》第三十条\n《劳动法》第五十条");
  await press(page, step === "答复" ? "答复" : "问当事人");
  await page.getByRole("heading", { name: "经过" }).waitFor();
}

async function asksRepliesAndRates(withScript: boolean, phone: string) {
  const person = await journey.newPage({ javaScriptEnabled: withScript });
  const lawyer = await journey.newPage();
  await signInAsAdviser(lawyer, journey, advisersPhone);
  const number = await asks(person, phone, withScript);
  if (withScript) await looksRightInBoth(person, "asked");

  await person.goto(`/advice/questions/${number}`);
  await follow(person, "加");
  await press(person, "交给律师");
  await person.getByRole("alert").getByText("请选照片或者材料").waitFor();
  await person.getByLabel("照片和材料").setInputFiles({
    name: "工资条.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"),
  });
  await press(person, "交给律师");
  await expect.poll(() => textOf(person)).toContain("工资条.pdf");

  await lawyer.goto("/chambers/questions");
  await looksRightInBoth(lawyer, "chambers");
  await advisersStep(lawyer, number, "再问几句", "有没有工资条或者微信记录？");
  await looksRightInBoth(lawyer, "chambers question");
  await expect.poll(() => textOf(lawyer)).toContain("工资条.pdf");

  await person.goto(`/advice/questions/${number}`);
  await expect.poll(() => textOf(person)).toContain("有没有工资条或者微信记录？");
  await follow(person, "回话");
  await press(person, "交给律师");
  await person.getByRole("alert").getByText("请写几句").waitFor();
  if (withScript) await looksRight(person, "empty reply");
  await person.getByLabel("您的回答").fill("有微信记录，工资条拍了照。");
  await press(person, "交给律师");
  await expect.poll(() => textOf(person)).toContain("有微信记录，工资条拍了照。");

  await advisersStep(lawyer, number, "答复", "可以要。先到劳动监察大队投诉，带上微信记录。");
  await person.goto(`/advice/questions/${number}`);
  await expect.poll(() => textOf(person)).toContain("可以要。先到劳动监察大队投诉");
  await expect.poll(() => textOf(person)).toContain("《劳动合同法》第三十条");
  if (withScript) await looksRightInBoth(person, "answered");

  await person.goto(`/advice/questions/${number}`);
  await follow(person, "评一评");
  await person.getByRole("radio", { name: "满意", exact: true }).check();
  await press(person, "就这样评");
  await expect.poll(() => textOf(person)).toContain("已经评过了");
  return { person, lawyer, number };
}

describe("a resident who asks a lawyer", () => {
  it("is asked back, replies, is answered and rates", async () => {
    const { person, number } = await asksRepliesAndRates(true, "13800000041");
    expect(await db.adviceRating.findFirst({ where: { question: { number } } })).toMatchObject({
      level: 4,
      firmId: adviser.firmId,
    });
    await person.goto("/advice/mine");
    await expect.poll(() => textOf(person)).toContain("工钱三个月没有发");
    await looksRightInBoth(person, "mine");
  });

  it("does the same without script", async () => {
    await asksRepliesAndRates(false, "13800000042");
  });
});
