import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { violationsOn } from "#tests/setup/accessibility.ts";
import { startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();
const town = await aStaffedTown(journey.db);
const village = await journey.db.division.findUniqueOrThrow({ where: { code: villageCode } });

async function aPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 600, channels: 3, background: "#9aa486" } })
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 20/1 0/1" } })
    .jpeg()
    .toBuffer();
}

/** axe, which is script itself, finds nothing; the page is no wider than the phone. `SCREENSHOTS=dir` takes its picture. */
async function look(page: Page, name: string): Promise<void> {
  if (!name.endsWith("-plain")) expect(await violationsOn(page), name).toEqual([]);
  const wide = await page.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth);
  expect(`${name} too wide: ${wide}`).toBe(`${name} too wide: false`);
  const directory = process.env.SCREENSHOTS;
  if (directory) await page.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
}

const next = (page: Page) => page.getByRole("button", { name: "下一步" }).click();

/** From the home page to the receipt; `withScript` says what the phone can do. */
async function sayIt(page: Page, withScript: boolean): Promise<string> {
  const mark = withScript ? "script" : "plain";
  await page.goto("/say");
  await page.getByLabel("发生了什么事").fill("修村路压坏了灌渠，水上不来，六户人家的田都等着。");
  const photo = await aPhoto();
  await page.getByLabel("照片和材料").setInputFiles([
    { name: "塌了的渠;一.jpg", mimeType: "image/jpeg", buffer: photo },
    {
      name: "六户签名.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"),
    },
  ]);
  await page.getByRole("button", { name: "先把文件传上来" }).click();
  await page.getByText("塌了的渠;一.jpg").waitFor();
  await look(page, `1-what-${mark}`);
  await next(page);

  await page.getByLabel("找村、社区").waitFor();
  await page.getByLabel("找村、社区").fill(village.fullName);
  await page.getByRole("button", { name: "找", exact: true }).click();
  await page.getByRole("radio", { name: village.fullName }).check();
  await look(page, `2-where-${mark}`);
  await next(page);

  await page.getByLabel("什么时候的事").fill("三月中旬");
  await page.getByLabel("具体在什么地方").fill("三组老桥边");
  await look(page, `3-when-${mark}`);
  await next(page);

  await page.getByRole("radio", { name: "有难处" }).check();
  await page.getByLabel("跟哪个单位有关").fill("荆州区水利和湖泊局");
  await look(page, `4-about-${mark}`);
  await next(page);

  await page.getByLabel("您想要什么结果").fill("把渠修好，赶在泡田以前。");
  await look(page, `5-want-${mark}`);
  await next(page);

  await page.getByLabel("姓名").fill("李桂兰");
  await page.getByLabel("电话", { exact: true }).fill("12345");
  await next(page);
  await page.getByRole("alert").waitFor();
  await look(page, `6-who-wrong-${mark}`);
  await expect.poll(() => page.getByLabel("姓名").inputValue()).toBe("李桂兰");
  await page.getByLabel("电话", { exact: true }).fill(withScript ? "13800000021" : "138 0000 0022");
  await look(page, `6-who-${mark}`);
  await next(page);

  await page.getByRole("heading", { name: "核对一下手机号" }).waitFor();
  await look(page, `6-code-${mark}`);
  if (withScript) await confirmPhone(page);
  else await page.getByRole("link", { name: "先不核对" }).click();

  await page.getByRole("radio", { name: "我一个人" }).check();
  await look(page, `7-together-${mark}`);
  await next(page);

  await page.getByRole("heading", { name: "核对一遍" }).waitFor();
  await look(page, `8-check-${mark}`);
  await page.getByRole("button", { name: "交上去" }).click();
  await page.getByRole("heading", { name: "收到了" }).waitFor();
  await look(page, `9-receipt-${mark}`);
  return new URL(page.url()).pathname.split("/").pop() ?? "";
}

async function confirmPhone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByLabel("验证码").waitFor();
  const message = await journey.db.demonstrationMessage.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  await page.getByLabel("验证码").fill(/\d{6}/.exec(message.text)?.[0] ?? "");
  await look(page, "6-code-asked");
  await page.getByRole("button", { name: "核对", exact: true }).click();
}

describe("a resident says what happened", () => {
  it("with two files and a confirmed phone, and holds a receipt with dates, also as PDF", async () => {
    const page = await journey.newPage();
    const number = await sayIt(page, true);
    const petition = await journey.db.petition.findUniqueOrThrow({
      where: { number },
      include: { attachments: true },
    });
    expect(petition).toMatchObject({ state: "received", ownerOrganisationId: town.clerk.organisationId });
    expect(petition.petitionerId).not.toBeNull();
    expect(petition.attachments).toHaveLength(2);
    const pdf = await page.request.get(`/say/receipt/${number}/receipt.pdf`);
    expect(pdf.status()).toBe(200);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

    // The same browser, in English.
    await page.goto(`/say/receipt/${number}?lang=en`);
    await expect.poll(() => page.locator("h1").innerText()).toContain("Received");
    await look(page, "9-receipt-en");
  });

  it("with JavaScript off, all the way", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    const number = await sayIt(page, false);
    expect(await journey.db.petition.count({ where: { number, petitionerId: null } })).toBe(1);
  });

  it("keeps the page and what was typed while there is no signal", async () => {
    const page = await journey.newPage();
    await page.goto("/say");
    await page.getByLabel("发生了什么事").fill("桥栏杆断了两根，小孩放学从那里过。");
    await page.context().setOffline(true);
    await next(page);
    await page.getByText("没有信号，还没有发出去").waitFor();
    await look(page, "1-what-no-signal");
    await page.context().setOffline(false);
    await page.getByText("没有信号，还没有发出去").waitFor({ state: "hidden" });
    await expect.poll(() => page.getByLabel("发生了什么事").inputValue()).toContain("桥栏杆");
    await next(page);
    await page.getByLabel("找村、社区").waitFor();
  });

  it("keeps what was typed when a file is refused, and tells which one and why", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/say");
    await page.getByLabel("发生了什么事").fill("话没有丢");
    await page.getByLabel("照片和材料").setInputFiles([
      { name: "照片.jpg", mimeType: "image/jpeg", buffer: Buffer.from(`MZ${"\0".repeat(200)}`) },
      { name: "好的.jpg", mimeType: "image/jpeg", buffer: await aPhoto() },
    ]);
    await next(page);
    await page.getByRole("alert").getByText("照片.jpg这种文件收不了").waitFor();
    await look(page, "1-what-refused-plain");
    await expect.poll(() => page.getByLabel("发生了什么事").inputValue()).toBe("话没有丢");
    await expect.poll(() => page.getByText("好的.jpg").count()).toBe(1);
    await page.getByRole("button", { name: "删除 好的.jpg" }).click();
    await expect.poll(() => page.getByText("好的.jpg").count()).toBe(0);
  });

  it("shows a receipt to nobody else", async () => {
    const { number } = await journey.db.petition.findFirstOrThrow();
    const page = await journey.newPage();
    const pdf = await page.request.get(`/say/receipt/${number}/receipt.pdf`);
    expect(pdf.status()).toBe(404);
    const receipt = await page.request.get(`/say/receipt/${number}`, { maxRedirects: 0 });
    expect(receipt.status()).toBe(302);
  });
});
