/** The visits that a sponsorship or an adviser made, for `checkUpCounts`. No words of anybody. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type CheckUpCounts, checkUpCounts } from "./check-up-counts.ts";

/** What was served from the day `first` on and before the day `next`; all of it without them. */
export async function countCheckUps(
  tx: Transaction,
  whose: Pick<Prisma.ServiceRecordWhereInput, "sponsorshipId" | "adviserId">,
  days?: { readonly first: Date; readonly next: Date },
): Promise<CheckUpCounts> {
  const services = await tx.serviceRecord.findMany({
    where: {
      ...whose,
      booking: { kind: "check_up" },
      ...(days === undefined ? {} : { servedOn: { gte: days.first, lt: days.next } }),
    },
    select: {
      booking: {
        select: { creditCode: true, enterpriseName: true, opinions: { select: { state: true } } },
      },
    },
  });
  return checkUpCounts(services.flatMap(({ booking }) => (booking === null ? [] : [booking])));
}
