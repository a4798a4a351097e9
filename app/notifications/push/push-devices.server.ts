/** Browsers that asked to be told. One belongs to the sign-in it asked in, and ends with it. */

import { auditOwn } from "#app/accounts/audit-own.server.ts";
import { sessionLimits } from "#app/accounts/session.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex, seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type NotificationEvent, ruleOf } from "../events.ts";
import type { PushSubscriptionKeys } from "../senders.ts";

type DeviceContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "blindIndexKey">;
  readonly now: () => Date;
};

/** Whoever asks, and with which sign-in (`sessionKeyOf`). */
export type AtDevice = { readonly personId: string; readonly sessionKey: string };

/** Tells this browser from now on. Of the same browser there is one, whoever used it before. */
export async function tellThisDevice(
  { db, env, now }: DeviceContext,
  { personId, sessionKey }: AtDevice,
  subscription: PushSubscriptionKeys,
): Promise<void> {
  const id = newId();
  const endpointIndex = blindIndex(env.blindIndexKey, "push-endpoint", subscription.endpoint);
  const subscriptionSealed = seal(env.fieldKeys, JSON.stringify(subscription), {
    field: "PushDevice.subscription",
    record: id,
  });
  await db.$transaction(async (tx) => {
    await tx.pushDevice.deleteMany({ where: { OR: [{ endpointIndex }, { sessionId: sessionKey }] } });
    await tx.pushDevice.create({ data: { id, sessionId: sessionKey, endpointIndex, subscriptionSealed } });
    await auditOwn(tx, { personId, at: now(), action: "person.tell_device" });
  });
}

/** Does nothing when it was not told. */
export async function leaveThisDeviceAlone(
  { db, now }: Pick<DeviceContext, "db" | "now">,
  { personId, sessionKey }: AtDevice,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.pushDevice.deleteMany({ where: { sessionId: sessionKey } });
    if (count > 0) await auditOwn(tx, { personId, at: now(), action: "person.leave_device_alone" });
  });
}

/** Whether the browser of this sign-in is told. */
export async function isTold(db: Db, sessionKey: string): Promise<boolean> {
  return (await db.pushDevice.count({ where: { sessionId: sessionKey } })) > 0;
}

/**
 * The devices on which a person may be told of this event: signed in still, and for the desk's events with a staff sign-in
 * that was not idle too long.
 */
export function devicesToTell(
  personId: string,
  event: NotificationEvent,
  now: Date,
): Prisma.PushDeviceWhereInput {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const atWork = {
    isStaff: true,
    createdAt: { gt: ago(sessionLimits.staffHours * 3_600_000) },
    lastSeenAt: { gt: ago(sessionLimits.staffIdleMinutes * 60_000) },
  };
  return {
    session: {
      personId,
      expiresAt: { gt: now },
      ...(ruleOf(event).audience === "staff" ? atWork : { OR: [{ isStaff: false }, atWork] }),
    },
  };
}
