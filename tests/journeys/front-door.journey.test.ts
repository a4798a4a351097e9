import { describe, expect, it } from "vitest";
import { startJourney } from "#tests/setup/journey.ts";

const journey = await startJourney();

describe("the front door", () => {
  it("opens on a phone and works as a page of the service with script", async () => {
    const page = await journey.newPage();
    const answer = await page.goto("/");
    expect(answer?.status()).toBe(200);
    await expect.poll(() => page.locator("h1").count()).toBe(1);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });

  it("opens with JavaScript off", async () => {
    const page = await journey.newPage({ javaScriptEnabled: false });
    await page.goto("/");
    await expect.poll(() => page.locator("h1").count()).toBe(1);
  });

  it("answers a monitor", async () => {
    const answer = await fetch(`${journey.address}/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: "ok" });
  });
});
