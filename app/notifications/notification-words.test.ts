import { describe, expect, it } from "vitest";
import { messagesFor } from "#app/i18n/index.ts";
import { languages } from "#app/i18n/language.ts";
import { isNotificationEvent, notificationEvents } from "./events.ts";
import { inboxWords, longestNews, smsSegment, smsWords } from "./notification-words.ts";

const events = Object.keys(notificationEvents).filter(isNotificationEvent);
/** September is the longest month in English, and two digits each the longest in Chinese. */
const dues = ["2026-09-30", "2026-12-31", null];
const every = languages.flatMap((language) =>
  events.flatMap((event) => dues.map((due) => ({ language, event, due }))),
);

describe("a message to a phone", () => {
  it.each(every)("fits one segment and one value: $event, $language, $due", ({ language, event, due }) => {
    const { text, news } = smsWords(event, { number: "260518400019", due }, language);
    expect([...news].length).toBeLessThanOrEqual(longestNews);
    expect([...text].length).toBeLessThanOrEqual(smsSegment);
    expect(text).toContain("2605 1840 0019");
  });

  it("carries a code in one segment too", () => {
    for (const language of languages) {
      const text = messagesFor(language).notifications.code("012345", 5);
      expect([...text].length).toBeLessThanOrEqual(language === "en" ? 2 * 67 : smsSegment);
    }
  });
});

describe("an inbox line", () => {
  it("names the year, because it may be read much later", () => {
    const facts = { number: "260518400019", due: "2026-07-17" };
    expect(inboxWords("petition_accepted", facts, "zh-CN")).toBe("已经受理，最晚 2026 年 7 月 17 日答复您");
    expect(inboxWords("petition_accepted", facts, "en")).toBe("Accepted. Answer by 17 July 2026");
  });

  it("stands without a date where none is known", () => {
    for (const { language, event } of every) {
      const words = inboxWords(event, { number: "260518400019", due: null }, language);
      expect(words).not.toMatch(/null|undefined|最晚| {2}/);
    }
  });
});
