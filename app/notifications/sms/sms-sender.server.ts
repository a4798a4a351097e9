/** Sending text messages: what the rest of the service asks for, whoever carries it. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { aliyunSender } from "./aliyun-sms.server.ts";
import { demonstrationSender } from "./demonstration-sms.server.ts";
import { SmsFailure } from "./sms-failure.ts";
import { tencentSender } from "./tencent-sms.server.ts";

export type CodeMessage = { readonly phone: string; readonly code: string; readonly minutes: number };

/** Gateways send registered templates only, so a notice is the values of one; `text` is how it reads in full. */
export type NoticeMessage = {
  readonly phone: string;
  /** The number of the case, as people read it. */
  readonly number: string;
  /** What is new, at most 35 characters: gateways allow no more in one value. */
  readonly news: string;
  readonly text: string;
};

/** The gateway's own id of the message, for questions to it; null where there is none. */
export type SmsReceipt = { readonly id: string | null };

/** Both reject with `SmsFailure`. */
export type SmsSender = {
  readonly sendCode: (message: CodeMessage) => Promise<SmsReceipt>;
  readonly sendNotice: (message: NoticeMessage) => Promise<SmsReceipt>;
};

/** The sender this installation is configured for. */
export function smsSender(env: Pick<Env, "sms" | "demonstration">, db: Db): SmsSender {
  switch (env.sms.provider) {
    case "aliyun":
      return aliyunSender(env.sms);
    case "tencent":
      return tencentSender(env.sms);
    case "none":
      return env.demonstration ? demonstrationSender(env, db) : noSender;
  }
}

/** Nobody can sign in where no messages can be sent; the operator is told at the first try. */
const noSender: SmsSender = {
  sendCode: () => Promise.reject(new SmsFailure("SMS_PROVIDER is not set", { temporary: false })),
  sendNotice: () => Promise.reject(new SmsFailure("SMS_PROVIDER is not set", { temporary: false })),
};
