/** What an account has asked, the newest first. Reads only. */
import type { ResidentActor } from "#app/accounts/actor.ts";
import { localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { questionsInReach } from "./question-access.server.ts";

const mostShown = 100;

export async function readOwnQuestions(db: Db, env: Pick<Env, "fieldKeys">, actor: ResidentActor) {
  const rows = await db.legalQuestion.findMany({
    where: questionsInReach(actor),
    orderBy: { askedAt: "desc" },
    take: mostShown,
    select: { id: true, number: true, state: true, dueOn: true, titleSealed: true },
  });
  return rows.map(({ titleSealed, dueOn, ...row }) => ({
    ...row,
    dueOn: dueOn === null ? null : localDateFromColumn(dueOn),
    title: open(env.fieldKeys, titleSealed, { field: "LegalQuestion.title", record: row.id }),
  }));
}
