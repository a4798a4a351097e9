import type { CDPSession, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { deliverNotifications } from "#app/notifications/deliver-notifications.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { sendersOf } from "#app/notifications/senders-of.server.ts";
import { newId } from "#app/platform/ids.ts";
import { matterSources } from "#server/matter-sources.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition } from "#tests/builders/petitions.ts";
import { codeSentTo } from "#tests/builders/sign-ins.ts";
import { aPushBrowser } from "#tests/mocks/push-service.ts";
import { residentPage, startJourney } from "#tests/setup/journey.ts";
import { looksRightInBoth } from "#tests/setup/looks-right.ts";

const journey = await startJourney();
const { db, env } = journey;
const town = await aStaffedTown(db);

let people = 0;
async function somebody() {
  people += 1;
  const phone = `1380000000${people}`;
  const { id } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone, language: "zh-CN", now: new Date() }),
  );
  return id;
}

/** An answer came; sends what goes out now, to the demonstration inbox. */
async function answered(personId: string) {
  const { id, number } = await aReceivedPetition(db, env, town.clerk);
  const now = new Date();
  await db.$transaction((tx) =>
    notify(tx, {
      to: { about: { kind: "petition", id }, personId },
      event: "petition_answered",
      facts: { number, due: null },
      dedupeKey: newId(),
      now,
    }),
  );
  await deliverNotifications({ db, env, matters: matterSources, senders: sendersOf(env, db), now });
}

const sentBy = (channel: "push" | "email" | "sms") =>
  db.demonstrationMessage.findMany({ where: { channel } });

