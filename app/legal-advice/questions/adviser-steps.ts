/** The steps of the table that have a page of their own for the adviser. */
import type { QuestionAction } from "./question-workflow.ts";

export const adviserSteps = [
  "answer",
  "ask_back",
  "decline",
  "consent_to_publish",
  "publish",
  "withdraw_consent",
] as const satisfies readonly QuestionAction[];
export type AdviserStep = (typeof adviserSteps)[number];

export function isAdviserStep(text: string | undefined): text is AdviserStep {
  return adviserSteps.some((step) => step === text);
}
