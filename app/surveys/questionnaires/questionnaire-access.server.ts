/** Whose questionnaires these are: the assessor's that wrote them, and nobody's of the government (YS-01). */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import type { Db, Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";

/** What use cases of questionnaires stand on. */
export type QuestionnaireContext = { readonly db: Db; readonly now: () => Date };

/** The questionnaires this person may read and change: a condition for `where`. */
export function questionnairesInReach(actor: StaffActor): Prisma.QuestionnaireWhereInput {
  return may(actor, "survey.run") ? { assessorId: actor.organisationId } : { id: { in: [] } };
}

/**
 * Takes the lock on a questionnaire, so that whoever works on one takes turns. Null when it is not theirs or archived.
 */
export async function lockQuestionnaire(tx: Transaction, actor: StaffActor, id: string) {
  if (!isId(id)) return null;
  await tx.$queryRaw`SELECT 1 FROM "Questionnaire" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.questionnaire.findFirst({
    where: { AND: [{ id, archivedAt: null }, questionnairesInReach(actor)] },
    select: { id: true, versions: { orderBy: { number: "desc" }, take: 1 } },
  });
}

export function questionnaireAuditActor({ membershipId }: StaffActor): string {
  return `membership:${membershipId}`;
}
