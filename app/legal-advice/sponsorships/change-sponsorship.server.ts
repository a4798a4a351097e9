/** What may change in an agreement that runs: it may end earlier, and it may buy more. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import {
  addDays,
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId } from "#app/platform/ids.ts";
import { lockAdviser } from "../bookings/lock-slot.server.ts";
import { momentOf } from "../bookings/slots.ts";
import { lockAccount, monthOf, moveHours } from "./hours-accounts.server.ts";
import { sponsorshipsInReach } from "./sponsorship-access.server.ts";

type Context = { readonly db: Db; readonly now: () => Date };

type Request = {
  readonly actor: StaffActor;
  readonly sponsorshipId: string;
  readonly idempotencyKey: string;
};

export type EndedEarly =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        | "not_found"
        /** Before today, or not earlier than agreed. */
        | "day";
      readonly earliest?: LocalDate;
      readonly latest?: LocalDate;
    }
  /** Somebody has a time on `until`: a promise that is kept. */
  | { readonly ok: false; readonly reason: "booked"; readonly until: LocalDate };

/** The last day comes forward. What is booked stays paid for, so it cannot come before the last booked day. */
export function endSponsorship(
  { db, now: clock }: Context,
  { lastDay, ...request }: Request & { readonly lastDay: LocalDate },
): Promise<EndedEarly> {
  const now = clock();
  return changeOnce<EndedEarly>(db, request, "end", async (tx, sponsorship) => {
    const today = localDateOf(now);
    const from = localDateFromColumn(sponsorship.startsOn);
    const earliest = from > today ? from : today;
    const latest = addDays(localDateFromColumn(sponsorship.endsOn), -1);
    if (lastDay < earliest || lastDay > latest) return { ok: false, reason: "day", earliest, latest };
    const booked = await tx.booking.findFirst({
      where: {
        sponsorshipId: sponsorship.id,
        state: { in: ["offered", "confirmed"] },
        startsAt: { gte: momentOf(addDays(lastDay, 1), 0) },
      },
      orderBy: { startsAt: "desc" },
      select: { startsAt: true },
    });
    if (booked !== null) return { ok: false, reason: "booked", until: localDateOf(booked.startsAt) };
    await tx.sponsorship.update({
      where: { id: sponsorship.id },
      data: { endsOn: columnFromLocalDate(lastDay) },
      select: { id: true },
    });
    await recordChange(tx, request, "end", { endsOn: lastDay }, now);
    return { ok: true };
  });
}

export type Raised =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | "not_allowed"
        | "not_found"
        | "over"
        /** Not more than is agreed. */
        | "not_more"
        /** Somebody else changed it since the page was opened. */
        | "changed";
    };

/** More hours from this month on: accounts that are open already are bought up by the difference. */
export function raiseHours(
  { db, now: clock }: Context,
  {
    minutesPerMonth,
    seen,
    ...request
  }: Request & {
    readonly minutesPerMonth: number;
    /** What the page said was agreed. */
    readonly seen: number;
  },
): Promise<Raised> {
  const now = clock();
  return changeOnce<Raised>(db, request, "raise", async (tx, sponsorship) => {
    const { id } = sponsorship;
    if (localDateFromColumn(sponsorship.endsOn) < localDateOf(now)) return { ok: false, reason: "over" };
    if (sponsorship.minutesPerMonth !== seen) return { ok: false, reason: "changed" };
    if (minutesPerMonth <= seen) return { ok: false, reason: "not_more" };
    await tx.sponsorship.update({ where: { id }, data: { minutesPerMonth }, select: { id: true } });
    const open = await tx.hoursAccount.findMany({
      where: { sponsorshipId: id, month: { gte: columnFromLocalDate(monthOf(now)) } },
      orderBy: { month: "asc" },
      select: { month: true },
    });
    for (const { month } of open) {
      const account = await lockAccount(tx, { sponsorshipId: id, month: localDateFromColumn(month), now });
      if (account === null) continue;
      const more = { kind: "bought", minutes: minutesPerMonth - seen } as const;
      const moved = await moveHours(tx, account, [more], { now });
      if (!moved.ok) throw new Error(`buying hours cannot fail: ${moved.reason}`);
    }
    await recordChange(tx, request, "raise", { minutesPerMonth, before: seen }, now);
    return { ok: true };
  });
}

/** One change of one agreement at a time, and not while a time of its adviser is being booked. */
function changeOnce<Result extends { readonly ok: boolean }>(
  db: Db,
  { actor, sponsorshipId, idempotencyKey }: Request,
  action: string,
  change: (
    tx: Transaction,
    sponsorship: {
      readonly id: string;
      readonly startsOn: Date;
      readonly endsOn: Date;
      readonly minutesPerMonth: number;
    },
  ) => Promise<Result>,
): Promise<Result | { readonly ok: false; readonly reason: "not_allowed" | "not_found" }> {
  if (!may(actor, "sponsorship.manage")) return Promise.resolve({ ok: false, reason: "not_allowed" });
  if (!isId(sponsorshipId)) return Promise.resolve({ ok: false, reason: "not_found" });
  type Outcome = Result | { readonly ok: false; readonly reason: "not_allowed" | "not_found" };
  return db.$transaction((tx) =>
    once<Outcome>(
      tx,
      `sponsorship:${sponsorshipId}:${action}`,
      idempotencyKey,
      async () => {
        const where = { AND: [{ id: sponsorshipId }, sponsorshipsInReach(actor)] };
        const found = await tx.sponsorship.findFirst({ where, select: { adviserId: true } });
        if (found === null) return { ok: false, reason: "not_found" };
        await lockAdviser(tx, found.adviserId);
        await tx.$executeRaw`SELECT 1 FROM "Sponsorship" WHERE "id" = ${sponsorshipId}::uuid FOR UPDATE`;
        const sponsorship = await tx.sponsorship.findUniqueOrThrow({
          where: { id: sponsorshipId },
          select: { id: true, startsOn: true, endsOn: true, minutesPerMonth: true },
        });
        return change(tx, sponsorship);
      },
      ({ ok }) => ok,
    ),
  );
}

async function recordChange(
  tx: Transaction,
  { actor, sponsorshipId }: Request,
  action: string,
  payload: Readonly<Record<string, string | number>>,
  now: Date,
): Promise<void> {
  await appendAudit(tx, {
    chain: `sponsorship:${sponsorshipId}`,
    at: now,
    actor: `membership:${actor.membershipId}`,
    action: `sponsorship.${action}`,
    payload,
  });
}
