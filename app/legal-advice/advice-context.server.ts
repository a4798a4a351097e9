/** What every use case of legal advice is given, and how its transactions wait. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";

export type AdviceContext = { readonly db: Db; readonly env: Env; readonly now: () => Date };

/** Many may want one time at once: each waits for its turn instead of failing. */
export const adviceTransaction = { timeout: 20_000, maxWait: 15_000 } as const;
