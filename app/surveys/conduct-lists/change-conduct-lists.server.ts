/** An administrator writes, changes, moves and takes off lines of the lists. Each change names the version it saw. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { contentKey, once } from "#app/platform/idempotency.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import type { ConductItemValues } from "./conduct-item-form.ts";
import type { ConductListName } from "./conduct-lists.ts";

export type ConductListChange =
  /** A line at the end of its list; `key` is made by the form. */
  | {
      readonly do: "add";
      readonly list: ConductListName;
      readonly values: ConductItemValues;
      readonly key: string;
    }
  | ((
      | { readonly do: "change"; readonly values: ConductItemValues }
      | { readonly do: "up" | "down" | "retire" | "restore" }
    ) & { readonly id: string; readonly expectedVersion: number });

export type ConductListChanged =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "not_allowed" | "not_found" }
  /** What it says now, and the version to try again on. */
  | {
      readonly ok: false;
      readonly reason: "changed_meanwhile";
      readonly wordsZh: string;
      readonly version: number;
    };

export async function changeConductLists(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  { actor, change }: { readonly actor: StaffActor; readonly change: ConductListChange },
): Promise<ConductListChanged> {
  if (!may(actor, "conduct_list.manage")) return { ok: false, reason: "not_allowed" };
  const key = change.do === "add" ? change.key : contentKey(change);
  return db.$transaction((tx) =>
    once<ConductListChanged>(
      tx,
      `conduct_list:${actor.membershipId}`,
      key,
      async () => {
        // The lists are short and seldom changed: whoever changes one takes turns with all others.
        await tx.$queryRaw`SELECT "id" FROM "ConductItem" ORDER BY "id" FOR UPDATE`;
        const changed = change.do === "add" ? await add(tx, change) : await changeOne(tx, change);
        if (changed.ok)
          await appendAudit(tx, {
            chain: "conduct_lists",
            at: now(),
            actor: `membership:${actor.membershipId}`,
            action: `conduct_list.${change.do}`,
            payload: {
              item: changed.id,
              ...("values" in change
                ? { words: change.values.wordsZh, isExample: change.values.isExample }
                : {}),
            },
          });
        return changed;
      },
      ({ ok }) => ok,
    ),
  );
}

async function add(
  tx: Transaction,
  { list, values }: Extract<ConductListChange, { readonly do: "add" }>,
): Promise<ConductListChanged> {
  const last = await tx.conductItem.aggregate({ where: { list }, _max: { position: true } });
  const id = newId();
  await tx.conductItem.create({ data: { id, list, position: (last._max.position ?? 0) + 1, ...values } });
  return { ok: true, id };
}

async function changeOne(
  tx: Transaction,
  change: Exclude<ConductListChange, { readonly do: "add" }>,
): Promise<ConductListChanged> {
  const { id, expectedVersion } = change;
  const item = isId(id) ? await tx.conductItem.findUnique({ where: { id } }) : null;
  if (item === null) return { ok: false, reason: "not_found" };
  const { wordsZh, version, list } = item;
  if (version !== expectedVersion) return { ok: false, reason: "changed_meanwhile", wordsZh, version };
  const columns =
    change.do === "change"
      ? change.values
      : change.do === "retire" || change.do === "restore"
        ? { isActive: change.do === "restore" }
        : {};
  await tx.conductItem.update({ where: { id, version }, data: { ...columns, version: version + 1 } });
  if (change.do === "up" || change.do === "down") await move(tx, list, id, change.do === "up" ? -1 : 1);
  return { ok: true, id };
}

/** Among the lines that are shown; all are numbered anew. */
async function move(tx: Transaction, list: ConductListName, id: string, by: -1 | 1): Promise<void> {
  const items = await tx.conductItem.findMany({
    where: { list },
    orderBy: [{ isActive: "desc" }, { position: "asc" }, { id: "asc" }],
    select: { id: true, isActive: true },
  });
  const order = items.map((item) => item.id);
  const at = order.indexOf(id);
  const to = at + by;
  if (items[to]?.isActive === true) order.splice(to, 0, ...order.splice(at, 1));
  for (const [index, each] of order.entries())
    await tx.conductItem.update({ where: { id: each }, data: { position: index + 1 } });
}
