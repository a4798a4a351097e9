import { expect, it } from "vitest";
import { messagesFor } from "#app/i18n/index.ts";
import { languages } from "#app/i18n/language.ts";

/** 订阅消息: a value of type `thing` has 20 characters at most. */
const longestThing = 20;

it.each(languages)("the news in %s fits into a template's value", (language) => {
  expect([...messagesFor(language).wechat.news].length).toBeLessThanOrEqual(longestThing);
});
