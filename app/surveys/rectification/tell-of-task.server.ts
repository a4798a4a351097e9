/** Tells the other side what happened to a rectification: those who handle it there. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { NotificationEvent } from "#app/notifications/events.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { RectificationAction } from "./rectification-workflow.ts";

const eventOf = {
  assign: "rectification_assigned",
  answer: "rectification_answered",
  send_back: "rectification_sent_back",
  extend: "rectification_extended",
  verify: "rectification_verified",
  remind: "rectification_due_soon",
} as const satisfies Readonly<Record<RectificationAction | "assign" | "remind", NotificationEvent>>;

export async function tellOfTask(
  tx: Transaction,
  {
    taskId,
    number,
    version,
    action,
    organisationId,
    due,
    now,
  }: {
    readonly taskId: string;
    readonly number: string;
    readonly version: number;
    readonly action: keyof typeof eventOf;
    readonly organisationId: string;
    readonly due: LocalDate;
    readonly now: Date;
  },
): Promise<void> {
  const members = await tx.membership.findMany({
    where: {
      organisationId,
      role: { in: ["handler", "assessor"] },
      OR: [{ until: null }, { until: { gt: now } }],
    },
    select: { personId: true },
  });
  for (const { personId } of members)
    await notify(tx, {
      to: { about: { kind: "rectification", id: taskId }, personId },
      event: eventOf[action],
      facts: { number, due },
      dedupeKey: `rectification:${taskId}:${action}:${version}:${personId}`,
      now,
    });
}
