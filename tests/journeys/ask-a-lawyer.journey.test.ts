import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { anAdviser, aSponsorship } from "#tests/builders/advisers.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { codeSentTo, signInAsAdviser, withSignIns } from "#tests/builders/sign-ins.ts";
import { mainText, startJourney } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const adviser = await anAdviser(db, { name: "陆文" });
await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
await aTopic(db);
const [advisersPhone = ""] = await withSignIns(journey, [adviser.actor]);

const textOf = (page: Page) => mainText(page);
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

/** From the answer to the petition desk: what was said and the place are there already. */
async function becomesAPetition(page: Page, number: string) {
  await page.goto(`/advice/questions/${number}`);
  await press(page, "说事情");
  await page.getByRole("heading", { name: "发生了什么事" }).waitFor();
  const narrative = page.getByLabel("发生了什么事");
  await expect.poll(() => narrative.inputValue()).toContain("有微信记录，工资条拍了照。");
  expect(await narrative.inputValue()).not.toContain("劳动监察大队");
  await press(page, "下一步");
  await expect.poll(() => page.getByRole("radio").first().isChecked()).toBe(true);
  await press(page, "下一步");
  await page.getByLabel("什么时候的事").fill("去年冬天");
  await press(page, "下一步");
  await page.getByRole("radio", { name: "有难处" }).check();
  expect(await page.getByLabel("跟哪个单位有关").inputValue()).toBe("江陵县大桥砖厂有限公司");
  await press(page, "下一步");
  await page.getByLabel("您想要什么结果").fill("把工钱发给我");
  await press(page, "下一步");
  await expect.poll(() => page.getByLabel("姓名").inputValue()).toBe("林秋月");
  await press(page, "下一步");
  await page.getByRole("radio", { name: "我一个人" }).check();
  await press(page, "下一步");
  await page.getByRole("heading", { name: "核对一遍" }).waitFor();
  await press(page, "交上去");
  await page.getByRole("heading", { name: "收到了" }).waitFor();
  const petition = new URL(page.url()).pathname.split("/").pop() ?? "";
  await linkedBothWays(page, { question: number, kind: "petition", number: petition });
}

/** From the answer to a booked time, with what was said. */
async function becomesABooking(page: Page, number: string) {
  await page.goto(`/advice/questions/${number}`);
  await press(page, "约时间");
  await page
    .getByRole("link", { name: /^(9|10|11):\d\d/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "留个名字和电话" }).waitFor();
  await expect.poll(() => page.getByLabel("想问什么").inputValue()).toContain("去年在镇上的砖厂干活");
  expect(await page.getByLabel("姓名").inputValue()).toBe("林秋月");
  await press(page, "就约这个时间");
  await page.getByRole("heading", { name: "约好了" }).waitFor();
  const booking = new URL(page.url()).pathname.split("/").pop() ?? "";
  await linkedBothWays(page, { question: number, kind: "booking", number: booking });
}

/** Both agree, the names go, somebody else finds it before asking, and it is taken back. */
async function isPublished(person: Page, lawyer: Page, number: string) {
  const chambers = `/chambers/questions/${number}`;
  await person.goto(`/advice/questions/${number}`);
  await follow(person, "同意");
  await looksRight(person, "consent");
  await press(person, "同意公开");
  await person.getByRole("link", { name: "收回", exact: true }).waitFor();
  await lawyer.goto(chambers);
  await follow(lawyer, "同意公开");
  await press(lawyer, "同意公开");
  await lawyer.getByRole("heading", { name: "经过" }).waitFor();
  await lawyer.goto(`${chambers}/publish`);
  await press(lawyer, "看样子");
  await lawyer.getByRole("heading", { name: "公开的样子" }).waitFor();
  await lawyer.getByLabel("问的（改过的）").fill("在江陵县大桥砖厂干活，工资被拖欠了三个月。");
  await press(lawyer, "公开");
  await lawyer.getByRole("alert").getByText("里面还有江陵县大桥砖厂有限公司").waitFor();
  await looksRight(lawyer, "names left");
  await lawyer.getByLabel("问的（改过的）").fill("在一家砖厂干活，工资被拖欠了三个月。");
  await press(lawyer, "看样子");
  await lawyer.getByRole("heading", { name: "公开的样子" }).waitFor();
  await press(lawyer, "公开");
  await lawyer.getByRole("link", { name: "看公开的" }).waitFor();

  const other = await journey.newPage({ javaScriptEnabled: false });
  await other.goto("/advice/answers");
  await other.getByLabel("找一找").fill("拖欠工资");
  await press(other, "找");
  await other.getByRole("heading", { name: "找到 1 个" }).waitFor();
  await follow(other, "工钱三个月没有发");
  await expect.poll(() => textOf(other)).toContain("在一家砖厂干活");
  const answer = new URL(other.url()).pathname;
  await other.goto(`/advice/ask?place=${villageCode}`);
  await other.getByLabel("是什么事").fill("老板拖欠工资不给");
  await press(other, "下一步");
  await other.getByRole("heading", { name: "有人问过差不多的" }).waitFor();
  await person.goto("/advice/answers?q=拖欠工资");
  await looksRightInBoth(person, "answers found");
  await person.goto(answer);
  await looksRightInBoth(person, "answer");

  await person.goto(`/advice/questions/${number}`);
  await follow(person, "收回");
  await press(person, "收回同意");
  await person.getByRole("link", { name: "同意", exact: true }).waitFor();
  const gone = await fetch(journey.address + answer);
  expect(gone.status).toBe(404);
}

