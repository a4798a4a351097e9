/** The visits that a sponsorship or an adviser made, for `checkUpCounts`. No words of anybody. */
import type { Transaction } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { type CheckUpCounts, checkUpCounts } from "./check-up-counts.ts";

/** What was entered in the month that begins on `enteredIn`; all of it without one. */
export async function countCheckUps(
  tx: Transaction,
  whose: Pick<Prisma.ServiceRecordWhereInput, "sponsorshipId" | "adviserId">,
  enteredIn?: Date,
): Promise<CheckUpCounts> {
  const services = await tx.serviceRecord.findMany({
    where: {
      ...whose,
      booking: { kind: "check_up" },
      ...(enteredIn === undefined ? {} : { enteredIn }),
    },
    select: {
      booking: {
        select: { creditCode: true, enterpriseName: true, opinions: { select: { state: true } } },
      },
    },
  });
  return checkUpCounts(services.flatMap(({ booking }) => (booking === null ? [] : [booking])));
}
