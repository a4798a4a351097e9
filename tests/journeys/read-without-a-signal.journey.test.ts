import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aPerson } from "#tests/builders/bookings.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAnsweredPetition } from "#tests/builders/petitions.ts";
import { residentPage, staffPage, startJourney, workerReady } from "#tests/setup/journey.ts";
import { looksRight } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);

const text = (page: Page) => page.locator("body").innerText();

/** Addresses of the pages that the phone has kept. Runs in the page. */
const kept = async () => {
  const cache = await caches.open("visited-pages");
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
};

describe("a resident who was here before", () => {
  it("reads the own case without a signal, as of when it was seen, and has it anew afterwards", async () => {
    const lin = await aPerson(db);
    const { number } = await anAnsweredPetition(db, env, town.clerk, { petitionerId: lin });
    const page = await residentPage(journey, lin);
    await page.goto("/");
    await workerReady(page);
    for (const path of ["/mine", `/cases/${number}`, "/deadlines", "/which-door"]) await page.goto(path);
    await expect.poll(() => page.evaluate(kept)).toContain(`/cases/${number}`);
    await page.context().setOffline(true);
    await page.goto(`/cases/${number}`);
    await expect.poll(() => text(page)).toMatch(/这一页是手机里存的，\d\d:\d\d 看到的/);
    await looksRight(page, "a kept case");
    expect(await text(page)).toContain("排水沟");
    await page.goto("/deadlines");
    await expect.poll(() => text(page)).toContain("这一页是手机里存的");
    await looksRight(page, "a kept page with script");
    // Never seen: the page that says so.
    await page.goto("/windows");
    await expect.poll(() => text(page)).toContain("没有信号");
    await page.goto("/mine");
    await page.context().setOffline(false);
    await expect.poll(() => text(page), { timeout: 20_000 }).not.toContain("这一页是手机里存的");
  }, 60_000);

  it("leaves nothing of it on the phone for the next person", async () => {
    const lin = await aPerson(db);
    const { number } = await anAnsweredPetition(db, env, town.clerk, { petitionerId: lin });
    const page = await residentPage(journey, lin);
    await page.goto("/");
    await workerReady(page);
    await page.goto(`/cases/${number}`);
    await expect.poll(() => page.evaluate(kept)).toContain(`/cases/${number}`);
    // The sign-in runs out, and somebody opens the site.
    await page.context().clearCookies({ name: "session" });
    await page.goto("/");
    await expect.poll(() => page.evaluate(kept)).toEqual(["/"]);
    await page.context().setOffline(true);
    await page.goto(`/cases/${number}`);
    await expect.poll(() => text(page)).toContain("没有信号");
    expect(await text(page)).not.toContain("排水沟");
  }, 60_000);
});

it("keeps nothing of a clerk's desk", async () => {
  const page = await staffPage(journey, town.clerk.personId);
  await page.goto("/");
  await workerReady(page);
  await page.goto("/desk");
  await page.goto("/windows");
  await expect.poll(() => page.evaluate(kept)).toContain("/windows");
  expect((await page.evaluate(kept)).filter((path) => path.startsWith("/desk"))).toEqual([]);
}, 60_000);

it("shows what it has when the line is slow, and then what came", async () => {
  const page = await journey.newPage();
  await page.goto("/");
  await workerReady(page);
  await page.goto("/windows");
  await expect.poll(() => page.evaluate(kept)).toContain("/windows");
  journey.pause(6_000);
  await page.goto("/windows");
  await expect.poll(() => text(page)).toContain("这一页是手机里存的");
  await expect.poll(() => text(page), { timeout: 20_000 }).not.toContain("这一页是手机里存的");
}, 60_000);

it("shows what it has when the server is down, and then what came, though nothing told the phone", async () => {
  const page = await journey.newPage();
  await page.goto("/");
  await workerReady(page);
  await page.goto("/windows");
  await expect.poll(() => page.evaluate(kept)).toContain("/windows");
  await journey.down();
  await page.goto("/windows");
  await expect.poll(() => text(page)).toContain("这一页是手机里存的");
  await journey.up();
  await expect.poll(() => text(page), { timeout: 30_000 }).not.toContain("这一页是手机里存的");
}, 90_000);

describe("a service worker that does harm", () => {
  it("is taken off every phone by the operator's switch, and what waits to be sent stays", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await workerReady(page);
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await page.getByLabel("发生了什么事").fill("路灯不亮");
    await page.getByRole("button", { name: "交上去" }).click();
    await page.getByText("等信号").waitFor();
    await journey.down();
    await journey.up({ SERVICE_WORKER: "off" });
    await page.context().setOffline(false);
    await page.goto("/outbox");
    const registrations = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await expect.poll(registrations).toBe(0);
    await page.reload();
    await withoutWorker(page);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    // It lacked most of what is asked, so it waits to be mended: it is there.
    await page.getByText("没有收下，要您改一改").waitFor();
    await page.goto("/windows");
    await looksRight(page, "without a worker");
    await journey.down();
    await journey.up();
  }, 90_000);
});

/** No worker is in charge of this page. */
async function withoutWorker(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller === null);
}
