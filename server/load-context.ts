/** What every loader and action gets as `context`. */
import type { HandOvers } from "#app/matters/hand-over.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { Jobs } from "#app/platform/jobs.server.ts";
import type { RatingSource } from "#app/ratings/rating-source.ts";

export type LoadContext = {
  readonly db: Db;
  readonly env: Env;
  readonly jobs: Jobs;
  /** What the products tell of their matters. */
  readonly matters: MatterSources;
  /** How the services of each product were rated. */
  readonly ratings: readonly RatingSource[];
  /** What products hand to each other's forms. */
  readonly handOvers: HandOvers;
  /** For `nonce` attributes; another one for each answer. */
  readonly cspNonce: string;
  /** Address of the caller, for rate limits. Behind proxies only as far as TRUSTED_PROXIES says. */
  readonly clientAddress: string;
  /** The time of this request. Rules take it as a parameter; nothing else reads the clock. */
  readonly now: () => Date;
  /** Address of the script that runs on every page (app/offline/page). */
  readonly pageScript: string;
  /** When this process began to serve. */
  readonly startedAt: Date;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}
}
