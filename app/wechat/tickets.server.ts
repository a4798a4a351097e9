/** From the mini-program into its web-view: a code of `wx.login` becomes a ticket, a ticket a sign-in. */
import { randomBytes } from "node:crypto";
import { auditOwn } from "#app/accounts/audit-own.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { WechatClient } from "./wechat-client.server.ts";

/** Between the mini-program's request and the web-view it opens, in minutes. */
const ticketMinutes = 5;
/** How long after entering an identity may be bound: signing in by SMS lies in between. */
export const bindMinutes = 60;

export type WechatContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey">;
  readonly now: () => Date;
};

/** `bound`: entering with it signs somebody in. */
export type Ticket = { readonly ticket: string; readonly bound: boolean };

/** Rejects with WechatFailure when WeChat does not know the code, or cannot be asked. */
export async function giveTicket(
  { db, env, now, client }: WechatContext & { readonly client: WechatClient },
  code: string,
): Promise<Ticket> {
  const { openId } = await client.identify(code);
  const id = newId();
  const ticket = randomBytes(32).toString("base64url");
  const openIdIndex = openIdIndexOf(env, openId);
  await db.wechatTicket.create({
    data: {
      id,
      ticketHash: ticketHash(env, ticket),
      openIdIndex,
      openIdSealed: seal(env.fieldKeys, openId, { field: "WechatTicket.openId", record: id }),
      createdAt: now(),
    },
  });
  const bound = await db.wechatIdentity.count({ where: { openIdIndex } });
  return { ticket, bound: bound > 0 };
}

/** `personId`: the account it signs in to; null while it is bound to none. */
export type Entered = { readonly ticketId: string; readonly personId: string | null };

/** Uses a ticket up. Null for one that is unknown, used or too old. */
export async function enterWithTicket(
  { db, env, now: clock }: WechatContext,
  ticket: string,
): Promise<Entered | null> {
  const now = clock();
  const oldest = new Date(now.getTime() - ticketMinutes * 60_000);
  const hash = ticketHash(env, ticket);
  return db.$transaction(async (tx) => {
    const { count } = await tx.wechatTicket.updateMany({
      where: { ticketHash: hash, enteredAt: null, createdAt: { gt: oldest } },
      data: { enteredAt: now },
    });
    if (count === 0) return null;
    const { id, openIdIndex } = await tx.wechatTicket.findUniqueOrThrow({
      where: { ticketHash: hash },
      select: { id: true, openIdIndex: true },
    });
    const identity = await tx.wechatIdentity.findUnique({
      where: { openIdIndex },
      select: { personId: true },
    });
    return { ticketId: id, personId: identity?.personId ?? null };
  });
}

/** Before the session of whoever came in begins. */
export async function recordWechatSignIn(
  { db, now }: Pick<WechatContext, "db" | "now">,
  personId: string,
): Promise<void> {
  await db.$transaction((tx) =>
    auditOwn(tx, { personId, at: now(), action: "person.sign_in", payload: { staff: false, wechat: true } }),
  );
}

export function openIdIndexOf(env: Pick<Env, "blindIndexKey">, openId: string): string {
  return blindIndex(env.blindIndexKey, "wechat-openid", openId);
}

function ticketHash(env: Pick<Env, "blindIndexKey">, ticket: string): string {
  return blindIndex(env.blindIndexKey, "wechat-ticket", ticket);
}
