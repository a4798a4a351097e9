/** Questionnaires as their assessor sees them. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { type Questionnaire, questionnaireSchema, questionsOf } from "./questionnaire.ts";
import { questionnairesInReach } from "./questionnaire-access.server.ts";

/** Newest first; those that were put away are apart. */
export async function listQuestionnaires(db: Db, actor: StaffActor) {
  const questionnaires = await db.questionnaire.findMany({
    where: questionnairesInReach(actor),
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      archivedAt: true,
      versions: {
        orderBy: { number: "desc" },
        select: { number: true, definition: true, publishedAt: true, updatedAt: true },
      },
    },
  });
  return questionnaires.flatMap(({ id, archivedAt, versions }) => {
    const [last] = versions;
    if (last === undefined) return [];
    const definition = questionnaireSchema.parse(last.definition);
    return [
      {
        id,
        title: definition.title,
        questions: questionsOf(definition).length,
        minutes: definition.minutes,
        archived: archivedAt !== null,
        /** Number of the draft, when there is one. */
        draft: last.publishedAt === null ? last.number : null,
        published: versions.find(({ publishedAt }) => publishedAt !== null)?.number ?? null,
        changedAt: last.updatedAt,
      },
    ];
  });
}

export type ReadVersion = {
  readonly id: string;
  readonly archived: boolean;
  readonly number: number;
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly definition: Questionnaire;
  /** Every version there is, newest first. */
  readonly versions: readonly { readonly number: number; readonly publishedAt: Date | null }[];
};

/** One version, the last unless `number` says another; null when there is none, or it is not theirs. */
export async function readQuestionnaire(
  db: Db,
  actor: StaffActor,
  id: string | undefined,
  number: number | null = null,
): Promise<ReadVersion | null> {
  if (!isId(id)) return null;
  const questionnaire = await db.questionnaire.findFirst({
    where: { AND: [{ id }, questionnairesInReach(actor)] },
    select: { archivedAt: true, versions: { orderBy: { number: "desc" } } },
  });
  const versions = questionnaire?.versions ?? [];
  const version = number === null ? versions[0] : versions.find((each) => each.number === number);
  if (questionnaire === null || version === undefined) return null;
  return {
    id,
    archived: questionnaire.archivedAt !== null,
    number: version.number,
    revision: version.revision,
    publishedAt: version.publishedAt,
    updatedAt: version.updatedAt,
    definition: questionnaireSchema.parse(version.definition),
    versions: versions.map((each) => ({ number: each.number, publishedAt: each.publishedAt })),
  };
}
