/** A person lets a WeChat identity sign in to their account, or takes that back. */
import { auditOwn } from "#app/accounts/audit-own.server.ts";
import { open, seal } from "#app/platform/field-encryption.server.ts";
import { bindMinutes, type WechatContext } from "./tickets.server.ts";

export type BindResult =
  | { readonly ok: true }
  /** Opened outside the mini-program, or too long ago. */
  | { readonly ok: false; readonly reason: "no_ticket" }
  | { readonly ok: false; readonly reason: "of_another" };

/** An account has one identity: binding another takes the first away. `ticketId` from this browser's own cookie. */
export async function bindWechat(
  { db, env, now: clock }: WechatContext,
  { personId, ticketId }: { readonly personId: string; readonly ticketId: string },
): Promise<BindResult> {
  const now = clock();
  return db.$transaction(async (tx) => {
    const ticket = await tx.wechatTicket.findFirst({
      where: { id: ticketId, ...mayStillBind(now) },
      select: { openIdIndex: true, openIdSealed: true },
    });
    if (ticket === null) return { ok: false, reason: "no_ticket" };
    const { openIdIndex } = ticket;
    const others = await tx.wechatIdentity.count({ where: { openIdIndex, personId: { not: personId } } });
    if (others > 0) return { ok: false, reason: "of_another" };
    const openId = open(env.fieldKeys, ticket.openIdSealed, {
      field: "WechatTicket.openId",
      record: ticketId,
    });
    const openIdSealed = seal(env.fieldKeys, openId, { field: "WechatIdentity.openId", record: personId });
    const identity = { openIdIndex, openIdSealed, boundAt: now, messagesLeft: 0 };
    await tx.wechatIdentity.upsert({
      where: { personId },
      create: { personId, ...identity },
      update: identity,
    });
    await tx.wechatTicket.deleteMany({ where: { id: ticketId } });
    await auditOwn(tx, { personId, at: now, action: "person.bind_wechat" });
    return { ok: true };
  });
}

/** Does nothing when none is bound. Sign-ins that it began go on until they end (own-sign-ins.server.ts). */
export async function unbindWechat(
  { db, now: clock }: Pick<WechatContext, "db" | "now">,
  personId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.wechatIdentity.deleteMany({ where: { personId } });
    if (count > 0) await auditOwn(tx, { personId, at: clock(), action: "person.unbind_wechat" });
  });
}

export type OwnWechat = {
  readonly boundAt: Date | null;
  /** This browser came from the mini-program and may bind. */
  readonly mayBind: boolean;
};

export async function readOwnWechat(
  { db, now }: Pick<WechatContext, "db" | "now">,
  { personId, ticketId }: { readonly personId: string; readonly ticketId: string | null },
): Promise<OwnWechat> {
  const identity = await db.wechatIdentity.findUnique({
    where: { personId },
    select: { boundAt: true },
  });
  const tickets =
    ticketId === null ? 0 : await db.wechatTicket.count({ where: { id: ticketId, ...mayStillBind(now()) } });
  return { boundAt: identity?.boundAt ?? null, mayBind: tickets > 0 };
}

function mayStillBind(now: Date) {
  return { enteredAt: { gt: new Date(now.getTime() - bindMinutes * 60_000) } };
}
