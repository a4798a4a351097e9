/** What a line of a list is asked for, shared by browser and server; a schema per language. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";

const longestZh = 200;
const longestEn = 500;

export function conductItemForm(m: Messages) {
  const { problems } = m.conductLists.desk;
  return z.object({
    wordsZh: z
      .string({ error: problems.wordsZh })
      .trim()
      .min(1, problems.wordsZh)
      .max(longestZh, problems.long(longestZh)),
    wordsEn: z.string().trim().max(longestEn, problems.long(longestEn)).default(""),
    isExample: z
      .string()
      .optional()
      .transform((value) => value === "on"),
  });
}

export type ConductItemValues = z.output<ReturnType<typeof conductItemForm>>;
