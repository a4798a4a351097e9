/** The steps a petitioner may take, in the order in which the page lists them; the first that is open stands out. */
import type { PetitionAction } from "../petition-workflow.ts";

export const residentActions = [
  "rate",
  "add_material",
  "report_undone",
  "request_review",
  "request_rereview",
  "close",
  "withdraw",
] as const satisfies readonly PetitionAction[];
export type ResidentAction = (typeof residentActions)[number];

export function isResidentAction(text: string | undefined): text is ResidentAction {
  return residentActions.some((action) => action === text);
}

export const ratingReasons = [
  "slow",
  "attitude",
  "unclear",
  "not_solved",
  "pushed_around",
  "unfair",
] as const;
/** The lowest two are bad reviews. */
export function isBadReview(level: number): boolean {
  return level <= 2;
}
