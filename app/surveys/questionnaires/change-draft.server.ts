/** One change of a draft. Only on the revision that the person was looking at; sent twice, it is made once. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { contentKey, once } from "#app/platform/idempotency.server.ts";
import { applyChange, type DraftChange } from "./draft-change.ts";
import { questionnaireSchema } from "./questionnaire.ts";
import {
  lockQuestionnaire,
  type QuestionnaireContext,
  questionnaireAuditActor,
} from "./questionnaire-access.server.ts";

export type DraftChanged =
  /** `at`: id of what was changed or added. */
  | { readonly ok: true; readonly revision: number; readonly at: string }
  | { readonly ok: false; readonly reason: "not_found" | "published" | "gone" | "too_many" | "last_section" }
  /** Somebody else changed it; a repeat on `revision` makes this change beside theirs. */
  | { readonly ok: false; readonly reason: "changed_meanwhile"; readonly revision: number };

export function changeDraft(
  { db, now }: QuestionnaireContext,
  {
    actor,
    id,
    expectedRevision,
    change,
  }: {
    readonly actor: StaffActor;
    readonly id: string;
    readonly expectedRevision: number;
    readonly change: DraftChange;
  },
): Promise<DraftChanged> {
  const key = contentKey(actor.membershipId, expectedRevision, change);
  return db.$transaction((tx) =>
    once<DraftChanged>(
      tx,
      `questionnaire.change:${actor.organisationId}:${id}`,
      key,
      async () => {
        const questionnaire = await lockQuestionnaire(tx, actor, id);
        const version = questionnaire?.versions[0];
        if (version === undefined) return { ok: false, reason: "not_found" };
        if (version.publishedAt !== null) return { ok: false, reason: "published" };
        const { revision } = version;
        if (revision !== expectedRevision) return { ok: false, reason: "changed_meanwhile", revision };
        const changed = applyChange(questionnaireSchema.parse(version.definition), change);
        if (!changed.ok) return changed;
        const at = now();
        await tx.questionnaireVersion.update({
          where: { id: version.id, revision },
          data: {
            definition: questionnaireSchema.parse(changed.definition),
            revision: revision + 1,
            updatedAt: at,
          },
        });
        await appendAudit(tx, {
          chain: `questionnaire:${id}`,
          at,
          actor: questionnaireAuditActor(actor),
          action: `questionnaire.${change.do}`,
          payload: { version: version.number, revision: revision + 1, at: changed.at },
        });
        return { ok: true, revision: revision + 1, at: changed.at };
      },
      ({ ok }) => ok,
    ),
  );
}
