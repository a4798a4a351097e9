import { describe, expect, it } from "vitest";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aPhoto } from "#tests/builders/say-it.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
await aStaffedTown(journey.db);

describe("somebody who wants it at hand", () => {
  it("reads how to put it on the home screen, and in WeChat how to find it again", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await page.getByRole("link", { name: "放到手机桌面" }).click();
    await page.getByRole("heading", { name: "安卓手机" }).waitFor();
    await looksRightInBoth(page, "install");
    const wechat = await journey.newPage({
      userAgent:
        "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120.0 Mobile MicroMessenger/8.0.47",
    });
    await wechat.goto("/install");
    await expect
      .poll(() => wechat.getByRole("heading", { level: 2 }).first().innerText())
      .toBe("您现在在微信里");
  });

  it("can have it installed: every icon, shortcut and the share target lead somewhere", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    const manifest = (await (await page.request.get("/manifest.webmanifest")).json()) as {
      readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
      readonly shortcuts: readonly { readonly url: string }[];
      readonly share_target: { readonly action: string };
    };
    for (const { src } of manifest.icons)
      expect(`${src} ${(await page.request.get(src)).status()}`).toBe(`${src} 200`);
    for (const { url } of manifest.shortcuts)
      expect(`${url} ${(await page.request.get(url)).status()}`).toBe(`${url} 200`);
    const purposes = manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`);
    expect(purposes).toEqual(expect.arrayContaining(["any 192x192", "any 512x512", "maskable 512x512"]));
    expect(manifest.share_target.action).toBe("/say/shared");
  });

  it("shares a photo and words from another app, and goes on from there", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    const photo = (await aPhoto()).toString("base64");
    // As the phone does it: a form of several parts, sent to the share target.
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], "渠.jpg", { type: "image/jpeg" }));
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: "/say/shared", enctype: "multipart/form-data" });
      for (const [name, value] of [
        ["title", "灌渠塌了"],
        ["text", "六户人家的田都等着水"],
      ]) {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name, value });
        form.append(field);
      }
      const input = document.createElement("input");
      Object.assign(input, { type: "file", name: "files", files: files.files });
      form.append(input);
      document.body.append(form);
      form.submit();
    }, photo);
    await page.waitForURL(/\/say\/what/);
    await expect
      .poll(() => page.getByLabel("发生了什么事").inputValue())
      .toBe("灌渠塌了\n六户人家的田都等着水");
    await page.getByText("渠.jpg").waitFor();
  });
});
