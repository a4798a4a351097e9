/** Hours of the week, or a day that differed, are taken away. What is booked in them stays booked. */

import type { AdviceContext } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { changeSchedule } from "./change-schedule.server.ts";

export type Removed =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "not_found" };

export function removeHours(
  context: AdviceContext,
  request: {
    readonly adviser: SignedInAdviser;
    readonly kind: "weekly" | "exception";
    readonly id: string;
    readonly idempotencyKey: string;
  },
): Promise<Removed> {
  const { adviser, kind, id } = request;
  return changeSchedule<Removed>(context, { ...request, action: `remove_${kind}` }, async (tx) => {
    const where = { id, adviserId: adviser.id };
    const { count } =
      kind === "weekly"
        ? await tx.weeklyHours.deleteMany({ where })
        : await tx.hoursException.deleteMany({ where });
    return count === 0 ? { ok: false, reason: "not_found" } : { ok: true, id };
  });
}
