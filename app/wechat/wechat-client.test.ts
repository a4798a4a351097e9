import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { type ArrivedWechat, wechat, wechatUrls } from "#tests/mocks/wechat.ts";
import { thirdParties } from "#tests/setup/third-parties.ts";
import { wechatClient } from "./wechat-client.server.ts";

const settings = { appId: "wx-test", appSecret: "secret-of-test", api: "https://api.weixin.qq.com" };
const message = {
  to: "openid-lin",
  template: "template-1",
  page: "pages/open/open?path=/cases/260518400019",
  values: { character_string1: "260518400019", thing2: "已经受理" },
  language: "zh_CN",
} as const;

describe("a sign-in code", () => {
  it("stands for one person, once", async () => {
    thirdParties.use(...wechat(settings, { codes: { "code-1": "openid-lin" } }));
    const client = wechatClient(settings);
    expect(await client.identify("code-1")).toEqual({ openId: "openid-lin", unionId: null });
    await expect(client.identify("code-1")).rejects.toMatchObject({ code: 40163, temporary: false });
  });

  it("that nobody was given is refused for good", async () => {
    thirdParties.use(...wechat(settings));
    await expect(wechatClient(settings).identify("another")).rejects.toMatchObject({
      code: 40029,
      temporary: false,
    });
  });

  it("of a mini-program with another secret is refused, and the secret stands in no message", async () => {
    thirdParties.use(...wechat(settings));
    const client = wechatClient({ ...settings, appSecret: "wrong-secret" });
    const failure = await client.identify("code-1").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 40125 });
    expect(String(failure)).not.toContain("secret");
  });
});

describe("a message that somebody subscribed to", () => {
  it("arrives with its values, and one token serves many", async () => {
    const arrived: ArrivedWechat[] = [];
    const tokens: string[] = [];
    thirdParties.use(...wechat(settings, { arrived, tokens }));
    const client = wechatClient(settings);
    expect(await client.send(message)).toEqual({ id: "900001" });
    await client.send(message);
    expect(tokens).toHaveLength(1);
    expect(arrived[0]).toEqual({
      touser: "openid-lin",
      template_id: "template-1",
      page: message.page,
      data: { character_string1: { value: "260518400019" }, thing2: { value: "已经受理" } },
      lang: "zh_CN",
    });
  });

  it("is sent with another token when the first ran out, or was replaced", async () => {
    const arrived: ArrivedWechat[] = [];
    const tokens: string[] = [];
    let now = new Date("2026-05-18T11:06:00Z");
    thirdParties.use(...wechat(settings, { arrived, tokens, refusals: [0, 42001] }));
    const client = wechatClient(settings, { now: () => now });
    await client.send(message);
    await client.send(message);
    expect({ tokens: tokens.length, arrived: arrived.length }).toEqual({ tokens: 2, arrived: 2 });
    now = new Date("2026-05-18T13:02:00Z");
    await client.send(message);
    expect(tokens).toHaveLength(3);
  });

  it.each([
    [43101, false],
    [40003, false],
    [47003, false],
    [-1, true],
    [45009, true],
  ])("refused with %i may pass: %s", async (code, temporary) => {
    thirdParties.use(...wechat(settings, { refusals: [code] }));
    await expect(wechatClient(settings).send(message)).rejects.toMatchObject({ code, temporary });
  });
});

describe("WeChat itself", () => {
  it("that answers nothing readable, or too late, may pass", async () => {
    thirdParties.use(http.get(wechatUrls.identify, () => HttpResponse.text("<html>")));
    await expect(wechatClient(settings).identify("code-1")).rejects.toMatchObject({
      code: null,
      temporary: true,
    });
    thirdParties.use(
      http.get(wechatUrls.identify, async () => {
        await delay(500);
        return HttpResponse.json({ openid: "late" });
      }),
    );
    await expect(wechatClient(settings, { timeout: 50 }).identify("code-1")).rejects.toMatchObject({
      code: null,
      temporary: true,
    });
  });
});
