/** Sending text messages: what the rest of the service asks for, whoever carries it. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { demonstrationSender } from "./demonstration-sms.server.ts";

export type CodeMessage = { readonly phone: string; readonly code: string; readonly minutes: number };
export type NoticeMessage = { readonly phone: string; readonly text: string };

export type SmsSender = {
  readonly sendCode: (message: CodeMessage) => Promise<void>;
  readonly sendNotice: (message: NoticeMessage) => Promise<void>;
};

/** The provider refused, or did not answer. A temporary failure may be tried again. */
export class SmsFailure extends Error {
  readonly temporary: boolean;

  constructor(message: string, options: { readonly temporary: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.temporary = options.temporary;
  }
}

/** The sender this installation is configured for. */
export function smsSender(env: Env, db: Db): SmsSender {
  switch (env.sms.provider) {
    case "none":
      return env.demonstration ? demonstrationSender(env, db) : noSender;
    default:
      throw new Error(`no sender for ${env.sms.provider}`);
  }
}

/** Nobody can sign in where no messages can be sent; the operator is told at the first try. */
const noSender: SmsSender = {
  sendCode: () => Promise.reject(new SmsFailure("SMS_PROVIDER is not set", { temporary: false })),
  sendNotice: () => Promise.reject(new SmsFailure("SMS_PROVIDER is not set", { temporary: false })),
};
