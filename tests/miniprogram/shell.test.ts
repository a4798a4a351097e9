// @vitest-environment jsdom
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { aPhone, openable, type Phone, settings, showPage } from "./phone.ts";

const { origin } = settings;

describe("the first page", () => {
  it("leads to everything, in both languages and in large text", async () => {
    const phone = aPhone();
    const page = await showPage("home");
    for (const words of ["办事、查进度", "登录", "有消息时告诉我", "扫一扫"]) await page.press(words);
    expect(phone.opened).toEqual([
      "/pages/open/open?path=%2F",
      "/pages/sign-in/sign-in",
      "/pages/messages/messages",
      "/pages/scan/scan",
    ]);
    expect(page.hasLargeText()).toBe(false);
    await page.press("把字放大");
    expect(page.hasLargeText()).toBe(true);
    await page.press("English");
    expect(page.text()).toContain("Say it once.");
    const later = await showPage("scan");
    expect(later.text()).toContain("Scan a code");
    expect(later.hasLargeText()).toBe(true);
  });

  it("speaks the language of the phone at first", async () => {
    aPhone({ language: "en" });
    expect((await showPage("home")).text()).toContain("Open the service");
  });
});

describe("signing in", () => {
  it("carries the ticket to the page that opens the service, and not in an address", async () => {
    const phone = aPhone();
    await (await showPage("sign-in")).press("用微信登录");
    expect(phone.asked).toEqual([{ url: `${origin}/wechat/ticket`, data: { code: "code-1" } }]);
    expect(phone.opened).toEqual(["/pages/open/open?path=%2Faccount%2Fwechat"]);
    expect(phone.app.globalData.ticket).toBe("ticket-1");
    const opened = await showPage("open", { path: "%2Faccount%2Fwechat" });
    expect(opened.webView()).toBe(`${origin}/wechat/enter?ticket=ticket-1&to=%2Faccount%2Fwechat`);
    expect(phone.app.globalData.ticket).toBe("");
  });

  it("pressed twice asks once", async () => {
    const phone = aPhone();
    const page = await showPage("sign-in");
    await Promise.all([page.press("用微信登录"), page.press("用微信登录")]);
    expect(phone.asked).toHaveLength(1);
    expect(phone.opened).toHaveLength(1);
  });

  it("leads somebody who has bound their WeChat straight to their cases", async () => {
    const phone = aPhone();
    phone.answer = { statusCode: 200, data: { ticket: "ticket-2", bound: true } };
    await (await showPage("sign-in")).press("用微信登录");
    expect(phone.opened).toEqual(["/pages/open/open?path=%2Fmine"]);
  });

  it.each([
    ["request:fail timeout", "等太久了"],
    ["request:fail ", "没有连上"],
    [{ statusCode: 400, data: { problem: "code" } }, "微信没有认出您"],
    [{ statusCode: 404, data: { problem: "not_offered" } }, "还没有开通小程序登录"],
    [{ statusCode: 429, data: { problem: "too_many" } }, "点得太多了"],
    [{ statusCode: 503, data: { problem: "busy" } }, "微信那边正忙"],
    [{ statusCode: 502, data: "<html>" }, "没有办成"],
  ])("that did not work (%j) says why, and may be tried again", async (answer, words) => {
    const phone = aPhone();
    phone.answer = answer;
    const page = await showPage("sign-in");
    await page.press("用微信登录");
    expect(page.text()).toContain(words);
    expect(phone.opened).toEqual([]);
    phone.answer = { statusCode: 200, data: { ticket: "ticket-3", bound: true } };
    await page.press("用微信登录");
    expect(page.text()).not.toContain(words);
    expect(phone.opened).toHaveLength(1);
  });
});

describe("messages", () => {
  beforeEach(() => {
    settings.template = "template-1";
    return () => {
      settings.template = "";
    };
  });

  const pressed = async (phone: Phone, consent: string | number) => {
    phone.consent = consent;
    const page = await showPage("messages");
    await page.press("同意发一条");
    return page.text();
  };

  it("are asked for by a press, one for one, and the service is told", async () => {
    const phone = aPhone();
    phone.answer = { statusCode: 200, data: {} };
    expect(await pressed(phone, "accept")).toContain("有进展会发您一条");
    expect(phone.asked).toEqual([{ url: `${origin}/wechat/accepted`, data: { code: "code-1" } }]);
  });

  it.each([
    ["reject", "没有同意，就不发"],
    ["ban", "没有同意，就不发"],
    [20004, "通知管理"],
    [10002, "没有办成"],
  ])("that somebody does not want, or cannot have (%s), are told of to nobody", async (consent, words) => {
    const phone = aPhone();
    expect(await pressed(phone, consent)).toContain(words);
    expect(phone.asked).toEqual([]);
  });

  it("need a WeChat that is bound", async () => {
    const phone = aPhone();
    phone.answer = { statusCode: 409, data: { problem: "unbound" } };
    expect(await pressed(phone, "accept")).toContain("请先登录并绑定");
  });

  it("are not offered where the city has no template", async () => {
    settings.template = "";
    aPhone();
    const page = await showPage("messages");
    expect(page.text()).toContain("还没有开通微信消息");
    await expect(page.press("同意发一条")).rejects.toThrow("no button");
  });
});

