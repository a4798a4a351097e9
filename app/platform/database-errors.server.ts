/** PostgreSQL's refusals in this project's words, read out of Prisma's errors in this one place. */

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
  const prisma = error as PrismaError;
  for (const code of [sqlState(prisma), prisma.code]) {
    const kind = typeof code === "string" ? kinds[code] : undefined;
    if (kind) return { kind };
  }
  return undefined;
}

type AdapterError = { readonly cause?: { readonly originalCode?: unknown; readonly code?: unknown } };
type PrismaError = Error & {
  readonly code?: unknown;
  readonly meta?: { readonly driverAdapterError?: AdapterError };
};

/** Known errors carry it in `meta`; errors that Prisma has no code for are the driver's own. */
function sqlState(error: PrismaError): unknown {
  const { cause } = error.meta?.driverAdapterError ?? (error as AdapterError);
  return cause?.originalCode ?? cause?.code;
}
