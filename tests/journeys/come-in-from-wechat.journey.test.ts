import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { codeSentTo } from "#tests/builders/sign-ins.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

/** WeChat on this machine: every code stands for the identity of the same name. */
const wechat = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://here");
  const code = searchParams.get("js_code") ?? "";
  const isKnown = pathname === "/sns/jscode2session" && code.startsWith("code-");
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(isKnown ? { openid: `openid-${code}` } : { errcode: 40029 }));
});
await new Promise<void>((resolve) => wechat.listen(0, "127.0.0.1", resolve));
afterAll(() => wechat.close());
const { port } = wechat.address() as AddressInfo;

const journey = await startJourney();
await aStaffedTown(journey.db);
await journey.down();
await journey.up({
  WECHAT_APP_ID: "wx-test",
  WECHAT_APP_SECRET: "secret-of-test",
  WECHAT_TEMPLATE: "template-1",
  WECHAT_API: `http://127.0.0.1:${port}`,
});

const phone = "13900000001";
const inWechat =
  "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120.0 Mobile MicroMessenger/8.0.47 miniProgram/wx-test";

/** As the mini-program asks: from no site, with what `wx.login` gave. */
async function ask(page: Page, what: "ticket" | "accepted", code: string) {
  const answer = await page.request.post(`/wechat/${what}`, {
    data: { code },
    headers: { Referer: "https://servicewechat.com/wx-test/1/page-frame.html" },
  });
  return { status: answer.status(), body: (await answer.json()) as Record<string, unknown> };
}

const enter = (page: Page, ticket: unknown, to: string) =>
  page.goto(`/wechat/enter?ticket=${encodeURIComponent(String(ticket))}&to=${encodeURIComponent(to)}`);

async function signIn(page: Page) {
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByLabel("验证码").fill(await codeSentTo(journey, phone));
  await page.getByRole("button", { name: "进去" }).click();
}

describe("somebody in WeChat", () => {
  it("signs in with a code once, binds their WeChat, and comes in without one from then on", async () => {
    const page = await journey.newPage({ userAgent: inWechat });
    const first = await ask(page, "ticket", "code-lin");
    expect(first).toMatchObject({ status: 200, body: { bound: false } });
    await enter(page, first.body.ticket, "/account/wechat");
    await signIn(page);
    await page.getByText("只绑您自己的微信").waitFor();
    await looksRightInBoth(page, "bind WeChat");
    await page.getByRole("button", { name: "绑定这个微信" }).click();
    await page.getByText("绑好了。").waitFor();
    expect(await ask(page, "accepted", "code-lin")).toEqual({ status: 200, body: {} });

    const another = await journey.newPage({ userAgent: inWechat });
    const again = await ask(another, "ticket", "code-lin");
    expect(again.body.bound).toBe(true);
    await enter(another, again.body.ticket, "/account/wechat");
    await another.getByText("已经绑定了微信").waitFor();
    await another.getByRole("button", { name: "解除绑定" }).click();
    await another.getByText("解除了。").waitFor();
    expect((await ask(another, "ticket", "code-lin")).body.bound).toBe(false);
    expect(await ask(another, "accepted", "code-lin")).toEqual({ status: 409, body: { problem: "unbound" } });
  });

  it("is let in with a ticket only there: a link that somebody sent signs nobody in and binds nothing", async () => {
    const attacker = await journey.newPage({ userAgent: inWechat });
    const { body } = await ask(attacker, "ticket", "code-attacker");
    const victim = await journey.newPage();
    await enter(victim, body.ticket, "/account/wechat");
    await victim.getByLabel("手机号").waitFor();
    expect((await victim.context().cookies()).map(({ name }) => name)).not.toContain("wechat");
    await enter(attacker, body.ticket, "https://example.com/");
    expect(new URL(attacker.url()).origin).toBe(journey.address);
  });

  it("hears why it did not work", async () => {
    const page = await journey.newPage({ userAgent: inWechat });
    expect(await ask(page, "ticket", "unknown")).toEqual({ status: 400, body: { problem: "code" } });
    const answer = await page.request.post("/wechat/ticket", { data: "{" });
    expect(answer.status()).toBe(400);
  });
});
