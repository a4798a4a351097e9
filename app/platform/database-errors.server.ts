/** PostgreSQL's refusals in this project's words, read out of Prisma's errors in this one place. */
import { Prisma } from "./prisma-client/client.ts";

export type DatabaseRefusal = {
  /**
   * `unique`: such a record exists. `overlap`: an exclusion constraint (two bookings of one slot). `reference`:
   * the record it points to is missing or still needed. `check`: a rule of the table. `append-only`: a trigger
   * that forbids changes. `conflict`: another transaction came in between; run it again.
   */
  readonly kind: "unique" | "overlap" | "reference" | "check" | "append-only" | "conflict";
};

const kinds: Readonly<Record<string, DatabaseRefusal["kind"]>> = {
  // Prisma's own codes
  P2002: "unique",
  P2003: "reference",
  P2004: "check",
  P2034: "conflict",
  // SQLSTATE
  "23505": "unique",
  "23P01": "overlap",
  "23503": "reference",
  "23514": "check",
  "42501": "append-only",
  "40001": "conflict",
  "40P01": "conflict",
};

/** Why the database refused, or undefined for every other error: throw that one on. */
export function databaseRefusal(error: unknown): DatabaseRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const codes = [
    sqlState(error),
    error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined,
  ];
  for (const code of codes) {
    const kind = code === undefined ? undefined : kinds[code];
    if (kind) return { kind };
  }
  return undefined;
}

type AdapterCause = { readonly originalCode?: unknown; readonly code?: unknown };

/** Known errors carry it in `meta`; errors without a code of Prisma's are the driver's own. */
function sqlState(error: Error): string | undefined {
  const meta = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta : undefined;
  const adapterError = (meta?.driverAdapterError ?? error) as { readonly cause?: AdapterCause };
  const state = adapterError.cause?.originalCode ?? adapterError.cause?.code;
  return typeof state === "string" ? state : undefined;
}
