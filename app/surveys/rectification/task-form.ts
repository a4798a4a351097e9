/** What the steps of a rectification are asked for. */
import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/deadlines/local-date.ts";
import type { RectificationAction } from "./rectification-workflow.ts";

export const longestWords = 2_000;

export const rectificationActions = [
  "answer",
  "send_back",
  "extend",
  "verify",
] as const satisfies readonly RectificationAction[];

/** Which fields a step has; the workflow judges what stands in them. */
export const fieldsOfAction: Readonly<
  Record<RectificationAction, { readonly words: boolean; readonly day: boolean }>
> = {
  answer: { words: true, day: false },
  send_back: { words: true, day: true },
  extend: { words: true, day: true },
  verify: { words: false, day: false },
};

export const taskForm = z.object({
  action: z.enum(rectificationActions),
  version: z.coerce.number().int(),
  idempotencyKey: z.uuid(),
  words: z
    .string()
    .trim()
    .max(longestWords)
    .optional()
    .transform((words) => words ?? null),
  dueOn: z
    .string()
    .optional()
    .transform((text): LocalDate | null => {
      const read = parseLocalDate(text ?? "");
      return read.ok ? read.date : null;
    }),
});
