/** The published statistic of ratings (HC-06): the last twelve months. */
import type { Db } from "#app/platform/db.server.ts";
import { type RatingSource, ratedServices } from "./rating-source.ts";
import { ratingStatistics, type ServiceStatistic } from "./rating-statistics.ts";

const days = 365;

export async function readRatings(
  { db, ratings }: { readonly db: Db; readonly ratings: readonly RatingSource[] },
  now: Date,
): Promise<readonly ServiceStatistic[]> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const counts = await Promise.all(ratings.map((source) => source(db, since)));
  return ratingStatistics(ratedServices, counts.flat());
}
