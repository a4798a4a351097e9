/** The list of a person's cases, the newest first. Reads only. */
import type { ResidentActor } from "#app/accounts/actor.ts";
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { openAccusation } from "../accusation-content.server.ts";
import { petitionsInReach } from "../petition-access.server.ts";

const pageSize = 20;

export async function readOwnCases(
  db: Db,
  env: Pick<Env, "accusationKeys">,
  actor: ResidentActor,
  after: string | null,
) {
  const where = petitionsInReach(actor);
  const [count, rows] = await Promise.all([
    db.petition.count({ where }),
    db.petition.findMany({
      where,
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        number: true,
        title: true,
        state: true,
        dueOn: true,
        receivedOn: true,
        awaitingMaterialSince: true,
        ownerOrganisation: { select: { name: true } },
        accusation: { select: { contentSealed: true } },
      },
    }),
  ]);
  const cases = rows.slice(0, pageSize).map(({ accusation, ...row }) => ({
    ...row,
    title: accusation === null ? row.title : openAccusation(env, { petitionId: row.id, ...accusation }).title,
    dueOn: row.dueOn === null ? null : localDateFromColumn(row.dueOn),
    receivedOn: localDateFromColumn(row.receivedOn),
    waiting: row.awaitingMaterialSince !== null,
  }));
  return { count, cases, next: rows.length > pageSize ? (cases.at(-1)?.id ?? null) : null };
}
