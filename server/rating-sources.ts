/** The ratings of all products, for the one statistic of them. */
import { adviceRatings } from "#app/legal-advice/advice-ratings.server.ts";
import { petitionRatings } from "#app/petitions/petition-ratings.server.ts";
import type { RatingSource } from "#app/ratings/rating-source.ts";

export const ratingSources: readonly RatingSource[] = [petitionRatings, adviceRatings];
