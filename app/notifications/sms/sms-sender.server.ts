/** Which gateway carries the text messages. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import type { SmsSender } from "../senders.ts";
import { aliyunSender } from "./aliyun-sms.server.ts";
import { demonstrationSms } from "./demonstration-sms.server.ts";
import { tencentSender } from "./tencent-sms.server.ts";

/** The sender this installation is configured for. */
export function smsSender(env: Pick<Env, "sms" | "demonstration">, db: Db): SmsSender {
  // A demonstration sends to nobody, whatever the machine's variables say: its numbers may be somebody's.
  if (env.demonstration) return demonstrationSms({ env, db });
  switch (env.sms.provider) {
    case "aliyun":
      return aliyunSender(env.sms);
    case "tencent":
      return tencentSender(env.sms);
    case "none":
      return noSender;
  }
}

/** Nobody can sign in where no messages can be sent; the operator is told at the first try. */
const noSender: SmsSender = {
  sendCode: () => Promise.reject(new DeliveryFailure("SMS_PROVIDER is not set", { temporary: false })),
  sendNotice: () => Promise.reject(new DeliveryFailure("SMS_PROVIDER is not set", { temporary: false })),
};
