/** How a notification reads: in the inbox, and as a text message. */
import { formatDateTime, formatDayLong, formatDayPlain } from "#app/i18n/format.ts";
import { type Language, messagesFor } from "#app/i18n/index.ts";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import type { NotificationEvent, NotificationFacts } from "./events.ts";

/** One segment of an SMS with Chinese in it, the signature included. */
export const smsSegment = 70;
/** The longest value that gateways let a template have. */
export const longestNews = 35;

export type SmsWords = { readonly number: string; readonly news: string; readonly text: string };

/** The message to a phone: the case's number, at most 35 characters of news, and the whole as it reads. */
export function smsWords(event: NotificationEvent, facts: NotificationFacts, language: Language): SmsWords {
  const { notifications } = messagesFor(language);
  const number = formatCaseNumber(facts.number);
  const news = notifications.news[event](whenOf(facts, language, formatDayPlain));
  return { number, news, text: notifications.notice(number, news) };
}

/** One sentence for the inbox. */
export function inboxWords(event: NotificationEvent, facts: NotificationFacts, language: Language): string {
  const { news } = messagesFor(language).notifications;
  return news[event](whenOf(facts, language, formatDayLong));
}

/** The moment it is about, or else the day. */
function whenOf(
  { at = null, due }: NotificationFacts,
  language: Language,
  ofDay: (day: string, language: Language) => string,
): string | null {
  if (at !== null) return formatDateTime(new Date(at), language);
  return due === null ? null : ofDay(due, language);
}
