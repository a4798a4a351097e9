/** From the form of a step to the use case, for the person who asked. */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { ratingForm } from "#app/matters/rating-form.ts";
import type { AdviceContext } from "../advice-context.server.ts";
import type { AskerStep } from "./asker-steps.ts";
import { speakForm } from "./question-form.ts";
import { type AskedStep, refusalWords, replyOf, requestOf } from "./question-reply.server.ts";
import { consentToPublish, endQuestion, rateQuestion, speakInQuestion } from "./take-question-step.server.ts";

type Asked = AskedStep & { readonly step: AskerStep };

/** The reply for the form when the step was refused; null when it was taken. */
export async function takeAskerStep(
  context: AdviceContext,
  asked: Asked,
): Promise<SubmissionResult<string[]> | null> {
  const { step, form, messages } = asked;
  const request = requestOf(asked);
  switch (step) {
    case "reply":
    case "follow_up": {
      const submission = parseWithZod(form, { schema: speakForm(messages) });
      if (submission.status !== "success") return submission.reply();
      const { body } = submission.value;
      const said = await speakInQuestion(context, { ...request, action: step, body });
      return said.ok ? null : submission.reply({ formErrors: [refusalWords(said, messages)] });
    }
    case "rate": {
      const submission = parseWithZod(form, { schema: ratingForm(messages) });
      if (submission.status !== "success") return submission.reply();
      const rated = await rateQuestion(context, { ...request, ...submission.value });
      return rated.ok ? null : submission.reply({ formErrors: [refusalWords(rated, messages)] });
    }
    case "withdraw":
    case "close":
      return replyOf(await endQuestion(context, { ...request, action: step }), messages);
    case "consent_to_publish":
    case "withdraw_consent":
      return replyOf(await consentToPublish(context, { ...request, action: step }), messages);
  }
}
