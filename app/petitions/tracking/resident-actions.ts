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
