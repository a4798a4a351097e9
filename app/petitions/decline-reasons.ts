/** The lawful reasons for not accepting a petition (不予受理), each with its article. Pure. */
import type { Article } from "./petition-workflow.ts";

export const declineReasons = [
  "already_in_progress",
  "review_concluded",
  "outside_remit",
  "not_a_petition",
  "withdrawn_from_superior",
] as const;

export type DeclineReason = (typeof declineReasons)[number];

/** What each reason rests on: 第十七条 says what a petition is, 第二十三条 whose it is, 第三十六条 when it has ended. */
export const declineArticles: Readonly<Record<DeclineReason, Article>> = {
  already_in_progress: "XF-06",
  review_concluded: "XF-18",
  outside_remit: "XF-08",
  not_a_petition: "XF-01",
  withdrawn_from_superior: "XF-06",
};
