/** What each step of the petitioner asks; shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { isBadReview, ratingReasons } from "#app/matters/rating.ts";
import type { ResidentAction } from "./resident-actions.ts";

const longest = 3_000;
const required: readonly ResidentAction[] = ["report_undone", "request_review", "request_rereview"];

export type ResidentValues = {
  readonly note: string;
  readonly window: number | null;
  readonly handler: number | null;
  readonly reasons: readonly string[];
};

/** The schema of a step; its messages are sentences in the person's language. */
export function residentSchema(
  action: ResidentAction,
  { tracking: { form } }: Messages,
): z.ZodType<ResidentValues> {
  const optionalNote = z.string().trim().max(longest, form.tooLong).default("");
  const note = required.includes(action)
    ? z.string({ error: form.empty }).trim().min(1, form.empty).max(longest, form.tooLong)
    : optionalNote;
  const level = z
    .string()
    .default("")
    .transform((text) => (/^[1-5]$/.test(text) ? Number(text) : null));
  return z
    .object({ note, window: level, handler: level, reasons: z.array(z.enum(ratingReasons)).default([]) })
    .superRefine((values, context) => {
      if (action !== "rate") return;
      const levels = [values.window, values.handler].filter((value) => value !== null);
      if (levels.length === 0)
        context.addIssue({ code: "custom", path: ["window"], message: form.targetEmpty });
      if (levels.some(isBadReview) && values.reasons.length === 0)
        context.addIssue({ code: "custom", path: ["reasons"], message: form.reasonEmpty });
    });
}
