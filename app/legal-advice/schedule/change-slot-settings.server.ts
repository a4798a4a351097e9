/** How long a meeting takes, how far it is, and how early one books. For what is booked from now on. */

import type { AdviceContext } from "../advice-context.server.ts";
import type { SignedInAdviser } from "../adviser-access.server.ts";
import { changeSchedule } from "./change-schedule.server.ts";

export type SlotSettings = {
  readonly slotMinutes: number;
  readonly visitMinutes: number;
  readonly travelMinutes: number;
  readonly noticeHours: number;
};

export function changeSlotSettings(
  context: AdviceContext,
  request: {
    readonly adviser: SignedInAdviser;
    readonly values: SlotSettings;
    readonly idempotencyKey: string;
  },
): Promise<{ readonly ok: true } & SlotSettings> {
  const { adviser, values } = request;
  return changeSchedule(context, { ...request, action: "slot_settings" }, async (tx) => {
    await tx.adviser.update({ where: { id: adviser.id }, data: values, select: { id: true } });
    return { ok: true, ...values } as const;
  });
}
