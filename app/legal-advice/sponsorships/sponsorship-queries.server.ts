/** What the desk shows of agreements. Reads only; whose they are is part of the `where`. */
import type { StaffActor } from "#app/accounts/actor.ts";
import {
  addMonths,
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { monthOf } from "./hours-accounts.server.ts";
import { availableMinutes, emptyAccount, type HoursAccountState } from "./hours-ledger.ts";
import { sponsorshipsInReach } from "./sponsorship-access.server.ts";

export const terms = ["running", "coming", "over"] as const;
export type Term = (typeof terms)[number];

const pageSize = 30;

const accountColumns = { boughtMinutes: true, reservedMinutes: true, usedMinutes: true } as const;

export type SponsorshipQuery = {
  readonly term: Term;
  /** Words of the sponsor's, the adviser's or the firm's name. */
  readonly typed: string;
  /** Id of the last one of the page before. */
  readonly after: string | null;
};

/** A page of agreements by sponsor and adviser, each with its hours of this month. */
export async function listSponsorships(
  db: Transaction,
  actor: StaffActor,
  { term, typed, after }: SponsorshipQuery,
  now: Date,
) {
  const today = columnFromLocalDate(localDateOf(now));
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  const where: Prisma.SponsorshipWhereInput = {
    AND: [
      sponsorshipsInReach(actor),
      inTerm(term, today),
      ...parts.map((part) => ({
        OR: [
          { sponsor: { name: { contains: part } } },
          { adviser: { displayName: { contains: part } } },
          { adviser: { firm: { name: { contains: part } } } },
        ],
      })),
    ],
  };
  const [rows, count] = await Promise.all([
    db.sponsorship.findMany({
      where,
      orderBy: [{ sponsor: { name: "asc" } }, { adviser: { displayName: "asc" } }, { id: "asc" }],
      take: pageSize + 1,
      ...(isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
      select: {
        ...oneColumns,
        accounts: { where: { month: columnFromLocalDate(monthOf(now)) }, select: accountColumns },
        _count: { select: { villages: true } },
      },
    }),
    db.sponsorship.count({ where }),
  ]);
  const page = rows.slice(0, pageSize);
  return {
    count,
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    sponsorships: page.map(({ accounts: [account], _count, ...row }) => ({
      ...factsOf(row),
      villages: _count.villages,
      freeMinutes: availableMinutes(account ?? opened(row.minutesPerMonth)),
    })),
  };
}

function inTerm(term: Term, today: Date): Prisma.SponsorshipWhereInput {
  if (term === "over") return { endsOn: { lt: today } };
  return term === "coming"
    ? { startsOn: { gt: today } }
    : { startsOn: { lte: today }, endsOn: { gte: today } };
}

const oneColumns = {
  id: true,
  startsOn: true,
  endsOn: true,
  minutesPerMonth: true,
  sponsor: { select: { id: true, name: true } },
  adviser: { select: { id: true, displayName: true, licenceNumber: true, firm: { select: { name: true } } } },
} as const satisfies Prisma.SponsorshipSelect;

function factsOf(row: Prisma.SponsorshipGetPayload<{ select: typeof oneColumns }>) {
  return {
    id: row.id,
    sponsorName: row.sponsor.name,
    adviserName: row.adviser.displayName,
    licenceNumber: row.adviser.licenceNumber,
    firmName: row.adviser.firm.name,
    startsOn: localDateFromColumn(row.startsOn),
    endsOn: localDateFromColumn(row.endsOn),
    minutesPerMonth: row.minutesPerMonth,
  };
}

/** An account that nothing moved yet: the month's hours are bought, and whole. */
export function opened(minutesPerMonth: number): HoursAccountState {
  return { ...emptyAccount, boughtMinutes: minutesPerMonth };
}

/** Months shown of one agreement, the newest first. A setting. */
const monthsShown = 12;

/** One agreement with its villages and its months up to this one; null when it is not in this person's reach. */
export async function oneSponsorship(db: Transaction, actor: StaffActor, id: string | undefined, now: Date) {
  if (!isId(id)) return null;
  const row = await db.sponsorship.findFirst({
    where: { AND: [{ id }, sponsorshipsInReach(actor)] },
    select: {
      ...oneColumns,
      villages: {
        orderBy: { divisionCode: "asc" },
        select: { division: { select: { code: true, fullName: true } } },
      },
      accounts: { select: { month: true, ...accountColumns } },
    },
  });
  if (row === null) return null;
  const { villages, accounts, ...rest } = row;
  const facts = factsOf(rest);
  const byMonth = new Map(accounts.map(({ month, ...account }) => [localDateFromColumn(month), account]));
  return {
    ...facts,
    villages: villages.map(({ division }) => division),
    months: monthsOf(facts, monthOf(now)).map((month) => ({
      month,
      account: byMonth.get(month) ?? opened(facts.minutesPerMonth),
    })),
  };
}

/** First days of the months of a term that have begun, the newest first. */
export function monthsOf(
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
  thisMonth: LocalDate,
): readonly LocalDate[] {
  const months: LocalDate[] = [];
  const first = startsOn.slice(0, 7);
  const last = endsOn.slice(0, 7);
  for (
    let month = thisMonth;
    month.slice(0, 7) >= first && months.length < monthsShown;
    month = addMonths(month, -1)
  )
    if (month.slice(0, 7) <= last) months.push(month);
  return months;
}

const choicesShown = 30;

/** Who may pay, by words of the name; for administrators. */
export function possibleSponsors(db: Transaction, typed: string) {
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  return db.organisation.findMany({
    where: {
      isActive: true,
      kind: { in: ["bureau", "centre", "township_government"] },
      AND: parts.map((part) => ({ name: { contains: part } })),
    },
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    take: choicesShown,
    select: { id: true, name: true },
  });
}

/** Advisers by words of name, firm or licence, those with the fewest agreements that run first. */
export async function possibleAdvisers(db: Transaction, typed: string, now: Date) {
  const parts = typed.normalize("NFKC").split(/\s+/u).filter(Boolean).slice(0, 4);
  const rows = await db.adviser.findMany({
    where: {
      isActive: true,
      AND: parts.map((part) => ({
        OR: [
          { displayName: { contains: part } },
          { licenceNumber: { startsWith: part } },
          { firm: { name: { contains: part } } },
        ],
      })),
    },
    orderBy: [{ firm: { name: "asc" } }, { displayName: "asc" }],
    take: choicesShown,
    select: {
      id: true,
      displayName: true,
      firm: { select: { name: true } },
      _count: {
        select: { sponsorships: { where: { endsOn: { gte: columnFromLocalDate(localDateOf(now)) } } } },
      },
    },
  });
  return rows.map(({ id, displayName, firm, _count }) => ({
    id,
    name: displayName,
    firmName: firm.name,
    agreements: _count.sponsorships,
  }));
}

export function lawFirms(db: Transaction) {
  return db.organisation.findMany({
    where: { kind: "law_firm", isActive: true },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
