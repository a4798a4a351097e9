/**
 * What supervisors see of legal advice: counts and clocks of their territory, by firm. Never what was said, never a
 * number that is one adviser's or one asker's.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import { reachOf } from "#app/accounts/permissions.ts";
import { addDays, columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { fewestAdvisers, fewestMatters, oversightDays } from "../settings.ts";
import { monthOf } from "./hours-accounts.server.ts";
import { sponsorshipsInReach } from "./sponsorship-access.server.ts";

export type OpenQuestions = {
  readonly overdue: number;
  /** Due today or tomorrow. */
  readonly soon: number;
  readonly running: number;
  /** The asker was asked back. */
  readonly asker: number;
  readonly unassigned: number;
  /** Of these, beyond the last day. */
  readonly unassignedLate: number;
};

export type FirmCounts = {
  readonly firmId: string;
  readonly name: string;
  /** Null where so few work or were served that the numbers would be a person's. */
  readonly counts: {
    readonly open: number;
    /** Handed on because nobody answered in time. */
    readonly late: number;
    /** What could be rated, and was. Silence is never counted as satisfied. */
    readonly served: number;
    readonly rated: number;
    /** From 5, the best, to 1. */
    readonly levels: readonly number[];
  } | null;
};

export type AdviceOversight = {
  readonly questions: OpenQuestions;
  /** Of this month, minutes. */
  readonly hours: { readonly bought: number; readonly used: number; readonly held: number };
  readonly firms: readonly FirmCounts[];
};

export async function overseeAdvice(db: Transaction, actor: StaffActor, now: Date): Promise<AdviceOversight> {
  const reach = reachOf(actor, "advice.oversee");
  if (reach === null) throw new Error("who may not oversee is turned away before");
  const territory = reach === "city" ? "" : actor.divisionPath;
  return {
    questions: await openQuestions(db, territory, now),
    hours: await hoursOfMonth(db, actor, now),
    firms: await firmsOf(db, territory, now),
  };
}

async function openQuestions(db: Transaction, territory: string, now: Date): Promise<OpenQuestions> {
  const today = localDateOf(now);
  const [row] = await db.$queryRaw<OpenQuestions[]>`
    SELECT
      COUNT(*) FILTER (WHERE q."state" = 'assigned' AND q."dueOn" < ${today}::date)::int AS "overdue",
      COUNT(*) FILTER (WHERE q."state" = 'assigned'
        AND q."dueOn" BETWEEN ${today}::date AND ${addDays(today, 1)}::date)::int AS "soon",
      COUNT(*) FILTER (WHERE q."state" = 'assigned' AND q."dueOn" > ${addDays(today, 1)}::date)::int AS "running",
      COUNT(*) FILTER (WHERE q."state" = 'asked_back')::int AS "asker",
      COUNT(*) FILTER (WHERE q."state" = 'waiting')::int AS "unassigned",
      COUNT(*) FILTER (WHERE q."state" = 'waiting' AND q."dueOn" < ${today}::date)::int AS "unassignedLate"
    FROM "LegalQuestion" q JOIN "Division" d ON d."code" = q."divisionCode"
    WHERE starts_with(d."path", ${territory}) AND q."state" IN ('waiting', 'assigned', 'asked_back')`;
  return row ?? { overdue: 0, soon: 0, running: 0, asker: 0, unassigned: 0, unassignedLate: 0 };
}

async function hoursOfMonth(
  db: Transaction,
  actor: StaffActor,
  now: Date,
): Promise<AdviceOversight["hours"]> {
  const today = columnFromLocalDate(localDateOf(now));
  const month = columnFromLocalDate(monthOf(now));
  const rows = await db.sponsorship.findMany({
    where: { AND: [{ startsOn: { lte: today }, endsOn: { gte: today } }, sponsorshipsInReach(actor)] },
    select: {
      minutesPerMonth: true,
      accounts: {
        where: { month },
        select: { boughtMinutes: true, usedMinutes: true, reservedMinutes: true },
      },
    },
  });
  return rows.reduce(
    (sum, { minutesPerMonth, accounts: [account] }) => ({
      bought: sum.bought + (account?.boughtMinutes ?? minutesPerMonth),
      used: sum.used + (account?.usedMinutes ?? 0),
      held: sum.held + (account?.reservedMinutes ?? 0),
    }),
    { bought: 0, used: 0, held: 0 },
  );
}

type FirmRow = {
  readonly firmId: string;
  readonly name: string;
  readonly advisers: number;
  readonly served: number;
  readonly rated: number;
  readonly levels: readonly number[];
  readonly open: number;
  readonly late: number;
};

async function firmsOf(db: Transaction, territory: string, now: Date): Promise<FirmCounts[]> {
  const since = new Date(now.getTime() - oversightDays * 86_400_000);
  const rows = await db.$queryRaw<FirmRow[]>`
    WITH done AS (
      SELECT b."adviserId", r."level" FROM "Booking" b
      JOIN "Division" d ON d."code" = b."divisionCode" AND starts_with(d."path", ${territory})
      LEFT JOIN "AdviceRating" r ON r."bookingId" = b."id"
      WHERE b."state" = 'served' AND b."startsAt" >= ${since}
      UNION ALL
      SELECT q."adviserId", r."level" FROM "LegalQuestion" q
      JOIN "Division" d ON d."code" = q."divisionCode" AND starts_with(d."path", ${territory})
      LEFT JOIN "AdviceRating" r ON r."questionId" = q."id"
      WHERE q."answeredOn" IS NOT NULL AND q."adviserId" IS NOT NULL AND q."askedAt" >= ${since}
    ), firm AS (
      SELECT a."firmId", COUNT(DISTINCT done."adviserId")::int AS "advisers", COUNT(*)::int AS "served",
        COUNT(done."level")::int AS "rated",
        ARRAY[COUNT(*) FILTER (WHERE "level" = 5), COUNT(*) FILTER (WHERE "level" = 4),
          COUNT(*) FILTER (WHERE "level" = 3), COUNT(*) FILTER (WHERE "level" = 2),
          COUNT(*) FILTER (WHERE "level" = 1)]::int[] AS "levels"
      FROM done JOIN "Adviser" a ON a."id" = done."adviserId" GROUP BY a."firmId"
    )
    SELECT o."id" AS "firmId", o."name", firm."advisers", firm."served", firm."rated", firm."levels",
      (SELECT COUNT(*)::int FROM "LegalQuestion" q JOIN "Adviser" a ON a."id" = q."adviserId" AND a."firmId" = o."id"
        JOIN "Division" d ON d."code" = q."divisionCode" AND starts_with(d."path", ${territory})
        WHERE q."state" = 'assigned') AS "open",
      (SELECT COUNT(*)::int FROM "QuestionHandOver" h JOIN "Adviser" a ON a."id" = h."adviserId" AND a."firmId" = o."id"
        JOIN "LegalQuestion" q ON q."id" = h."questionId"
        JOIN "Division" d ON d."code" = q."divisionCode" AND starts_with(d."path", ${territory})
        WHERE h."reason" = 'overdue' AND h."at" >= ${since}) AS "late"
    FROM firm JOIN "Organisation" o ON o."id" = firm."firmId"
    ORDER BY o."name", o."id"`;
  return rows.map(({ firmId, name, advisers, ...counts }) => ({
    firmId,
    name,
    counts: advisers < fewestAdvisers || counts.rated < fewestMatters ? null : counts,
  }));
}
