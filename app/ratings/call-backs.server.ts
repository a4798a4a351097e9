/** Who is to be called about a low rating, and what came of it: for the supervisors of the place. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import {
  columnFromLocalDate,
  type LocalDate,
  localDateFromColumn,
  localDateOf,
} from "#app/deadlines/local-date.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { CallBackResult } from "./call-back-form.ts";

/** A condition for `where`. */
function callBacksInReach(actor: StaffActor): Prisma.CallBackWhereInput {
  return may(actor, "rating.call_back")
    ? { divisionPath: { startsWith: actor.divisionPath } }
    : { id: { in: [] } };
}

const columns = {
  id: true,
  matterKind: true,
  matterId: true,
  number: true,
  personId: true,
  level: true,
  reasons: true,
  comment: true,
  openedOn: true,
  dueOn: true,
  doneOn: true,
  outcome: true,
  promisedOn: true,
  note: true,
  tries: true,
  version: true,
  organisation: { select: { name: true } },
} as const satisfies Prisma.CallBackSelect;

type Stored = Prisma.CallBackGetPayload<{ select: typeof columns }>;

export type ShownCallBack = ReturnType<typeof shown>;

function shown({ openedOn, dueOn, doneOn, promisedOn, organisation, ...rest }: Stored, today: LocalDate) {
  const due = localDateFromColumn(dueOn);
  return {
    ...rest,
    organisation: organisation.name,
    openedOn: localDateFromColumn(openedOn),
    dueOn: due,
    doneOn: doneOn === null ? null : localDateFromColumn(doneOn),
    promisedOn: promisedOn === null ? null : localDateFromColumn(promisedOn),
    isOverdue: doneOn === null && due < today,
  };
}

/** What waits, the most urgent first, and after it what was done of late. */
export async function readCallBacks(db: Db, actor: StaffActor, now: Date): Promise<readonly ShownCallBack[]> {
  const where = callBacksInReach(actor);
  const [waiting, done] = await Promise.all([
    db.callBack.findMany({
      where: { AND: [where, { doneOn: null }] },
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      take: 200,
      select: columns,
    }),
    db.callBack.findMany({
      where: { AND: [where, { doneOn: { not: null } }] },
      orderBy: [{ doneOn: "desc" }, { id: "desc" }],
      take: 30,
      select: columns,
    }),
  ]);
  return [...waiting, ...done].map((row) => shown(row, localDateOf(now)));
}

/**
 * One of them with the number to call, which is read here alone and is on record. Null when it is not in this person's
 * territory.
 */
export async function openCallBackPage(
  {
    db,
    env,
    matters,
  }: { readonly db: Db; readonly env: Pick<Env, "fieldKeys">; readonly matters: MatterSources },
  { number, actor, now }: { readonly number: string; readonly actor: StaffActor; readonly now: Date },
): Promise<(ShownCallBack & { readonly phone: string | null }) | null> {
  const row = await db.callBack.findFirst({
    where: { AND: [{ number }, callBacksInReach(actor)] },
    // A window and a handler may both have been rated low: the one that still waits comes first.
    orderBy: [{ doneOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    select: columns,
  });
  if (row === null) return null;
  const { id } = row;
  const phone =
    row.doneOn === null ? await matters[row.matterKind].confirmedPhone(db, env, row.matterId) : null;
  if (phone !== null)
    await db.$transaction((tx) =>
      appendAudit(tx, {
        chain: `call-back:${id}`,
        at: now,
        actor: `membership:${actor.membershipId}`,
        action: "call_back.read_phone",
        payload: { number: row.number },
      }),
    );
  return { ...shown(row, localDateOf(now)), phone };
}

export type CallBackRecorded =
  | { readonly ok: true; readonly isDone: boolean }
  | { readonly ok: false; readonly reason: "not_found" | "changed_meanwhile" | "done" };

/** The same key gives the same result. Somebody who was not reached is called again. */
export function recordCallBack(
  { db, now: clock }: { readonly db: Db; readonly now: () => Date },
  {
    id,
    actor,
    expectedVersion,
    result,
    idempotencyKey,
  }: {
    readonly id: string;
    readonly actor: StaffActor;
    readonly expectedVersion: number;
    readonly result: CallBackResult;
    readonly idempotencyKey: string;
  },
): Promise<CallBackRecorded> {
  const now = clock();
  return db.$transaction((tx) =>
    once<CallBackRecorded>(
      tx,
      `call-back:${id}`,
      idempotencyKey,
      async () => {
        const row = isId(id)
          ? await tx.callBack.findFirst({
              where: { AND: [{ id }, callBacksInReach(actor)] },
              select: columns,
            })
          : null;
        if (row === null) return { ok: false, reason: "not_found" };
        if (row.doneOn !== null) return { ok: false, reason: "done" };
        const isDone = result.outcome !== "not_reached";
        const { count } = await tx.callBack.updateMany({
          where: { id, version: expectedVersion, doneOn: null },
          data: {
            version: { increment: 1 },
            tries: { increment: 1 },
            ...(result.outcome === "not_reached"
              ? {}
              : {
                  doneOn: columnFromLocalDate(localDateOf(now)),
                  outcome: result.outcome,
                  note: result.note,
                  promisedOn: result.promisedOn === null ? null : columnFromLocalDate(result.promisedOn),
                }),
          },
        });
        if (count === 0) return { ok: false, reason: "changed_meanwhile" };
        await appendAudit(tx, {
          chain: `call-back:${id}`,
          at: now,
          actor: `membership:${actor.membershipId}`,
          action: "call_back.record",
          payload: { outcome: result.outcome, number: row.number },
        });
        // Whoever rated sees that, and when, somebody called.
        if (isDone)
          await notify(tx, {
            to: { about: { kind: row.matterKind, id: row.matterId }, personId: row.personId },
            event: "rating_called_back",
            facts: { number: row.number, due: null },
            dedupeKey: `call-back:${row.id}:done`,
            now,
          });
        return { ok: true, isDone };
      },
      ({ ok }) => ok,
    ),
  );
}
