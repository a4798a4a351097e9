/** The form of a rating by one person of one office. Shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { isBadReview, ratingReasons } from "./rating.ts";

const longestComment = 500;

export function ratingForm({ tracking: { rating } }: Messages) {
  return z
    .object({
      level: z.enum(["1", "2", "3", "4", "5"], { error: rating.levelEmpty }).transform(Number),
      reasons: z.array(z.enum(ratingReasons)).default([]),
      comment: z
        .string()
        .trim()
        .max(longestComment, { error: rating.tooLong(longestComment) })
        .optional()
        .transform((text) => (text === undefined || text === "" ? null : text)),
    })
    .superRefine(({ level, reasons }, context) => {
      if (isBadReview(level) && reasons.length === 0)
        context.addIssue({ code: "custom", path: ["reasons"], message: rating.reasonEmpty });
    });
}
