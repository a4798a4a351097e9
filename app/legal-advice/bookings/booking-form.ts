/** The forms of a booking, shared by browser and server. */
import { z } from "zod";
import { mobileNumber } from "#app/accounts/sign-in-form.ts";
import type { Messages } from "#app/i18n/index.ts";
import { isBadReview, ratingReasons } from "#app/matters/rating.ts";

export const longestWords = { name: 20, matter: 1_000, comment: 500 } as const;

/**
 * Who books or waits, and what for. The phone of somebody signed in is `known` and not read from the form; of somebody
 * for whom a clerk books it is `optional`, because they may have none.
 */
export function bookingForm(
  messages: Messages,
  { phone, clerk }: { readonly phone: "known" | "asked" | "optional"; readonly clerk: boolean },
) {
  const { problems } = messages.bookings;
  return z.object({
    name: z
      .string({ error: problems.nameEmpty })
      .trim()
      .min(2, { error: problems.nameEmpty })
      .max(longestWords.name, { error: problems.tooLong(longestWords.name) }),
    phone: {
      known: z.string().optional(),
      asked: mobileNumber(messages),
      optional: mobileNumber(messages).optional(),
    }[phone],
    consent: clerk
      ? z.enum(["self", "present", "on_the_phone"], { error: problems.consentEmpty })
      : z.undefined().catch(undefined),
    topic: z.string().max(60).optional(),
    matter: z
      .string()
      .trim()
      .max(longestWords.matter, { error: problems.tooLong(longestWords.matter) })
      .optional()
      .transform((text) => (text === undefined || text === "" ? null : text)),
    code: z.string().optional(),
  });
}

export function ratingForm({ bookings: { ratePage, problems } }: Messages) {
  return z
    .object({
      level: z.enum(["1", "2", "3", "4", "5"], { error: ratePage.levelEmpty }).transform(Number),
      reasons: z.array(z.enum(ratingReasons)).default([]),
      comment: z
        .string()
        .trim()
        .max(longestWords.comment, { error: problems.tooLong(longestWords.comment) })
        .optional()
        .transform((text) => (text === undefined || text === "" ? null : text)),
    })
    .superRefine(({ level, reasons }, context) => {
      if (isBadReview(level) && reasons.length === 0)
        context.addIssue({ code: "custom", path: ["reasons"], message: ratePage.reasonEmpty });
    });
}
