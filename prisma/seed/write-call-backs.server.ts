/** Calls after the low ratings of the demonstration city's petitions: the older ones made, the newest waiting. */
import type { Transaction } from "#app/platform/db.server.ts";

/** Days after which a call was made. */
const madeAfter = 3;

export async function writeCallBacks(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CallBack" ("id", "matterKind", "matterId", "number", "personId", "organisationId", "divisionPath",
      "level", "reasons", "comment", "openedOn", "dueOn", "version", "tries", "doneOn", "outcome", "note")
    SELECT gen_random_uuid(), 'petition', p."id", p."number", p."petitionerId", r."organisationId", p."divisionPath",
      r."level", r."reasons", r."comment", r."ratedAt"::date, r."ratedAt"::date + 7,
      CASE WHEN r."ratedAt" < ${now}::timestamptz - interval '6 days' THEN 2 ELSE 1 END,
      CASE WHEN r."ratedAt" < ${now}::timestamptz - interval '6 days' THEN 1 ELSE 0 END,
      CASE WHEN r."ratedAt" < ${now}::timestamptz - interval '6 days' THEN r."ratedAt"::date + ${madeAfter}::int END,
      CASE WHEN r."ratedAt" < ${now}::timestamptz - interval '6 days'
        THEN (ARRAY['fixed', 'explained'])[1 + r."level" % 2]::"CallBackOutcome" END,
      CASE WHEN r."ratedAt" < ${now}::timestamptz - interval '6 days' THEN '说了情况，听明白了。' END
    FROM "Rating" r JOIN "Petition" p ON p."id" = r."petitionId"
    WHERE r."level" <= 2 AND NOT p."isAnonymous" AND p."classification" IS DISTINCT FROM 'accusation'
    ON CONFLICT DO NOTHING`;
}
