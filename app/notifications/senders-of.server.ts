/** Who carries the messages of this installation. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { wechatOf } from "#app/wechat/wechat-of.server.ts";
import { emailSender } from "./email/email-sender.server.ts";
import { pushSender } from "./push/push-sender.server.ts";
import type { Senders } from "./senders.ts";
import { smsSender } from "./sms/sms-sender.server.ts";

export function sendersOf(env: Env, db: Db): Senders {
  return {
    sms: smsSender(env, db),
    email: emailSender(env, db),
    push: pushSender(env, db),
    wechat: wechatOf(env, db),
  };
}
