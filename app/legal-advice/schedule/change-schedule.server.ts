/** What every change of an adviser's hours has in common: once, in turn with bookings, and on the record. */
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { type AdviceContext, adviceTransaction } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { adviceAuditActor } from "../bookings/change-booking.server.ts";
import { lockAdviser } from "../bookings/lock-slot.server.ts";

/** `work` runs while nobody books a time of this adviser. */
export function changeSchedule<Result extends { readonly ok: boolean }>(
  { db, now: clock }: AdviceContext,
  {
    adviser,
    action,
    values = {},
    idempotencyKey,
  }: {
    readonly adviser: SignedInAdviser;
    readonly action: string;
    /** For the record. */
    readonly values?: Readonly<Record<string, string | number | boolean | null>>;
    readonly idempotencyKey: string;
  },
  work: (tx: Transaction, now: Date) => Promise<Result>,
): Promise<Result> {
  const now = clock();
  return db.$transaction(
    (tx) =>
      once<Result>(
        tx,
        `adviser:${adviser.id}:${action}`,
        idempotencyKey,
        async () => {
          await lockAdviser(tx, adviser.id);
          const result = await work(tx, now);
          if (result.ok)
            await appendAudit(tx, {
              chain: `adviser:${adviser.id}`,
              at: now,
              actor: adviceAuditActor(adviser.actor),
              action: `adviser.${action}`,
              payload: { ...values, ...result },
            });
          return result;
        },
        ({ ok }) => ok,
      ),
    adviceTransaction,
  );
}
