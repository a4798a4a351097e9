/**
 * 对账单: what a sponsor's money did in one month. Hours are the entries of the ledger, services are those that the
 * entries paid for, so both add up to the minute. Counts only, never what anybody said.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import {
  addMonths,
  columnFromLocalDate,
  type LocalDate,
  localDateOf,
  parseLocalDate,
} from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { ServiceKind } from "#app/platform/prisma-client/enums.ts";
import type { CheckUpCounts } from "../check-ups/check-up-counts.ts";
import { countCheckUps } from "../check-ups/check-ups-visited.server.ts";
import { monthClosesOn } from "./closing-day.ts";
import { monthOf } from "./hours-accounts.server.ts";
import { sponsorshipsInReach } from "./sponsorship-access.server.ts";

/** Minutes. `reserved` less `returned` is `held`; `bought` less `used` and `held` is `balance`. */
export type StatementHours = {
  readonly bought: number;
  readonly reserved: number;
  readonly returned: number;
  readonly held: number;
  readonly used: number;
  readonly balance: number;
};

export type StatementLine = {
  readonly kind: ServiceKind;
  readonly times: number;
  /** Of these, entered late: of a month that was closed. */
  readonly late: number;
  readonly people: number;
  readonly minutes: number;
  /** Paid by the sponsor's hours; the rest was given beyond them. */
  readonly charged: number;
};

export type MonthlyStatement = {
  readonly id: string;
  readonly sponsorName: string;
  readonly adviserName: string;
  readonly firmName: string;
  readonly month: LocalDate;
  /** The month is not closed at `now`. */
  readonly isOpen: boolean;
  readonly hours: StatementHours;
  readonly places: readonly {
    readonly code: string;
    readonly name: string;
    readonly lines: readonly StatementLine[];
  }[];
  readonly total: Omit<StatementLine, "kind">;
  /** 东规西微: enterprises visited in the month, what they were told, and what they have done about it so far. */
  readonly checkUps: CheckUpCounts;
};

/** `month` is `YYYY-MM`. Null when the agreement is out of reach, or does not run in that month, or it has not begun. */
export async function monthlyStatement(
  db: Transaction,
  actor: StaffActor,
  { id, month: typed }: { readonly id: string | undefined; readonly month: string | undefined },
  now: Date,
): Promise<MonthlyStatement | null> {
  const parsed = parseLocalDate(`${typed}-01`);
  if (!isId(id) || !parsed.ok || parsed.date > monthOf(now)) return null;
  const month = parsed.date;
  const [first, next] = [columnFromLocalDate(month), columnFromLocalDate(addMonths(month, 1))];
  const sponsorship = await db.sponsorship.findFirst({
    where: { AND: [{ id, startsOn: { lt: next }, endsOn: { gte: first } }, sponsorshipsInReach(actor)] },
    select: {
      minutesPerMonth: true,
      sponsor: { select: { name: true } },
      adviser: { select: { displayName: true, firm: { select: { name: true } } } },
      accounts: { where: { month: first }, select: { id: true } },
    },
  });
  if (sponsorship === null) return null;
  const accountId = sponsorship.accounts[0]?.id ?? null;
  const services = await servicesOf(db, { sponsorshipId: id, accountId, first });
  return {
    id,
    sponsorName: sponsorship.sponsor.name,
    adviserName: sponsorship.adviser.displayName,
    firmName: sponsorship.adviser.firm.name,
    month,
    isOpen: localDateOf(now) <= monthClosesOn(month),
    hours: await hoursOf(db, accountId, sponsorship.minutesPerMonth),
    places: placesOf(services),
    total: services.reduce(
      (sum, line) => ({
        times: sum.times + line.times,
        late: sum.late + line.late,
        people: sum.people + line.people,
        minutes: sum.minutes + line.minutes,
        charged: sum.charged + line.charged,
      }),
      { times: 0, late: 0, people: 0, minutes: 0, charged: 0 },
    ),
    checkUps: await countCheckUps(db, { sponsorshipId: id }, first),
  };
}

/** The sums of the entries; an account that nothing moved yet holds what was agreed. */
async function hoursOf(
  db: Transaction,
  accountId: string | null,
  minutesPerMonth: number,
): Promise<StatementHours> {
  const sums =
    accountId === null
      ? []
      : await db.hoursEntry.groupBy({ by: ["kind"], where: { accountId }, _sum: { minutes: true } });
  const sum = (kind: string) => sums.find((each) => each.kind === kind)?._sum.minutes ?? 0;
  const [reserved, returned, used] = [sum("reserved"), sum("returned"), sum("used")];
  const bought = accountId === null ? minutesPerMonth : sum("bought");
  const held = reserved - returned;
  return { bought, reserved, returned, held, used, balance: bought - used - held };
}

type ServiceRow = StatementLine & { readonly code: string; readonly name: string };

/** What entries of this account paid for, and what was entered in this month beyond the hours, by place and kind. */
function servicesOf(
  db: Transaction,
  {
    sponsorshipId,
    accountId,
    first,
  }: { readonly sponsorshipId: string; readonly accountId: string | null; readonly first: Date },
): Promise<ServiceRow[]> {
  return db.$queryRaw<ServiceRow[]>`
    SELECT d."code", d."fullName" AS "name", s."kind"::text AS "kind", COUNT(*)::int AS "times",
      COUNT(*) FILTER (WHERE s."servedOn" < ${first}::date)::int AS "late",
      SUM(s."peopleServed")::int AS "people", SUM(s."minutes")::int AS "minutes",
      COALESCE(SUM(e."minutes"), 0)::int AS "charged"
    FROM "ServiceRecord" s
    JOIN "Division" d ON d."code" = s."divisionCode"
    LEFT JOIN (
      SELECT "serviceId", SUM("minutes") AS "minutes" FROM "HoursEntry"
      WHERE "accountId" = ${accountId}::uuid AND "kind" = 'used' GROUP BY "serviceId") e ON e."serviceId" = s."id"
    WHERE s."sponsorshipId" = ${sponsorshipId}::uuid
      AND (e."serviceId" IS NOT NULL
        OR (s."chargedMinutes" = 0 AND s."enteredIn" = ${first}::date))
    GROUP BY d."code", d."fullName", s."kind"
    ORDER BY d."code", s."kind"`;
}

function placesOf(rows: readonly ServiceRow[]): MonthlyStatement["places"] {
  const places = new Map<string, { code: string; name: string; lines: StatementLine[] }>();
  for (const { code, name, ...line } of rows) {
    const place = places.get(code) ?? { code, name, lines: [] };
    places.set(code, place);
    place.lines.push(line);
  }
  return [...places.values()];
}
