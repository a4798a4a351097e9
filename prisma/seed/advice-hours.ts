/** Plays what bookings and services do to the hours of their sponsors, in the order of time, by the ledger's own rules. */
import { columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import {
  chargeFor,
  emptyAccount,
  type HoursAccountState,
  type HoursMovement,
  move,
} from "#app/legal-advice/sponsorships/hours-ledger.ts";
import { newId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";

export type HoursStep = {
  readonly at: Date;
  readonly sponsorshipId: string;
  /** First day of the month whose hours move. */
  readonly month: LocalDate;
  readonly bookingId: string | null;
  readonly serviceId: string | null;
  /** `hold_again` gives back and holds at once, for a time that is moved within its month. */
  readonly does: "reserve" | "hold_again" | "give_back" | "charge";
  readonly minutes: number;
};

export type PlayedHours = {
  readonly accounts: Prisma.HoursAccountCreateManyInput[];
  readonly entries: Prisma.HoursEntryCreateManyInput[];
  /** Bookings for which nothing was left: they never came about. */
  readonly refused: ReadonlySet<string>;
  /** Minutes charged, by service. */
  readonly charged: ReadonlyMap<string, number>;
};

type Account = { readonly id: string; state: HoursAccountState; written: number };

/** `bought` gives the minutes a sponsorship buys a month. */
export function playHours(steps: readonly HoursStep[], bought: ReadonlyMap<string, number>): PlayedHours {
  const accounts = new Map<string, Account>();
  const rows: Prisma.HoursAccountCreateManyInput[] = [];
  const entries: Prisma.HoursEntryCreateManyInput[] = [];
  const refused = new Set<string>();
  const charged = new Map<string, number>();
  const held = new Map<string, number>();

  const write = (
    account: Account,
    movements: readonly HoursMovement[],
    step: Pick<HoursStep, "at" | "bookingId" | "serviceId">,
  ): boolean => {
    let { state } = account;
    for (const movement of movements) {
      const moved = move(state, movement);
      if (!moved.ok) return false;
      state = moved.account;
    }
    account.state = state;
    for (const { kind, minutes } of movements) {
      account.written += 1;
      const { at, bookingId, serviceId } = step;
      entries.push({
        id: newId(),
        accountId: account.id,
        sequence: account.written,
        kind,
        minutes,
        at,
        bookingId,
        serviceId: kind === "used" ? serviceId : null,
      });
    }
    return true;
  };
  const accountOf = ({ sponsorshipId, month, at }: HoursStep): Account => {
    const key = `${sponsorshipId}:${month}`;
    const known = accounts.get(key);
    if (known !== undefined) return known;
    const account: Account = { id: newId(), state: emptyAccount, written: 0 };
    accounts.set(key, account);
    rows.push({ id: account.id, sponsorshipId, month: columnFromLocalDate(month) });
    const minutes = bought.get(sponsorshipId) ?? 0;
    write(account, [{ kind: "bought", minutes }], { at, bookingId: null, serviceId: null });
    return account;
  };

  for (const step of [...steps].sort((one, other) => one.at.getTime() - other.at.getTime())) {
    const { bookingId, serviceId, minutes } = step;
    if (bookingId !== null && refused.has(bookingId)) continue;
    const account = accountOf(step);
    const holds = bookingId === null ? 0 : (held.get(bookingId) ?? 0);
    if (step.does === "reserve") {
      if (!write(account, [{ kind: "reserved", minutes }], step)) {
        if (bookingId !== null) refused.add(bookingId);
      } else if (bookingId !== null) held.set(bookingId, holds + minutes);
    } else if (step.does === "hold_again") {
      const movements = [
        { kind: "returned", minutes: holds },
        { kind: "reserved", minutes },
      ] as const;
      write(account, movements, step);
    } else if (step.does === "give_back") {
      write(account, [{ kind: "returned", minutes: holds }], step);
      if (bookingId !== null) held.set(bookingId, 0);
    } else {
      const { movements, chargedMinutes } = chargeFor(account.state, { minutes, held: holds });
      write(account, movements, step);
      if (bookingId !== null) held.set(bookingId, 0);
      if (serviceId !== null) charged.set(serviceId, chargedMinutes);
    }
  }
  const states = new Map([...accounts.values()].map(({ id, state }) => [id, state]));
  return {
    accounts: rows.map((row) => ({ ...row, ...states.get(row.id) })),
    entries,
    refused,
    charged,
  };
}
