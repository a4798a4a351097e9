/**
 * What a supervisor reads: how the organisations of a territory keep their clocks (信访工作条例 第四十条). Organisations
 * only, never persons. Reads only.
 */

import type { StaffActor } from "#app/accounts/actor.ts";
import { addDays, columnFromLocalDate, type LocalDate } from "#app/deadlines/local-date.ts";
import { dueSoonDays } from "#app/deadlines/statutory-deadline.ts";
import { statutoryRules } from "#app/deadlines/statutory-rules.ts";
import type { Db } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { withTheOrgan } from "../petition-states.ts";

export type OrganisationClocks = {
  readonly id: string;
  readonly name: string;
  readonly open: number;
  /** Due today or within three days. */
  readonly dueSoon: number;
  readonly overdue: number;
  /** Mean days of the clocks it ended in the last year, without the days spent waiting for petitioners. */
  readonly ownDays: number | null;
};

const measuredDays = 365;

/** Clocks that run against the organ; the petitioner's own time is not measured. */
const organRules = [...new Set(statutoryRules.filter(({ party }) => party === "organ").map(({ id }) => id))];

/** Those with something overdue first, then those with something due soon. Accusations are their organ's alone. */
export async function organisationClocks(
  db: Db,
  actor: StaffActor,
  today: LocalDate,
): Promise<OrganisationClocks[]> {
  const day = columnFromLocalDate(today);
  const soon = columnFromLocalDate(addDays(today, dueSoonDays));
  const since = columnFromLocalDate(addDays(today, -measuredDays));
  const states = Prisma.join(withTheOrgan.map((state) => Prisma.sql`${state}::"PetitionState"`));
  return db.$queryRaw<OrganisationClocks[]>`
    WITH "running" AS (
      SELECT "ownerOrganisationId" AS "id", count(*)::int AS "open",
        count(*) FILTER (WHERE "dueOn" BETWEEN ${day}::date AND ${soon}::date)::int AS "dueSoon",
        count(*) FILTER (WHERE "dueOn" < ${day}::date)::int AS "overdue"
      FROM "Petition"
      WHERE starts_with("divisionPath", ${actor.divisionPath}) AND "state" IN (${states})
        AND "classification" IS DISTINCT FROM 'accusation'
      GROUP BY "ownerOrganisationId"
    ), "ended" AS (
      SELECT c."organisationId" AS "id", avg(c."endedOn" - c."fromOn" - c."waitingDays")::float8 AS "ownDays"
      FROM "PetitionClock" c JOIN "Petition" p ON p."id" = c."petitionId"
      WHERE c."endedOn" >= ${since}::date AND c."rule" IN (${Prisma.join(organRules)})
        AND starts_with(p."divisionPath", ${actor.divisionPath})
        AND p."classification" IS DISTINCT FROM 'accusation'
      GROUP BY c."organisationId"
    )
    SELECT o."id", o."name", r."open", r."dueSoon", r."overdue", e."ownDays"
    FROM "running" r JOIN "Organisation" o ON o."id" = r."id" LEFT JOIN "ended" e ON e."id" = r."id"
    ORDER BY r."overdue" DESC, r."dueSoon" DESC, r."open" DESC, o."name"`;
}
