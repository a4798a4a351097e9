/** Whose question it is. Confidential: the asker and the adviser who has it, and no role of staff besides (律师法 第三十八条). */
import type { Actor } from "#app/accounts/actor.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { QuestionRelation } from "./question-workflow.ts";

/** Someone who shows the number and the lookup code of this very question. */
export type QuestionCodeHolder = { readonly kind: "code_holder"; readonly questionId: string };
export type QuestionActor = Actor | QuestionCodeHolder | { readonly kind: "system" };

/** The questions this person may read and act on. */
export function questionsInReach(actor: QuestionActor): Prisma.LegalQuestionWhereInput {
  switch (actor.kind) {
    case "system":
      return {};
    case "code_holder":
      return { id: actor.questionId };
    case "resident":
      return { askerId: actor.personId };
    case "staff":
      return actor.role === "adviser"
        ? { adviser: { personId: actor.personId, firmId: actor.organisationId } }
        : { id: { in: [] } };
    case "visitor":
      return { id: { in: [] } };
  }
}

/** How somebody in reach stands to it; the first column of the workflow table. */
export function questionRelations(actor: QuestionActor): ReadonlySet<QuestionRelation> {
  if (actor.kind === "system") return new Set(["system"]);
  if (actor.kind === "visitor") return new Set();
  if (actor.kind === "code_holder") return new Set(["code_holder"]);
  return new Set([actor.kind === "staff" ? "adviser" : "asker"]);
}
