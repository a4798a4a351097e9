/** What the forms of both sides have in common: what is asked for, and what a refusal says. */
import type { SubmissionResult } from "@conform-to/react";
import type { Messages } from "#app/i18n/index.ts";
import type { QuestionChanged } from "./change-question.server.ts";
import type { QuestionActor } from "./question-access.server.ts";
import type { QuestionRequest } from "./take-question-step.server.ts";

export type AskedStep = {
  readonly questionId: string;
  readonly actor: QuestionActor;
  readonly form: FormData;
  readonly messages: Messages;
};

export function requestOf({ questionId, actor, form }: AskedStep): QuestionRequest {
  return {
    questionId,
    expectedVersion: Number(form.get("version")),
    actor,
    idempotencyKey: String(form.get("idempotencyKey") ?? ""),
  };
}

export function replyOf(result: QuestionChanged, messages: Messages): SubmissionResult<string[]> | null {
  return result.ok ? null : { error: { "": [refusalWords(result, messages)] } };
}

export function refusalWords(
  refused: Extract<QuestionChanged, { ok: false }>,
  { questions }: Messages,
): string {
  if (refused.reason === "not_found") throw new Response(null, { status: 404 });
  if (refused.reason === "changed_meanwhile" || refused.because === "state") return questions.closed.changed;
  return questions.closed[refused.because];
}