describe("somebody who wants to be told in another way", () => {
  it.each([true, false])("chooses text messages and quiet hours (script: %s)", async (javaScriptEnabled) => {
    const personId = await somebody();
    const page = await residentPage(journey, personId, { javaScriptEnabled });
    await page.goto("/inbox");
    await page.getByRole("link", { name: "怎样通知您" }).click();
    await page.getByRole("heading", { name: "怎样通知您" }).waitFor();
    await page.getByRole("radio", { name: "只发要紧的" }).check();
    await page.getByRole("radio", { name: "我自己定" }).check();
    await page.getByLabel("从").selectOption("22:00");
    await page.getByLabel("到").selectOption("22:00");
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("开始和结束不能是同一个时间。").first().waitFor();
    expect(await page.getByRole("radio", { name: "我自己定" }).isChecked()).toBe(true);
    await page.getByLabel("到").selectOption("07:00");
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("记下了。").waitFor();
    expect(await page.getByRole("radio", { name: "只发要紧的" }).isChecked()).toBe(true);
    const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
    expect(person).toMatchObject({ smsChoice: "important", quietHours: "22:00-07:00" });
    if (!javaScriptEnabled) await page.getByText("浏览器得允许运行脚本").waitFor();
    else await looksRightInBoth(page, "how to be told");
  });

  it("speaks for an enterprise, and has its news by e-mail once a code came back from there", async () => {
    const personId = await somebody();
    await db.person.update({ where: { id: personId }, data: { enterpriseName: "荆楚铝业" } });
    const page = await residentPage(journey, personId);
    await page.goto("/account/notices");
    await page.getByText("还没有邮箱。").waitFor();
    await page.getByRole("link", { name: "加一个邮箱" }).click();
    await page.getByLabel("邮箱地址").fill("lv@example");
    await page.getByRole("button", { name: "发验证码" }).click();
    await page.getByText("请写完整的邮箱地址").first().waitFor();
    expect(await page.getByLabel("邮箱地址").inputValue()).toBe("lv@example");
    await looksRightInBoth(page, "e-mail address");
    await page.getByLabel("邮箱地址").fill("lv@example.com");
    await page.getByRole("button", { name: "发验证码" }).click();
    await page.getByLabel("邮件里的 6 位验证码").fill("000000");
    await page.getByRole("button", { name: "用这个邮箱" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("邮件里的 6 位验证码").fill(await codeSentTo(journey, "lv@example.com"));
    await page.getByRole("button", { name: "用这个邮箱" }).click();
    await page.getByText("lv@example.com").waitFor();
    await answered(personId);
    const mails = (await sentBy("email")).filter(({ text }) => text.includes("处理意见"));
    expect(mails.map(({ recipient }) => recipient)).toEqual(["lv@example.com"]);
    await page.goto("/account/notices/email");
    await page.getByRole("button", { name: "不要邮件了" }).click();
    await page.getByText("还没有邮箱。").waitFor();
  });
});

describe("a phone", () => {
  it("asks for permission at a press only, is told without a word of the matter, and is left alone again", async () => {
    const personId = await somebody();
    const page = await residentPage(journey, personId);
    await withPushService(page);
    await page.goto("/account/notices");
    await page.getByText("这台手机现在不通知。").waitFor();
    expect(await asked(page)).toBe(0);
    await looksRightInBoth(page, "notifications off");
    await page.getByRole("button", { name: "打开通知" }).click();
    await page.getByText("这台手机会通知您。").waitFor();
    expect(await asked(page)).toBe(1);
    await answered(personId);
    const [message] = await sentBy("push");
    expect(message?.text).toBe("有说法：您有一条新消息");
    await page.getByRole("button", { name: "不要通知了" }).click();
    await page.getByText("这台手机现在不通知。").waitFor();
    expect(await db.pushDevice.count({ where: { session: { personId } } })).toBe(0);
  });

  it("whose browser says no is told how to change that", async () => {
    const page = await residentPage(journey, await somebody());
    await withPushService(page, "denied");
    await page.goto("/account/notices");
    await page.getByRole("button", { name: "打开通知" }).click();
    await page.getByText("浏览器不让本站发通知").waitFor();
  });

  it("whose push service is away says so, and changes nothing", async () => {
    const personId = await somebody();
    const page = await residentPage(journey, personId);
    await withPushService(page, "away");
    await page.goto("/account/notices");
    await page.getByRole("button", { name: "打开通知" }).click();
    await page.getByText("没有开成").waitFor();
    expect(await db.pushDevice.count({ where: { session: { personId } } })).toBe(0);
  });

  it("shows what its push service brings, one for one message", async () => {
    const page = await residentPage(journey, await somebody());
    await page.context().grantPermissions(["notifications"], { origin: journey.address });
    await page.goto("/account/notices");
    await page.evaluate(() => navigator.serviceWorker.ready);
    const bring = await pushMessages(page);
    const message = JSON.stringify({
      title: "有说法",
      body: "您有一条新消息",
      url: "/inbox",
      tag: "message-1",
    });
    await bring(message);
    await bring(message);
    const shown = () =>
      page.evaluate(async () => {
        const { getNotifications } = await navigator.serviceWorker.ready.then((registration) => ({
          getNotifications: () => registration.getNotifications(),
        }));
        return (await getNotifications()).map(({ title, body }) => ({ title, body }));
      });
    await expect.poll(shown).toEqual([{ title: "有说法", body: "您有一条新消息" }]);
  });
});

/** A browser with a push service of the test: Chromium without one of Google's has none. */
async function withPushService(page: Page, how: "granted" | "denied" | "away" = "granted") {
  const { subscription } = aPushBrowser(newId());
  await page.addInitScript(
    ({ subscription, how }) => {
      const asked = () => Number(sessionStorage.getItem("asked") ?? 0);
      Notification.requestPermission = async () => {
        sessionStorage.setItem("asked", String(asked() + 1));
        return how === "denied" ? "denied" : "granted";
      };
      const own = {
        toJSON: () => subscription,
        unsubscribe: async () => {
          sessionStorage.removeItem("subscribed");
          return true;
        },
      } as unknown as PushSubscription;
      PushManager.prototype.getSubscription = async () =>
        sessionStorage.getItem("subscribed") === null ? null : own;
      PushManager.prototype.subscribe = async () => {
        if (how === "away") throw new DOMException("no push service", "AbortError");
        sessionStorage.setItem("subscribed", "");
        return own;
      };
    },
    { subscription, how },
  );
}

const asked = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem("asked") ?? 0));

/** Brings messages to the service worker as the browser's own push service does. */
async function pushMessages(page: Page): Promise<(data: string) => Promise<void>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  return async (data) => {
    await session.send("ServiceWorker.deliverPushMessage", { origin: journey.address, registrationId, data });
  };
}
