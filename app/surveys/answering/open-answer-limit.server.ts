/** How often one network may answer rounds that anybody can answer. Rounds by invitation need no limit: a token is one. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { blindIndex } from "#app/platform/field-encryption.server.ts";
import { countTry, type Limit } from "#app/platform/rate-limit.server.ts";

/** Enough for an office behind one address. */
const limit: Limit = { name: "survey.open", points: 30, seconds: 3_600 };

export async function mayAnswerOpenly({
  db,
  env,
  clientAddress,
}: {
  readonly db: Db;
  readonly env: Pick<Env, "blindIndexKey">;
  readonly clientAddress: string;
}): Promise<boolean> {
  return (await countTry(db, [limit], blindIndex(env.blindIndexKey, "survey-open", clientAddress))).ok;
}
