/** What a finding is asked for, shared by browser and server; a schema per language. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { type Questionnaire, questionsOf } from "../questionnaires/questionnaire.ts";

export const longestFinding = 300;

/** What a finding is about, as one choice of a list: `d:DIMENSION`, `q:QUESTION`, or nothing. */
export type FindingAbout = { readonly dimension: string | null; readonly question: string | null };

export function findingForm({ findings }: Messages, questionnaire: Questionnaire) {
  const { problems } = findings;
  return z
    .object({
      wordsZh: z
        .string({ error: problems.words })
        .trim()
        .min(1, problems.words)
        .max(longestFinding, problems.long(longestFinding)),
      wordsEn: z
        .string()
        .trim()
        .max(2 * longestFinding, problems.long(2 * longestFinding))
        .default(""),
      about: z
        .string()
        .default("")
        .refine((about) => about === "" || readAbout(about, questionnaire) !== null, problems.about),
    })
    .transform(({ about, ...words }) => ({
      ...words,
      ...(readAbout(about, questionnaire) ?? { dimension: null, question: null }),
    }));
}
export type FindingValues = z.output<ReturnType<typeof findingForm>>;

/** A question brings its dimension with it. Null for what is not in the questionnaire. */
function readAbout(about: string, questionnaire: Questionnaire): FindingAbout | null {
  const [kind, id] = [about.slice(0, 2), about.slice(2)];
  if (kind === "d:")
    return questionnaire.dimensions.some((each) => each.id === id) ? { dimension: id, question: null } : null;
  const question = kind === "q:" ? questionsOf(questionnaire).find((each) => each.id === id) : undefined;
  return question === undefined ? null : { dimension: question.dimension ?? null, question: question.id };
}

export function aboutValue({ dimension, question }: FindingAbout): string {
  if (question !== null) return `q:${question}`;
  return dimension === null ? "" : `d:${dimension}`;
}
