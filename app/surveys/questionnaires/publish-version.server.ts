/** A draft becomes a version that never changes; from then on a change begins a new version. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import { checkQuestionnaire, type QuestionnaireFault } from "./check-questionnaire.ts";
import { questionnaireSchema } from "./questionnaire.ts";
import {
  lockQuestionnaire,
  type QuestionnaireContext,
  questionnaireAuditActor,
} from "./questionnaire-access.server.ts";

type Asked = { readonly actor: StaffActor; readonly id: string };

export type VersionPublished =
  | { readonly ok: true; readonly number: number }
  | { readonly ok: false; readonly reason: "not_found" | "changed_meanwhile" }
  | { readonly ok: false; readonly reason: "faults"; readonly faults: readonly QuestionnaireFault[] };

/** A draft that is published already is left as it is, and the answer is the same. */
export function publishVersion(
  { db, now }: QuestionnaireContext,
  { actor, id, expectedRevision }: Asked & { readonly expectedRevision: number },
): Promise<VersionPublished> {
  return db.$transaction(async (tx): Promise<VersionPublished> => {
    const version = (await lockQuestionnaire(tx, actor, id))?.versions[0];
    if (version === undefined) return { ok: false, reason: "not_found" };
    const { number, revision } = version;
    if (revision !== expectedRevision) return { ok: false, reason: "changed_meanwhile" };
    if (version.publishedAt !== null) return { ok: true, number };
    const faults = checkQuestionnaire(questionnaireSchema.parse(version.definition));
    if (faults.length > 0) return { ok: false, reason: "faults", faults };
    const at = now();
    await tx.questionnaireVersion.update({
      where: { id: version.id, revision },
      data: { publishedAt: at, updatedAt: at },
    });
    await appendAudit(tx, {
      chain: `questionnaire:${id}`,
      at,
      actor: questionnaireAuditActor(actor),
      action: "questionnaire.publish",
      payload: { version: number, revision },
    });
    return { ok: true, number };
  });
}

export type VersionBegun =
  | { readonly ok: true; readonly number: number }
  | { readonly ok: false; readonly reason: "not_found" };

/** A draft that begins as the published version is. When there is one already, it is that. */
export function beginVersion({ db, now }: QuestionnaireContext, { actor, id }: Asked): Promise<VersionBegun> {
  return db.$transaction(async (tx): Promise<VersionBegun> => {
    const last = (await lockQuestionnaire(tx, actor, id))?.versions[0];
    if (last === undefined) return { ok: false, reason: "not_found" };
    if (last.publishedAt === null) return { ok: true, number: last.number };
    const number = last.number + 1;
    const at = now();
    const definition = questionnaireSchema.parse(last.definition);
    await tx.questionnaireVersion.create({
      data: { id: newId(), questionnaireId: id, number, definition, updatedAt: at },
    });
    await appendAudit(tx, {
      chain: `questionnaire:${id}`,
      at,
      actor: questionnaireAuditActor(actor),
      action: "questionnaire.begin_version",
      payload: { version: number },
    });
    return { ok: true, number };
  });
}
