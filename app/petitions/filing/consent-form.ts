/** The consent of somebody for whom a clerk files, as it is put on record. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { longest } from "./petition-form.ts";

export function consentForm({ filing: { problems } }: Messages) {
  return z.object({
    method: z.enum(["present", "on_the_phone"], { error: problems.consentMethod }),
    note: z
      .string({ error: problems.consentNote })
      .transform((text) => text.trim())
      .refine((text) => text !== "", problems.consentNote)
      .refine((text) => [...text].length <= longest.words, {
        error: ({ input }) => problems.tooLong(longest.words, [...String(input)].length),
      }),
  });
}
