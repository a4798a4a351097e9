/** Puts a questionnaire away, or takes it out again. Rounds that use it go on. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { isId } from "#app/platform/ids.ts";
import {
  type QuestionnaireContext,
  questionnaireAuditActor,
  questionnairesInReach,
} from "./questionnaire-access.server.ts";

export type QuestionnaireArchived =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_found" };

/** Already there: nothing changes, and the answer is the same. */
export function archiveQuestionnaire(
  { db, now }: QuestionnaireContext,
  { actor, id, away }: { readonly actor: StaffActor; readonly id: string; readonly away: boolean },
): Promise<QuestionnaireArchived> {
  return db.$transaction(async (tx): Promise<QuestionnaireArchived> => {
    const reach = { AND: [{ id: isId(id) ? id : { in: [] } }, questionnairesInReach(actor)] };
    if ((await tx.questionnaire.count({ where: reach })) === 0) return { ok: false, reason: "not_found" };
    const at = now();
    const { count } = await tx.questionnaire.updateMany({
      where: { ...reach, archivedAt: away ? null : { not: null } },
      data: { archivedAt: away ? at : null },
    });
    if (count > 0)
      await appendAudit(tx, {
        chain: `questionnaire:${id}`,
        at,
        actor: questionnaireAuditActor(actor),
        action: away ? "questionnaire.archive" : "questionnaire.take_out",
        payload: {},
      });
    return { ok: true };
  });
}
