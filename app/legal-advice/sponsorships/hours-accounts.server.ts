/** The hours of a sponsorship as they are stored: one account a month, moved only here, entry by entry. */
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFrom,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type HoursAccountState, type HoursMovement, move } from "./hours-ledger.ts";

export type OpenAccount = HoursAccountState & { readonly id: string };

/** The first day of the month in Shanghai. */
export function monthOf(moment: Date): LocalDate {
  return localDateFrom(`${localDateOf(moment).slice(0, 7)}-01`);
}

/**
 * The account of a month, locked until the transaction ends, opened with the hours bought for it when it is the first
 * time. Null when the sponsorship does not run in that month.
 */
export async function lockAccount(
  tx: Transaction,
  {
    sponsorshipId,
    month,
    now,
  }: { readonly sponsorshipId: string; readonly month: LocalDate; readonly now: Date },
): Promise<OpenAccount | null> {
  const column = columnFromLocalDate(month);
  // Hours that are being raised at this moment are waited for, or this month would open with the old ones.
  await tx.$executeRaw`SELECT 1 FROM "Sponsorship" WHERE "id" = ${sponsorshipId}::uuid FOR SHARE`;
  const sponsorship = await tx.sponsorship.findFirst({
    where: {
      id: sponsorshipId,
      startsOn: { lt: nextMonth(month) },
      endsOn: { gte: column },
    },
    select: { minutesPerMonth: true },
  });
  if (sponsorship === null) return null;
  const id = newId();
  const { count } = await tx.hoursAccount.createMany({
    data: { id, sponsorshipId, month: column },
    skipDuplicates: true,
  });
  await tx.$executeRaw`
    SELECT 1 FROM "HoursAccount" WHERE "sponsorshipId" = ${sponsorshipId}::uuid AND "month" = ${column}::date FOR UPDATE`;
  const account = await tx.hoursAccount.findUniqueOrThrow({
    where: { sponsorshipId_month: { sponsorshipId, month: column } },
    select: { id: true, boughtMinutes: true, reservedMinutes: true, usedMinutes: true },
  });
  if (count === 0) return account;
  const bought = { kind: "bought", minutes: sponsorship.minutesPerMonth } as const;
  const moved = await moveHours(tx, account, [bought], { now });
  if (!moved.ok) throw new Error(`buying hours cannot fail: ${moved.reason}`);
  return moved.account;
}

export type HoursMoved =
  | { readonly ok: true; readonly account: OpenAccount }
  | { readonly ok: false; readonly reason: "overspent" | "not_reserved" };

/** Writes movements of a locked account; all of them or none. */
export async function moveHours(
  tx: Transaction,
  account: OpenAccount,
  movements: readonly HoursMovement[],
  about: { readonly bookingId?: string; readonly serviceId?: string; readonly now: Date },
): Promise<HoursMoved> {
  let state: HoursAccountState = account;
  for (const movement of movements) {
    const moved = move(state, movement);
    if (!moved.ok) return moved;
    state = moved.account;
  }
  if (movements.length === 0) return { ok: true, account };
  const { boughtMinutes, reservedMinutes, usedMinutes } = state;
  const written = await tx.hoursEntry.count({ where: { accountId: account.id } });
  await tx.hoursEntry.createMany({
    data: movements.map(({ kind, minutes }, index) => ({
      id: newId(),
      accountId: account.id,
      sequence: written + index + 1,
      kind,
      minutes,
      at: about.now,
      bookingId: about.bookingId ?? null,
      serviceId: about.serviceId ?? null,
    })),
  });
  await tx.hoursAccount.update({
    where: { id: account.id },
    data: { boughtMinutes, reservedMinutes, usedMinutes },
  });
  return { ok: true, account: { id: account.id, boughtMinutes, reservedMinutes, usedMinutes } };
}

/** What a booking holds of an account at this moment. */
export async function heldBy(tx: Transaction, accountId: string, bookingId: string): Promise<number> {
  const entries = await tx.hoursEntry.findMany({
    where: { accountId, bookingId, kind: { in: ["reserved", "returned"] } },
    select: { kind: true, minutes: true },
  });
  return entries.reduce((sum, { kind, minutes }) => sum + (kind === "reserved" ? minutes : -minutes), 0);
}

function nextMonth(month: LocalDate): Date {
  const date = columnFromLocalDate(month);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}
