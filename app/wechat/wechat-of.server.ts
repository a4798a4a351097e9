/** The mini-program of this installation; null where there is none. */

import { keepInDemonstration } from "#app/notifications/demonstration-inbox.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type WechatClient, wechatClient } from "./wechat-client.server.ts";

/** A client keeps WeChat's token of two hours: one for the process. */
const clients = new Map<string, WechatClient>();

export function wechatOf(env: Pick<Env, "wechat" | "demonstration">, db: Db): WechatClient | null {
  if (env.wechat === null) return null;
  const { appId, api } = env.wechat;
  const known = `${appId} ${api}`;
  const client = clients.get(known) ?? wechatClient(env.wechat);
  clients.set(known, client);
  if (!env.demonstration) return client;
  const keep = keepInDemonstration({ env, db }, "wechat");
  return { ...client, send: ({ to, values }) => keep(to, Object.values(values).join(" ")) };
}
