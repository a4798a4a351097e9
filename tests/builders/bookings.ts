/** Bookings as somebody makes them. */
import type { NewBooking } from "#app/legal-advice/bookings/book-slot.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { aTime } from "./advisers.ts";
import { villageCode } from "./organisations.ts";

/** What somebody asks for who books a time of this adviser, some days after `now`. */
export function aBooking(
  adviserId: string,
  { now, ...changes }: Partial<NewBooking> & { readonly now: Date },
): NewBooking {
  return {
    ...aTime(adviserId, { now }),
    kind: "consultation",
    divisionCode: villageCode,
    personId: null,
    clerk: null,
    name: "林秋月",
    phone: "13900000001",
    phoneConfirmed: true,
    topicId: null,
    matter: "邻居盖房挡了我家的路",
    otherSide: null,
    enterprise: null,
    idempotencyKey: newId(),
    ...changes,
  };
}

export async function aPerson(db: Db): Promise<string> {
  const id = newId();
  await db.person.create({ data: { id } });
  return id;
}

/** Accounts whose columns are not the sum of their entries, or below zero: none, if all is well. */
export async function unbalancedAccounts(db: Db): Promise<unknown[]> {
  return db.$queryRaw`
    SELECT a."id", a."boughtMinutes", a."reservedMinutes", a."usedMinutes"
    FROM "HoursAccount" a LEFT JOIN "HoursEntry" e ON e."accountId" = a."id"
    GROUP BY a."id"
    HAVING a."boughtMinutes" <> COALESCE(SUM(e."minutes") FILTER (WHERE e."kind" = 'bought'), 0)
      OR a."usedMinutes" <> COALESCE(SUM(e."minutes") FILTER (WHERE e."kind" = 'used'), 0)
      OR a."reservedMinutes" <> COALESCE(SUM(e."minutes") FILTER (WHERE e."kind" = 'reserved'), 0)
        - COALESCE(SUM(e."minutes") FILTER (WHERE e."kind" = 'returned'), 0)
      OR LEAST(a."reservedMinutes", a."usedMinutes") < 0
      OR a."reservedMinutes" + a."usedMinutes" > a."boughtMinutes"`;
}
