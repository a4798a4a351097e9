/** How law firms were rated after a talk and after an answer in writing. */
import type { RatedService, RatingCount, RatingSource } from "#app/ratings/rating-source.ts";

type Row = Omit<RatingCount, "levels"> & { readonly levels: readonly number[] };

export const adviceRatings: RatingSource = async (db, since) => {
  const rows = await db.$queryRaw<Row[]>`
    WITH done AS (
      SELECT 'booking' AS "service", b."adviserId", r."level" FROM "Booking" b
      LEFT JOIN "AdviceRating" r ON r."bookingId" = b."id"
      WHERE b."state" = 'served' AND b."startsAt" >= ${since}
      UNION ALL
      SELECT 'question', q."adviserId", r."level" FROM "LegalQuestion" q
      LEFT JOIN "AdviceRating" r ON r."questionId" = q."id"
      WHERE q."answeredOn" IS NOT NULL AND q."adviserId" IS NOT NULL AND q."askedAt" >= ${since})
    SELECT done."service", o."id" AS "organisationId", o."name", COUNT(*)::int AS "rateable",
      ARRAY[COUNT(*) FILTER (WHERE "level" = 5), COUNT(*) FILTER (WHERE "level" = 4),
        COUNT(*) FILTER (WHERE "level" = 3), COUNT(*) FILTER (WHERE "level" = 2),
        COUNT(*) FILTER (WHERE "level" = 1)]::int[] AS "levels"
    FROM done JOIN "Adviser" a ON a."id" = done."adviserId" JOIN "Organisation" o ON o."id" = a."firmId"
    GROUP BY done."service", o."id", o."name"`;
  return rows.map(({ levels: [five = 0, four = 0, three = 0, two = 0, one = 0], service, ...row }) => ({
    ...row,
    service: service as RatedService,
    levels: [five, four, three, two, one],
  }));
};
