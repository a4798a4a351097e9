/** In a demonstration nothing leaves the machine: messages are shown on the demonstration inbox. */
import { messagesFor } from "#app/i18n/index.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { SmsReceipt, SmsSender } from "./sms-message.ts";

/** Throws outside a demonstration: a real person's message must never be kept in clear. */
export function demonstrationSender(env: Pick<Env, "demonstration">, db: Db): SmsSender {
  if (!env.demonstration) throw new Error("the demonstration inbox exists only in a demonstration");
  const keep = async (phone: string, text: string): Promise<SmsReceipt> => {
    const id = newId();
    await db.demonstrationMessage.create({ data: { id, phone, text } });
    return { id };
  };
  return {
    sendCode: ({ phone, code, minutes }) =>
      keep(phone, messagesFor("zh-CN").notifications.code(code, minutes)),
    sendNotice: ({ phone, text }) => keep(phone, text),
  };
}
