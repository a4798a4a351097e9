/**
 * A questionnaire as it is stored: data, never code. Everything that shows, checks or counts answers reads this one
 * definition; a published version never changes. Pure; shared by browser and server.
 */
import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** In both languages; the second may be left out while it is written. */
const words = z.object({ zh: z.string().trim().min(1).max(300), en: z.string().trim().max(600).default("") });
const option = z.object({
  id,
  words,
  /** 0 to 100, when the choice counts for its dimension. */
  score: z.number().min(0).max(100).optional(),
});
const options = z.array(option).min(2).max(30);

/** One thing that another question was answered with. */
const condition = z.object({
  question: id,
  is: z.enum(["answered", "one_of", "none_of", "at_least", "at_most"]),
  /** Ids of options for `one_of` and `none_of`. */
  options: z.array(id).max(30).optional(),
  /** For `at_least` and `at_most`. */
  number: z.number().optional(),
});
const rule = z.object({ match: z.enum(["all", "any"]), conditions: z.array(condition).min(1).max(10) });

const common = {
  id,
  words,
  hint: words.optional(),
  required: z.boolean().default(false),
  /** Shown only when this holds of the answers before it. */
  showIf: rule.optional(),
  /** To whose score it counts, and how much beside the others. */
  dimension: id.optional(),
  weight: z.number().positive().max(10).default(1),
};

const question = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("rating"), notApplicable: z.boolean().default(true) }),
  z.object({ ...common, kind: z.literal("single"), options, other: z.boolean().default(false) }),
  z.object({
    ...common,
    kind: z.literal("multiple"),
    options,
    other: z.boolean().default(false),
    most: z.number().int().min(1).max(30).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal("matrix"),
    rows: z.array(z.object({ id, words })).min(1).max(20),
    notApplicable: z.boolean().default(true),
  }),
  z.object({ ...common, kind: z.literal("recommend") }),
  z.object({
    ...common,
    kind: z.literal("number"),
    least: z.number().default(0),
    most: z.number(),
    unit: words.optional(),
  }),
  z.object({ ...common, kind: z.literal("date") }),
  z.object({
    ...common,
    kind: z.literal("short_text"),
    longest: z.number().int().min(1).max(200).default(60),
  }),
  z.object({
    ...common,
    kind: z.literal("long_text"),
    longest: z.number().int().min(1).max(2_000).default(500),
  }),
]);

/** Of one section. */
export const mostQuestions = 40;
/** Of a questionnaire. */
export const mostSections = 30;
export const mostDimensions = 30;

export const questionnaireSchema = z.object({
  title: words,
  /** Minutes it takes, as the invitation says. */
  minutes: z.number().int().min(1).max(60),
  dimensions: z
    .array(z.object({ id, words, weight: z.number().positive().max(10).default(1) }))
    .max(mostDimensions)
    .default([]),
  sections: z
    /** A section may be empty while it is written; then it is not published. */
    .array(z.object({ id, words, questions: z.array(question).max(mostQuestions) }))
    .min(1)
    .max(mostSections),
});

export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type Question = z.infer<typeof question>;
export type QuestionKind = Question["kind"];
export type Section = Questionnaire["sections"][number];
export type Dimension = Questionnaire["dimensions"][number];
export type Words = z.infer<typeof words>;
export type Condition = z.infer<typeof condition>;

export function questionsOf({ sections }: Pick<Questionnaire, "sections">): readonly Question[] {
  return sections.flatMap(({ questions }) => questions);
}
