/** From the form of a step to the use case, for the adviser who has the question. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { AdviceContext } from "../advice-context.server.ts";
import { type EditedAnswer, publishAnswer } from "../knowledge/publish-answer.server.ts";
import type { AdviserStep } from "./adviser-steps.ts";
import { declineForm, publishForm, speakForm } from "./question-form.ts";
import { type AskedStep, refusalWords, replyOf, requestOf } from "./question-reply.server.ts";
import { consentToPublish, declineQuestion, speakInQuestion } from "./take-question-step.server.ts";

export type AdviserReply =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly result: SubmissionResult<string[]>;
      /** What was typed for the knowledge base, to be looked at before it is published. */
      readonly preview: EditedAnswer | null;
    };

export async function takeAdviserStep(
  context: AdviceContext,
  asked: AskedStep & { readonly step: AdviserStep },
): Promise<AdviserReply> {
  const { step, form, messages } = asked;
  const request = requestOf(asked);
  const refuse = (
    result: SubmissionResult<string[]> | null,
    preview: EditedAnswer | null = null,
  ): AdviserReply => (result === null ? { done: true } : { done: false, result, preview });
  switch (step) {
    case "answer":
    case "ask_back": {
      const submission = parseWithZod(form, { schema: speakForm(messages) });
      if (submission.status !== "success") return refuse(submission.reply());
      const said = await speakInQuestion(context, { ...request, action: step, ...submission.value });
      return refuse(said.ok ? null : submission.reply({ formErrors: [refusalWords(said, messages)] }));
    }
    case "decline": {
      const submission = parseWithZod(form, { schema: declineForm(messages) });
      if (submission.status !== "success") return refuse(submission.reply());
      return refuse(replyOf(await declineQuestion(context, { ...request, ...submission.value }), messages));
    }
    case "consent_to_publish":
    case "withdraw_consent":
      return refuse(replyOf(await consentToPublish(context, { ...request, action: step }), messages));
    case "publish": {
      const submission = parseWithZod(form, { schema: publishForm(messages) });
      if (submission.status !== "success") return refuse(submission.reply());
      const { intent, ...edited } = submission.value;
      if (intent === "preview") return refuse(submission.reply(), edited);
      const published = await publishAnswer(context, { ...request, ...edited });
      if (published.ok) return { done: true };
      if (published.reason === "names_inside") {
        const words = messages.questions.problems.namesInside(published.names.join(messages.common.comma));
        return refuse(submission.reply({ formErrors: [words] }));
      }
      return refuse(submission.reply({ formErrors: [refusalWords(published, messages)] }));
    }
  }
}