async function linkedBothWays(
  page: Page,
  { question, kind, number }: { question: string; kind: "petition" | "booking"; number: string },
) {
  const [own, came, became] = {
    petition: ["/cases", "从律师咨询", "交到信访窗口"] as const,
    booking: ["/advice/bookings", "从律师咨询", "约了律师"] as const,
  }[kind];
  await page.goto(`${own}/${number}`);
  await page.getByRole("link", { name: came }).click();
  await page.waitForURL(`**/advice/questions/${question}`);
  await page.getByRole("link", { name: became }).first().click();
  await page.waitForURL(`**${own}/${number}`);
}

/** Two people and three products: on a busy machine it takes its time. */
const wholeWay = { timeout: 300_000 };

describe("a resident who asks a lawyer", () => {
  it("is asked back, replies, is answered and rates", wholeWay, async () => {
    const { person, lawyer, number } = await asksRepliesAndRates(true, "13800000041");
    expect(await db.adviceRating.findFirst({ where: { question: { number } } })).toMatchObject({
      level: 4,
      firmId: adviser.firmId,
    });
    await person.goto("/advice/mine");
    await expect.poll(() => textOf(person)).toContain("工钱三个月没有发");
    await looksRightInBoth(person, "mine");
    await becomesAPetition(person, number);
    await becomesABooking(person, number);
    await person.goto(`/advice/questions/${number}`);
    await looksRight(person, "question that went on");
    await isPublished(person, lawyer, number);
  });

  it("does the same without script", wholeWay, async () => {
    const { person, number } = await asksRepliesAndRates(false, "13800000042");
    await becomesAPetition(person, number);
    await becomesABooking(person, number);
  });

  it("follows it by number and code, reads no words that way, and withdraws it", async () => {
    const person = await journey.newPage({ javaScriptEnabled: false });
    const number = await asks(person, "13800000043", false);
    const shown = (await person.locator(".codes").innerText()).replace(/\s/g, "");
    const [, code = ""] = /\d{12}.*?(\d{6})/.exec(shown) ?? [];
    const elsewhere = await journey.newPage();
    await elsewhere.goto(`/advice/questions/${number}`);
    await elsewhere.waitForURL(`**/track?number=${number}`);
    await elsewhere.getByLabel("查询码").fill(code);
    await elsewhere.getByRole("main").getByRole("button").first().click();
    await elsewhere.waitForURL(`**/advice/questions/${number}`);
    await elsewhere.getByRole("heading", { name: "律师在看" }).waitFor();
    expect(await textOf(elsewhere)).not.toMatch(/工钱|砖厂|林秋月/);
    await looksRightInBoth(elsewhere, "opened by code");
    await follow(elsewhere, "撤回");
    await press(elsewhere, "撤回");
    await elsewhere.getByRole("heading", { name: "已撤回" }).waitFor();
    await person.goto(`/advice/questions/${number}`);
    await expect.poll(() => textOf(person)).toContain("您撤回了这个问题");
  });
});
