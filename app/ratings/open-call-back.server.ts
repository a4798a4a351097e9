/** A low rating asks for a call, in the transaction that writes it (国办发〔2019〕51号, GB/T 39734-2020; HC-04, HC-05). */
import { columnFromLocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import type { NumberedMatter } from "#app/matters/matter.ts";
import { isBadReview } from "#app/matters/rating.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Does nothing for a rating that is not low, and nothing twice. Whoever gave no name is not called. */
export async function openCallBack(
  tx: Transaction,
  {
    matter,
    divisionCode,
    personId,
    organisationId,
    level,
    reasons,
    comment,
    calendar,
    now,
  }: {
    readonly matter: NumberedMatter;
    readonly divisionCode: string;
    /** The account of whoever rated, when there is one. */
    readonly personId: string | null;
    /** The one that was rated. */
    readonly organisationId: string;
    readonly level: number;
    readonly reasons: readonly string[];
    readonly comment: string | null;
    readonly calendar: WorkingCalendar;
    readonly now: Date;
  },
): Promise<void> {
  if (!isBadReview(level)) return;
  const today = localDateOf(now);
  const { due } = statutoryDeadline({ rule: "HC-05.callback", from: today, calendar });
  const { path } = await tx.division.findUniqueOrThrow({
    where: { code: divisionCode },
    select: { path: true },
  });
  const id = newId();
  const { count } = await tx.callBack.createMany({
    data: {
      id,
      matterKind: matter.kind,
      matterId: matter.id,
      number: matter.number,
      personId,
      organisationId,
      divisionPath: path,
      level,
      reasons: [...reasons],
      comment,
      openedOn: columnFromLocalDate(today),
      dueOn: columnFromLocalDate(due),
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  for (const personId of await supervisorsOf(tx, path, now))
    await notify(tx, {
      to: { about: { kind: "call_back", id }, personId },
      event: "rating_low",
      facts: { number: matter.number, due },
      dedupeKey: `call-back:${id}:${personId}`,
      now,
    });
}

/** Of the places that the matter's lies in, from the city down. */
async function supervisorsOf(tx: Transaction, path: string, now: Date): Promise<readonly string[]> {
  const codes = path.split("/").filter(Boolean);
  const members = await tx.membership.findMany({
    where: {
      role: "supervisor",
      organisation: { divisionCode: { in: codes }, isActive: true },
      OR: [{ until: null }, { until: { gt: now } }],
    },
    select: { personId: true },
  });
  return [...new Set(members.map(({ personId }) => personId))];
}
