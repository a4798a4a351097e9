/** Somebody agreed in the mini-program to be sent messages: WeChat lets one be sent for each time they agreed. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { openIdIndexOf } from "./tickets.server.ts";
import type { WechatClient } from "./wechat-client.server.ts";

/** Nobody needs more in advance, and a number that is made up does no harm. */
const most = 20;

/** False when this identity signs in to no account. Rejects with WechatFailure. */
export async function acceptMessage(
  {
    db,
    env,
    client,
  }: { readonly db: Db; readonly env: Pick<Env, "blindIndexKey">; readonly client: WechatClient },
  code: string,
): Promise<boolean> {
  const { openId } = await client.identify(code);
  const openIdIndex = openIdIndexOf(env, openId);
  await db.wechatIdentity.updateMany({
    where: { openIdIndex, messagesLeft: { lt: most } },
    data: { messagesLeft: { increment: 1 } },
  });
  return (await db.wechatIdentity.count({ where: { openIdIndex } })) > 0;
}