describe("a scanned code", () => {
  it.each([
    [`${origin}/track?number=260518400019`, "/track?number=260518400019"],
    [`${origin}/s/ABCD-EFGH`, "/s/ABCD-EFGH"],
    [origin, "/"],
  ])("of the service is opened: %s", async (code, path) => {
    const phone = aPhone();
    phone.code = code;
    await (await showPage("scan")).press("扫二维码");
    expect(phone.opened).toEqual([`/pages/open/open?path=${encodeURIComponent(path)}`]);
  });

  it.each([
    "https://example.com/",
    `${origin}.example.com/mine`,
    `${origin}@example.com/`,
    `${origin}/wechat/enter?ticket=of-another&to=/account/wechat`,
    `${origin}/%77echat/enter?ticket=of-another`,
    `${origin}/mine/../wechat/enter?ticket=of-another`,
    `${origin}/WeChat/enter?ticket=of-another`,
    "javascript:alert(1)",
    "260518400019",
  ])("of anything else is not: %s", async (code) => {
    const phone = aPhone();
    phone.code = code;
    const page = await showPage("scan");
    await page.press("扫二维码");
    expect(page.text()).toContain("不是本服务的");
    expect(phone.opened).toEqual([]);
  });

  it("that nobody scanned says nothing", async () => {
    const phone = aPhone();
    const page = await showPage("scan");
    await page.press("扫二维码");
    expect(page.text()).not.toContain("不是本服务的");
    expect(phone.opened).toEqual([]);
  });
});

describe("opening the service", () => {
  it("signs in whoever has bound their WeChat, and shows the page plainly to everybody else", async () => {
    const phone = aPhone();
    expect((await showPage("open", { path: "%2Ftrack" })).webView()).toBe(`${origin}/track`);
    phone.answer = { statusCode: 200, data: { ticket: "ticket-4", bound: true } };
    expect((await showPage("open", { path: "%2Finbox" })).webView()).toBe(
      `${origin}/wechat/enter?ticket=ticket-4&to=%2Finbox`,
    );
    phone.answer = "request:fail ";
    expect((await showPage("open", { path: "%2Finbox" })).webView()).toBe(`${origin}/inbox`);
  });

  it("takes the address of a code that WeChat itself scanned", async () => {
    aPhone();
    const q = encodeURIComponent(`${origin}/s/ABCD-EFGH`);
    expect((await showPage("open", { q })).webView()).toBe(`${origin}/s/ABCD-EFGH`);
  });

  it.each<Record<string, string>>([
    { path: "https%3A%2F%2Fexample.com" },
    { path: "%2Fwechat%2Fenter%3Fticket%3Dx" },
    { q: "%E0%A4%A" },
  ])("shows nothing of another service, and no ticket of another: %j", async (query) => {
    aPhone();
    const page = await showPage("open", query);
    expect(page.webView()).toBeNull();
    expect(page.text()).toContain("不是本服务的");
  });

  it("that fails says so, and is tried again by a press", async () => {
    const phone = aPhone();
    const page = await showPage("open", { path: "%2Ftrack" });
    await page.failToLoad();
    expect(page.webView()).toBeNull();
    expect(page.text()).toContain("打不开");
    await page.press("再试一次");
    expect(page.webView()).toBe(`${origin}/track`);
    await page.failToLoad();
    await page.press("回首页");
    expect(phone.opened).toEqual(["/pages/home/home"]);
  });
});

describe("which addresses are opened", () => {
  it("whatever somebody writes: only pages of the service, and never a ticket", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        origin,
        "/",
        "//",
        "\\",
        "..",
        ".",
        "%2e",
        "%2f",
        "@",
        "?",
        "#",
        ":",
        "wechat",
        "WECHAT",
        "enter",
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = openable(pieces.join(""), origin);
        if (path === null) return;
        const url = new URL(origin + path);
        expect(url.origin).toBe(origin);
        expect(decodeURIComponent(url.pathname).toLowerCase().split("/")[1]).not.toBe("wechat");
      }),
      { numRuns: 3_000 },
    );
  });
});
