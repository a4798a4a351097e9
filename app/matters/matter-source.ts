/** What each product tells the shared rooms of its matters. `server/matter-sources.ts` puts them together. */
import type { Db, Transaction } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { MatterKind } from "./matter.ts";

export type MatterSource = {
  /** By its number; null when there is none of this kind. */
  readonly find: (
    db: Db,
    number: string,
  ) => Promise<{ readonly id: string; readonly lookupCodeHash: string } | null>;
  /** Makes a matter that belongs to no account the claimer's; `count` is 0 when it may not be theirs. */
  readonly claim: (tx: Transaction, id: string, claimer: Claimer) => Promise<{ readonly count: number }>;
  /** The number given with the matter itself, when a code came back from it. */
  readonly confirmedPhone: (db: Db, env: Pick<Env, "fieldKeys">, id: string) => Promise<string | null>;
};

export type MatterSources = Readonly<Record<MatterKind, MatterSource>>;

export type Claimer = {
  readonly personId: string;
  readonly phoneIndex: string;
  /** The offices they hold: none of these may have made the matter for somebody. */
  readonly memberships: readonly string[];
};
