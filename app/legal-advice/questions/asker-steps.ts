/** The steps of the table that have a page of their own for the person who asked. */
import type { QuestionAction } from "./question-workflow.ts";

export const askerSteps = [
  "reply",
  "follow_up",
  "rate",
  "close",
  "withdraw",
  "consent_to_publish",
  "withdraw_consent",
] as const satisfies readonly QuestionAction[];
export type AskerStep = (typeof askerSteps)[number];

export function isAskerStep(text: string | undefined): text is AskerStep {
  return askerSteps.some((step) => step === text);
}
