import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { aStaffedTown, aVillageClerk, villageCode } from "#tests/builders/organisations.ts";
import { pressSend, sayAtOnce } from "#tests/builders/say-at-once.ts";
import { aPhoto } from "#tests/builders/say-it.ts";
import { staffPage, startJourney, workerReady } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";
import { newVersion } from "#tests/setup/new-version.ts";

const journey = await startJourney();
const { db } = journey;
const town = await aStaffedTown(db);
const releases = await newVersion(journey.address);
afterAll(releases.close);

const saidOf = (narrative: string) => db.petition.count({ where: { narrative } });

async function offline(page: Page): Promise<void> {
  await page.goto("/");
  await workerReady(page);
  await page.context().setOffline(true);
  await page.goto("/say/at-once");
}

describe("a new version", () => {
  it("is offered and not forced: what somebody is writing stays until they say so", async () => {
    const page = await journey.newPage();
    await page.goto(releases.address);
    await workerReady(page);
    await page.goto(`${releases.address}/say/at-once`);
    await page.getByLabel("发生了什么事").fill("还没写完的事");
    releases.release();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const offer = page.getByRole("button", { name: "现在换" });
    await offer.waitFor();
    await looksRightInBoth(page, "a new version");
    const waits = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    expect(await waits()).toBe(true);
    await page.goto(`${releases.address}/say/at-once`);
    await page.getByLabel("发生了什么事").fill("还没写完的事");
    await offer.waitFor();
    expect(await waits()).toBe(true);
    expect(await page.getByLabel("发生了什么事").inputValue()).toBe("还没写完的事");
    await offer.click();
    await expect.poll(waits).toBe(false);
    await expect.poll(() => offer.isVisible()).toBe(false);
  }, 90_000);

  it("that asks for more than an entry has shows what is missing, keeps the rest, and it is sent once", async () => {
    const narrative = "老版本里写的事";
    const page = await journey.newPage();
    await offline(page);
    await sayAtOnce(page, narrative);
    // As the version before had it: without a field of today's, and with one that nobody knows any more.
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>("[name=happenedWhen]");
      if (field) field.name = "whenItWas";
    });
    await pressSend(page);
    await page.getByText("等信号").waitFor();
    await page.context().setOffline(false);
    await page.getByText("没有收下，要您改一改").waitFor();
    await page.getByRole("button", { name: "打开改一改" }).click();
    await page.getByRole("alert").first().waitFor();
    await expect.poll(() => page.getByLabel("发生了什么事").inputValue()).toBe(narrative);
    expect(await page.getByLabel("什么时候的事").inputValue()).toBe("");
    await page.getByLabel("什么时候的事").fill("三月中旬");
    // What the server had kept of it meanwhile is gone too.
    await db.petitionDraft.deleteMany();
    await pressSend(page);
    await page.waitForURL(/\/say\/receipt\//);
    expect(await saidOf(narrative)).toBe(1);
  }, 90_000);
});

describe("a clock that is wrong", () => {
  it.each([
    ["a year ahead", 365],
    ["a year behind", -365],
  ])(
    "by %s holds nothing up, before and after it is set right",
    async (_how, days) => {
      const narrative = `钟不准的手机上写的事 ${days}`;
      const page = await journey.newPage();
      await page.addInitScript((offset) => {
        // Set right once the page has said so.
        const RealDate = Date;
        const isRight = () => sessionStorage.getItem("clock-is-right") !== null;
        const moved = () => RealDate.now() + (isRight() ? 0 : offset);
        globalThis.Date = class extends RealDate {
          constructor(...parts: []) {
            super(...((parts.length === 0 ? [moved()] : parts) as []));
          }
          static override now() {
            return moved();
          }
        } as DateConstructor;
      }, days * 86_400_000);
      await offline(page);
      await sayAtOnce(page, narrative);
      await pressSend(page);
      await page.getByText("等信号").waitFor();
      await page.evaluate(() => sessionStorage.setItem("clock-is-right", ""));
      await page.goto("/outbox");
      await page.getByText("等信号").waitFor();
      await page.context().setOffline(false);
      await page.getByText(/送到了，编号/).waitFor();
      expect(await saidOf(narrative)).toBe(1);
    },
    90_000,
  );
});

describe("a clerk in a village without a signal", () => {
  it("takes down what somebody says, with how they agreed, and it is filed for them once", async () => {
    const narrative = "独居老人的水管冻裂了";
    const clerk = await aVillageClerk(db, town);
    const page = await staffPage(journey, clerk.personId);
    await page.goto("/say/at-once");
    await workerReady(page);
    // Once more, so that the phone has the clerk's own page.
    await page.goto("/say/at-once");
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await page.getByRole("radio", { name: /人在面前/ }).check();
    await page.getByLabel("记一句").fill("在家里说的，女儿在旁边");
    await sayAtOnce(page, narrative, { place: null });
    await pressSend(page);
    await page.getByText("等信号").waitFor();
    await looksRight(page, "a clerk's entry");
    await page.context().setOffline(false);
    await page.getByText(/送到了，编号/).waitFor();
    const petition = await db.petition.findFirstOrThrow({ where: { narrative } });
    expect(petition).toMatchObject({ petitionerId: null, divisionCode: villageCode });
    expect(await saidOf(narrative)).toBe(1);
  }, 90_000);
});

describe("a photo", () => {
  it("of a good camera is made smaller on the phone; one that is small arrives as it was", async () => {
    const narrative = "两张照片的事";
    const page = await journey.newPage();
    await page.goto("/say/at-once");
    await sayAtOnce(page, narrative);
    const [large, small] = [await aLargePhoto(page), await aPhoto()];
    expect(large.length).toBeGreaterThan(4_000_000);
    await page.getByLabel("照片和材料").setInputFiles([
      { name: "大.png", mimeType: "image/png", buffer: large },
      { name: "小.jpg", mimeType: "image/jpeg", buffer: small },
    ]);
    await pressSend(page);
    await page.waitForURL(/\/say\/receipt\//);
    const petition = await db.petition.findFirstOrThrow({
      where: { narrative },
      include: { attachments: { orderBy: { bytes: "desc" } } },
    });
    const sizes = petition.attachments.map(({ bytes, contentType }) => ({ bytes, contentType }));
    expect(sizes.map(({ contentType }) => contentType)).toEqual(["image/jpeg", "image/jpeg"]);
    expect(sizes[0]?.bytes).toBeLessThan(large.length / 2);
    expect(sizes[1]?.bytes).toBeLessThanOrEqual(small.length);
  }, 90_000);
});

/** 3,000 by 2,000 pixels that do not compress well, as PNG. */
async function aLargePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 3_000, height: 2_000 });
    const pen = canvas.getContext("2d");
    let state = 1;
    for (let y = 0; y < 2_000; y += 2)
      for (let x = 0; x < 3_000; x += 2) {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
        if (pen) pen.fillStyle = `#${(state & 0xffffff).toString(16).padStart(6, "0")}`;
        pen?.fillRect(x, y, 2, 2);
      }
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}
