/** The browsers a person is signed in with, and ending them. */

import type { Db } from "#app/platform/db.server.ts";
import { auditOwn } from "./audit-own.server.ts";
import { type Device, isDevice } from "./device.ts";
import { sessionLimits } from "./session.server.ts";

export type OwnSignIn = {
  readonly device: Device;
  readonly isStaff: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The browser that asks. */
  readonly isThis: boolean;
};

/** Those that still let somebody in, the newest first. `currentKey` is the stored key of the browser that asks. */
export async function listSignIns(
  db: Db,
  { personId, currentKey, now }: Asking & { readonly now: Date },
): Promise<OwnSignIn[]> {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const rows = await db.session.findMany({
    where: {
      personId,
      expiresAt: { gt: now },
      OR: [
        { isStaff: false },
        {
          createdAt: { gte: ago(sessionLimits.staffHours * 3_600_000) },
          lastSeenAt: { gte: ago(sessionLimits.staffIdleMinutes * 60_000) },
        },
      ],
    },
    orderBy: { lastSeenAt: "desc" },
    take: 20,
    select: { id: true, device: true, isStaff: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map(({ id, device, ...row }) => ({
    ...row,
    device: isDevice(device) ? device : "unknown",
    isThis: id === currentKey,
  }));
}

/** Ends all sign-ins but the one that asks; returns how many. */
export async function endOtherSignIns(
  db: Db,
  { personId, currentKey, now }: Asking & { readonly now: Date },
): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { personId, ...(currentKey === null ? {} : { id: { not: currentKey } }) },
    });
    await auditOwn(tx, { personId, at: now, action: "person.end_other_sign_ins", payload: { ended: count } });
    return count;
  });
}

type Asking = { readonly personId: string; readonly currentKey: string | null };
