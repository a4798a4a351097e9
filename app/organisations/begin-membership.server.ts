import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Role } from "./organisation-kinds.ts";

/**
 * Who left and comes back in the same role gets the same membership again, so that what they did before stays
 * theirs. Null when it is running already.
 */
export async function beginMembership(
  tx: Transaction,
  key: { readonly personId: string; readonly organisationId: string; readonly role: Role },
  {
    displayName,
    post,
    at,
  }: { readonly displayName: string; readonly post: string | null; readonly at: Date },
): Promise<{ readonly membershipId: string; readonly again: boolean } | null> {
  const known = await tx.membership.findUnique({
    where: { personId_organisationId_role: key },
    select: { id: true, until: true },
  });
  if (known !== null && (known.until === null || known.until > at)) return null;
  const membershipId = known?.id ?? newId();
  const columns = { displayName, post, since: at, until: null };
  await tx.membership.upsert({
    where: { id: membershipId },
    create: { id: membershipId, ...key, ...columns },
    update: columns,
    select: { id: true },
  });
  return { membershipId, again: known !== null };
}
