/** A new questionnaire: from the library, from nothing but its title, or from a file that was exported. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { may } from "#app/accounts/permissions.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type LibraryQuestionnaire, libraryQuestionnaires } from "./library/library.ts";
import { type Questionnaire, questionnaireSchema, type Words } from "./questionnaire.ts";
import { type QuestionnaireContext, questionnaireAuditActor } from "./questionnaire-access.server.ts";

export type QuestionnaireSource =
  | { readonly from: "library"; readonly which: LibraryQuestionnaire }
  | { readonly from: "empty"; readonly title: Words; readonly firstSection: Words }
  /** The bytes of a file; null when it was too large. */
  | { readonly from: "file"; readonly bytes: Uint8Array | null };

export type QuestionnaireCreated =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "not_allowed" | "too_large" | "not_json" }
  /** JSON, but no questionnaire: where it is wrong, e.g. `sections.0.questions.3.kind`. */
  | { readonly ok: false; readonly reason: "not_a_questionnaire"; readonly path: string };

/** The same key gives the same questionnaire. */
export async function createQuestionnaire(
  { db, now }: QuestionnaireContext,
  {
    actor,
    source,
    idempotencyKey,
  }: {
    readonly actor: StaffActor;
    readonly source: QuestionnaireSource;
    readonly idempotencyKey: string;
  },
): Promise<QuestionnaireCreated> {
  if (!may(actor, "survey.run")) return { ok: false, reason: "not_allowed" };
  const begun = beginningOf(source);
  if (!begun.ok) return begun;
  const { definition } = begun;
  return db.$transaction((tx) =>
    once<QuestionnaireCreated>(
      tx,
      `questionnaire.create:${actor.organisationId}`,
      idempotencyKey,
      async () => {
        const id = newId();
        const at = now();
        await tx.questionnaire.create({ data: { id, assessorId: actor.organisationId, createdAt: at } });
        await tx.questionnaireVersion.create({
          data: { id: newId(), questionnaireId: id, number: 1, definition, updatedAt: at },
        });
        await appendAudit(tx, {
          chain: `questionnaire:${id}`,
          at,
          actor: questionnaireAuditActor(actor),
          action: "questionnaire.create",
          payload: { from: source.from === "library" ? source.which : source.from },
        });
        return { ok: true, id };
      },
    ),
  );
}

type Beginning =
  | { readonly ok: true; readonly definition: Questionnaire }
  | Extract<QuestionnaireCreated, { readonly ok: false }>;

function beginningOf(source: QuestionnaireSource): Beginning {
  switch (source.from) {
    case "library":
      return { ok: true, definition: libraryQuestionnaires[source.which] };
    case "empty": {
      const sections = [{ id: "s1", words: source.firstSection, questions: [] }];
      return { ok: true, definition: { title: source.title, minutes: 5, dimensions: [], sections } };
    }
    case "file":
      return readQuestionnaireFile(source.bytes);
  }
}

export const largestQuestionnaireFile = 1_000_000;

function readQuestionnaireFile(bytes: Uint8Array | null): Beginning {
  if (bytes === null || bytes.length > largestQuestionnaireFile) return { ok: false, reason: "too_large" };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, reason: "not_json" };
  }
  const read = questionnaireSchema.safeParse(json);
  if (read.success && !JSON.stringify(read.data).includes("\\u0000"))
    return { ok: true, definition: read.data };
  const path = read.error?.issues[0]?.path.join(".") ?? "";
  return { ok: false, reason: "not_a_questionnaire", path };
}
