import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { bookSlot } from "#app/legal-advice/bookings/book-slot.server.ts";
import { anAdviser, aSponsorship, aTime } from "#tests/builders/advisers.ts";
import { aBooking, aPerson } from "#tests/builders/bookings.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { anAnsweredPetition } from "#tests/builders/petitions.ts";
import { pressSend, sayAtOnce } from "#tests/builders/say-at-once.ts";
import { aPhoto } from "#tests/builders/say-it.ts";
import { residentPage, staffPage, startJourney, workerReady } from "#tests/setup/journey.ts";
import { looksRight, looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);

const saidOf = (narrative: string) => db.petition.count({ where: { narrative } });

/** As somebody does who does not want to wait for the next try. */
async function pressUntilSent(page: Page): Promise<void> {
  const now = page.getByRole("button", { name: "现在送" });
  await expect
    .poll(
      async () => {
        if (await now.isEnabled({ timeout: 100 }).catch(() => false))
          await now.click({ timeout: 1_000 }).catch(() => undefined);
        return page.getByText(/送到了，编号/).count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1);
}

describe("somebody without a signal", () => {
  it("says it with photos, closes the page, comes back later, and it was sent once", async () => {
    const narrative = "修村路压坏了灌渠，水上不来，六户人家的田都等着。";
    const page = await journey.newPage();
    await page.goto("/");
    await workerReady(page);
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await looksRight(page, "the page without a signal");
    await sayAtOnce(page, narrative);
    await page.getByLabel("照片和材料").setInputFiles([
      { name: "渠一.jpg", mimeType: "image/jpeg", buffer: await aPhoto() },
      { name: "渠二.jpg", mimeType: "image/jpeg", buffer: await aPhoto("#777") },
    ]);
    await pressSend(page);
    await page.getByText("等信号").waitFor();
    await page.getByText("修村路压坏了灌渠").waitFor();
    await looksRight(page, "waiting");
    await page.close();
    expect(await saidOf(narrative)).toBe(0);

    const again = await page.context().newPage();
    await again.goto("/outbox");
    await again.getByText("2 个文件").waitFor();
    await page.context().setOffline(false);
    await again.getByText(/送到了，编号/).waitFor();
    const petition = await db.petition.findFirstOrThrow({
      where: { narrative },
      include: { attachments: true },
    });
    expect(await saidOf(narrative)).toBe(1);
    expect(petition.attachments).toHaveLength(2);
    await again.getByRole("link", { name: "打开看" }).click();
    await again.waitForURL(new RegExp(`/say/receipt/${petition.number}`));
    await again.getByRole("heading", { level: 1 }).waitFor();
  }, 120_000);

  it("says two things on the same kept page, and both arrive", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await workerReady(page);
    await page.context().setOffline(true);
    for (const narrative of ["头一件事，路灯不亮", "第二件事，井盖没了"]) {
      await page.goto("/say/at-once");
      await sayAtOnce(page, narrative);
      await pressSend(page);
      await page.getByText("等信号").first().waitFor();
    }
    const other = await page.context().newPage();
    await other.goto("/outbox");
    await page.context().setOffline(false);
    // Two windows try at the same moment.
    await expect.poll(() => page.getByText(/送到了，编号/).count(), { timeout: 15_000 }).toBe(2);
    await expect.poll(() => other.getByText(/送到了，编号/).count(), { timeout: 15_000 }).toBe(2);
    expect(await saidOf("头一件事，路灯不亮")).toBe(1);
    expect(await saidOf("第二件事，井盖没了")).toBe(1);
  }, 120_000);

  it("throws one away in one of two windows, and it is never sent", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await workerReady(page);
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await sayAtOnce(page, "这件不说了");
    await pressSend(page);
    const other = await page.context().newPage();
    await other.goto("/outbox");
    await other.getByRole("button", { name: "不要了" }).waitFor();
    await page.getByRole("button", { name: "不要了" }).click();
    await page.getByRole("button", { name: "真的不要了，删掉" }).click();
    await page.getByText("没有等着送出的").waitFor();
    await other.getByText("没有等着送出的").waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("没有等着送出的").waitFor();
    expect(await saidOf("这件不说了")).toBe(0);
  });
});

