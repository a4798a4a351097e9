/** Somebody must always be left who may let others in. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";

/** Memberships that have not ended at `at`. */
export function running(at: Date) {
  return { OR: [{ until: null }, { until: { gt: at } }] } satisfies Prisma.MembershipWhereInput;
}

/**
 * Whether an administrator who can sign in is left besides those of `without`. Until the transaction ends nobody
 * else may ask: two administrators who end each other take turns.
 */
export async function administratorsLeft(
  tx: Transaction,
  without: Prisma.MembershipWhereInput,
  at: Date,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisations.administrators'))`;
  const left = await tx.membership.count({
    where: {
      role: "administrator",
      NOT: without,
      organisation: { isActive: true },
      person: { passwordHash: { not: null } },
      ...running(at),
    },
  });
  return left > 0;
}
