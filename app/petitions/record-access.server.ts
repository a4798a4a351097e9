/** Every opening of a case by staff is on record, and the petitioner can read it. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AccessSeen } from "#app/platform/prisma-client/enums.ts";

/** The matter is recorded once a day for each person; an attachment or the identity every time. */
export async function recordAccess(
  db: Transaction,
  {
    petitionId,
    actor,
    seen,
    reason = null,
    now,
  }: {
    readonly petitionId: string;
    readonly actor: StaffActor;
    readonly seen: AccessSeen;
    readonly reason?: string | null;
    readonly now: Date;
  },
): Promise<void> {
  if (seen === "matter") {
    const today = localDateOf(now);
    const since = new Date(`${today}T00:00:00+08:00`);
    const until = new Date(`${addDays(today, 1)}T00:00:00+08:00`);
    const before = await db.accessRecord.count({
      where: { petitionId, membershipId: actor.membershipId, seen, at: { gte: since, lt: until } },
    });
    if (before > 0) return;
  }
  await db.accessRecord.create({
    data: {
      id: newId(),
      petitionId,
      at: now,
      membershipId: actor.membershipId,
      personName: actor.displayName,
      organisationName: actor.organisationName,
      seen,
      reason,
    },
  });
}
