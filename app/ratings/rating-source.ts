/** What each product tells of how its services were rated (好差评). `server/rating-sources.ts` puts them together. */
import type { Db } from "#app/platform/db.server.ts";

/** What was rated: who received a matter, who handled it, a talk with a lawyer, an answer in writing. */
export const ratedServices = ["window", "handling", "booking", "question"] as const;
export type RatedService = (typeof ratedServices)[number];

/** Of one organisation; never of a person. */
export type RatingCount = {
  readonly service: RatedService;
  readonly organisationId: string;
  readonly name: string;
  /** Handlings that could be rated. */
  readonly rateable: number;
  /** Ratings of 5 (非常满意) to 1 (非常不满意). */
  readonly levels: readonly [number, number, number, number, number];
};

/** Since this moment. */
export type RatingSource = (db: Db, since: Date) => Promise<readonly RatingCount[]>;