describe("an adviser in a village", () => {
  it("records a service while the server is down, closes the page, and it is sent once when it is back", async () => {
    const adviser = await anAdviser(db, { name: "陆文" });
    await aSponsorship(db, { adviserId: adviser.id, sponsorId: town.handler.organisationId });
    const booked = await bookSlot(
      { db, env, now: () => new Date() },
      aBooking(adviser.id, {
        now: new Date(),
        personId: await aPerson(db),
        name: "林秋月",
        ...aTime(adviser.id, { days: 2, minutes: 9 * 60 + 30 }),
      }),
    );
    if (!booked.ok) throw new Error(booked.reason);
    const startsAt = new Date(Date.now() - 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    await db.booking.update({
      where: { id: booked.id },
      data: { startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt },
    });
    const page = await staffPage(journey, adviser.actor.personId);
    await page.goto(`/chambers/bookings/${booked.number}/record`);
    await workerReady(page);
    await journey.down();
    await page.getByRole("button", { name: "记好" }).click();
    await page.getByText(/没送成/).waitFor();
    await page.close();
    await journey.up();
    const again = await page.context().newPage();
    await again.goto("/outbox");
    await pressUntilSent(again);
    expect(await db.serviceRecord.count({ where: { bookingId: booked.id } })).toBe(1);
  }, 120_000);
});

describe("a resident", () => {
  it("is told what the server did not take, mends it, and it takes the place of the first", async () => {
    const page = await journey.newPage();
    await page.goto("/");
    await workerReady(page);
    await page.context().setOffline(true);
    await page.goto("/say/at-once");
    await sayAtOnce(page, "电话写错了的事");
    await page.getByLabel("电话", { exact: true }).fill("123");
    await pressSend(page);
    await page.getByText("等信号").waitFor();
    await page.context().setOffline(false);
    await page.getByText("没有收下，要您改一改").waitFor();
    await looksRight(page, "to be mended");
    await page.getByRole("button", { name: "打开改一改" }).click();
    await page.getByRole("alert").first().waitFor();
    await expect.poll(() => page.getByLabel("发生了什么事").inputValue()).toBe("电话写错了的事");
    await looksRight(page, "mending");
    await page.getByLabel("电话", { exact: true }).fill("13900000001");
    await pressSend(page);
    await page.waitForURL(/\/say\/receipt\//);
    expect(await saidOf("电话写错了的事")).toBe(1);
    await page.goto("/outbox");
    await expect.poll(() => page.getByText(/送到了，编号/).count()).toBe(1);
    expect(await page.getByText("要您改一改").count()).toBe(0);
  }, 120_000);

  it("whose sign-in has run out signs in again, and then it is sent; nobody else's sign-in sends it", async () => {
    const [lin, other] = [await aPerson(db), await aPerson(db)];
    const { id, number } = await anAnsweredPetition(db, env, town.clerk, { petitionerId: lin });
    const page = await residentPage(journey, lin);
    await page.goto(`/cases/${number}/rate`);
    await page.getByRole("radio", { name: /^满意/ }).first().check();
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "session");
    if (cookie === undefined) throw new Error("nobody is signed in");
    await page.context().clearCookies({ name: "session" });
    await page.getByRole("button", { name: "就这样评" }).click();
    await page.waitForURL(/\/outbox/);
    // Nobody is signed in: that there is something, and not what.
    await page.getByText("这部手机上有登录后存下的").waitFor();
    await looksRightInBoth(page, "signed out");
    const others = await residentPage(journey, other);
    const [foreign] = (await others.context().cookies()).filter(({ name }) => name === "session");
    if (foreign !== undefined) await page.context().addCookies([foreign]);
    await page.goto("/outbox");
    await page.getByText("没有等着送出的").waitFor();
    expect(await db.rating.count({ where: { petitionId: id } })).toBe(0);
    await page.context().addCookies([cookie]);
    await page.goto("/outbox");
    await pressUntilSent(page);
    expect(await db.rating.count({ where: { petitionId: id } })).toBeGreaterThan(0);
  }, 120_000);

  it("is asked before signing out deletes what is not sent, and then nothing is left on the phone", async () => {
    const page = await residentPage(journey, await aPerson(db));
    await page.goto("/");
    await workerReady(page);
    await page.goto("/say/at-once");
    await sayAtOnce(page, "存着没送成的事");
    await page.getByLabel("电话", { exact: true }).fill("123");
    await pressSend(page);
    await page.getByRole("alert").first().waitFor();
    await page.goto("/mine");
    await page.getByRole("link", { name: "有一件存在手机上，还没送出" }).waitFor();
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await page.getByRole("heading", { name: "还有没送出的" }).waitFor();
    await looksRightInBoth(page, "leaving");
    await page.getByRole("link", { name: "先不退出" }).click();
    await page.getByText("要您改一改").waitFor();
    await page.goto("/mine");
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await page.getByRole("button", { name: "删掉，退出登录" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    expect(await page.evaluate(leftOnPhone)).toEqual({ keys: 0, entries: 0, parts: 0 });
    expect(
      (await page.context().cookies()).filter(({ name, value }) => name === "session" && value !== ""),
    ).toEqual([]);
  }, 60_000);
});

/** Runs in the page. */
async function leftOnPhone() {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opened = indexedDB.open("outbox");
    opened.onsuccess = () => resolve(opened.result);
    opened.onerror = () => reject(opened.error);
  });
  const count = (name: string) =>
    new Promise<number>((resolve, reject) => {
      const counted = db.transaction(name).objectStore(name).count();
      counted.onsuccess = () => resolve(counted.result);
      counted.onerror = () => reject(counted.error);
    });
  const left = { keys: await count("keys"), entries: await count("entries"), parts: await count("parts") };
  db.close();
  return left;
}

describe("a phone that keeps nothing", () => {
  it("sends at once when it is full, and loses no word when there is no signal either", async () => {
    const page = await journey.newPage();
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.goto("/say/at-once");
    await sayAtOnce(page, "手机存满了的事");
    await page.context().setOffline(true);
    await pressSend(page);
    await page.getByText("手机也存不下了").waitFor();
    await looksRight(page, "full");
    await page.context().setOffline(false);
    await pressSend(page);
    await page.waitForURL(/\/say\/receipt\//);
    expect(await saidOf("手机存满了的事")).toBe(1);
  }, 60_000);

  it("sends at once in a window that keeps nothing", async () => {
    const page = await journey.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", { value: undefined });
    });
    await page.goto("/say/at-once");
    await sayAtOnce(page, "无痕窗口里的事");
    await pressSend(page);
    await page.waitForURL(/\/say\/receipt\//);
    expect(await saidOf("无痕窗口里的事")).toBe(1);
    await page.goto("/outbox");
    await page.getByText("不在手机上存东西").waitFor();
    await looksRightInBoth(page, "nothing kept");
  }, 60_000);
});
