/** Gives a finding to an organisation, with a day by which it is mended. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { columnFromLocalDate, type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import { nextCaseNumber } from "#app/matters/case-number.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { roundsInReach } from "../rounds/round-access.server.ts";
import { recordTaskStep, type TaskContext } from "./change-task.server.ts";
import { tellOfTask } from "./tell-of-task.server.ts";

/** Kinds of organisations that handle things; whoever advises or assesses mends nothing. */
const mending = ["centre", "bureau", "township_government", "court_window", "discipline"] as const;

export type TaskAssigned =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly reason: "not_found" | "organisation" | "day" | "already" };

/** The same key gives the same rectification; only findings of a closed or published round of one's own are given. */
export function assignTask(
  { db, now: clock }: TaskContext,
  {
    actor,
    findingId,
    organisationId,
    dueOn,
    idempotencyKey,
  }: {
    readonly actor: StaffActor;
    readonly findingId: string;
    readonly organisationId: string;
    readonly dueOn: LocalDate;
    readonly idempotencyKey: string;
  },
): Promise<TaskAssigned> {
  const now = clock();
  return db.$transaction((tx) =>
    once<TaskAssigned>(
      tx,
      `rectification.assign:${actor.membershipId}`,
      idempotencyKey,
      async () => {
        if (!isId(findingId)) return { ok: false, reason: "not_found" };
        const finding = await tx.surveyFinding.findFirst({
          where: {
            id: findingId,
            round: { AND: [roundsInReach(actor), { state: { in: ["closed", "published"] } }] },
          },
          select: { id: true },
        });
        if (finding === null) return { ok: false, reason: "not_found" };
        if (dueOn <= localDateOf(now)) return { ok: false, reason: "day" };
        const organisation = isId(organisationId)
          ? await tx.organisation.findFirst({
              where: { id: organisationId, isActive: true, kind: { in: [...mending] } },
              select: { id: true },
            })
          : null;
        if (organisation === null) return { ok: false, reason: "organisation" };
        const id = newId();
        const number = await nextCaseNumber(
          tx,
          localDateOf(now),
          async (taken) => (await tx.rectificationTask.count({ where: { number: taken } })) > 0,
        );
        const { count } = await tx.rectificationTask.createMany({
          data: {
            id,
            number,
            findingId,
            organisationId,
            assignedOn: columnFromLocalDate(localDateOf(now)),
            dueOn: columnFromLocalDate(dueOn),
          },
          skipDuplicates: true,
        });
        if (count === 0) return { ok: false, reason: "already" };
        await recordTaskStep(tx, {
          taskId: id,
          sequence: 1,
          action: "assign",
          to: "assigned",
          actor,
          words: null,
          dueOn,
          now,
        });
        await tellOfTask(tx, {
          taskId: id,
          number,
          version: 1,
          action: "assign",
          organisationId,
          due: dueOn,
          now,
        });
        return { ok: true, number };
      },
      ({ ok }) => ok,
    ),
  );
}

/** Organisations that a finding could be given to, by part of their name. */
export async function mendingOrganisations(
  db: Db,
  typed: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const words = typed.trim().slice(0, 40);
  if (words === "") return [];
  return db.organisation.findMany({
    where: { isActive: true, kind: { in: [...mending] }, name: { contains: words } },
    // The city's own before its counties'.
    orderBy: [{ divisionCode: "asc" }, { name: "asc" }],
    take: 20,
    select: { id: true, name: true },
  });
}
