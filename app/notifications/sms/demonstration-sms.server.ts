/** In a demonstration nothing leaves the machine: text messages are shown on the demonstration inbox. */
import { messagesFor } from "#app/i18n/index.ts";
import type { DemonstrationContext } from "../demonstration-inbox.server.ts";
import { keepInDemonstration } from "../demonstration-inbox.server.ts";
import type { SmsSender } from "../senders.ts";

/** Throws outside a demonstration. */
export function demonstrationSms(context: DemonstrationContext): SmsSender {
  const keep = keepInDemonstration(context, "sms");
  return {
    sendCode: ({ to, code, minutes }) => keep(to, messagesFor("zh-CN").notifications.code(code, minutes)),
    sendNotice: ({ phone, text }) => keep(phone, text),
  };
}
