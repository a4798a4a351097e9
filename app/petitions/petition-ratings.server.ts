/** How windows and handling organisations were rated by petitioners; accusations are not counted anywhere. */
import type { RatedService, RatingCount, RatingSource } from "#app/ratings/rating-source.ts";

type Row = Omit<RatingCount, "service" | "levels"> & { readonly levels: readonly number[] };

export const petitionRatings: RatingSource = async (db, since) => {
  const handling = await db.$queryRaw<Row[]>`
    SELECT o."id" AS "organisationId", o."name", COUNT(*)::int AS "rateable",
      ARRAY[COUNT(*) FILTER (WHERE r."level" = 5), COUNT(*) FILTER (WHERE r."level" = 4),
        COUNT(*) FILTER (WHERE r."level" = 3), COUNT(*) FILTER (WHERE r."level" = 2),
        COUNT(*) FILTER (WHERE r."level" = 1)]::int[] AS "levels"
    FROM "Petition" p JOIN "Organisation" o ON o."id" = p."ownerOrganisationId"
    LEFT JOIN "Rating" r ON r."petitionId" = p."id" AND r."target" = 'handler'
    WHERE p."answeredOn" >= ${since}::date AND p."classification" IS DISTINCT FROM 'accusation'
    GROUP BY o."id", o."name"`;
  const window = await db.$queryRaw<Row[]>`
    SELECT o."id" AS "organisationId", o."name", COUNT(*)::int AS "rateable",
      ARRAY[COUNT(*) FILTER (WHERE r."level" = 5), COUNT(*) FILTER (WHERE r."level" = 4),
        COUNT(*) FILTER (WHERE r."level" = 3), COUNT(*) FILTER (WHERE r."level" = 2),
        COUNT(*) FILTER (WHERE r."level" = 1)]::int[] AS "levels"
    FROM "Petition" p JOIN "Organisation" o ON o."id" = p."firstReceiverOrganisationId"
    LEFT JOIN "Rating" r ON r."petitionId" = p."id" AND r."target" = 'window'
    WHERE p."answeredOn" >= ${since}::date AND p."classification" IS DISTINCT FROM 'accusation'
    GROUP BY o."id", o."name"`;
  return [...countsOf("handling", handling), ...countsOf("window", window)];
};

function countsOf(service: RatedService, rows: readonly Row[]): readonly RatingCount[] {
  return rows.map(({ levels: [five = 0, four = 0, three = 0, two = 0, one = 0], ...row }) => ({
    ...row,
    service,
    levels: [five, four, three, two, one],
  }));
}
