/** The figures of a round as they are stored and published. What must not be shown is not in here. Pure. */
import { z } from "zod";

/** Of 0 to 100, or a share in percent. */
const figure = z.object({
  mean: z.number(),
  /** The 95% interval; null where there is no sample, and so none. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  standardError: z.number().nullable(),
  /** Enterprises behind it. */
  answers: z.number().int(),
});

const change = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Larger than chance alone would often make it: p below 0.05. */
  isSignificant: z.boolean(),
});

/** Null: fewer than ten answers, or it would give such a figure away. */
const shown = figure.nullable();

const option = z.object({
  /** Of an option; `5` to `1` of a rating, `other`. */
  id: z.string(),
  share: shown,
});

const question = z.object({
  id: z.string(),
  figure: shown,
  change: change.nullable(),
  options: z.array(option),
});
const dimension = z.object({ id: z.string(), weight: z.number(), figure: shown, change: change.nullable() });

const group = z.object({
  /** Code of the county, size class, group of industries; null for those of strata that were joined over it. */
  id: z.string().nullable(),
  population: z.number().int(),
  drawn: z.number().int(),
  /** Null where the number itself is small. */
  tookPart: z.number().int().nullable(),
  figure: shown,
  dimensions: z.record(z.string(), shown),
});

export const groupings = ["county", "size", "industry"] as const;
export type Grouping = (typeof groupings)[number];

export const roundResultsSchema = z.object({
  population: z.number().int(),
  drawn: z.number().int(),
  /** Enterprises whose token was signed. */
  tookPart: z.number().int(),
  answers: z.number().int(),
  overall: shown,
  change: change.nullable(),
  dimensions: z.array(dimension),
  questions: z.array(question),
  by: z.record(z.enum(groupings), z.array(group)),
});

export type RoundResults = z.infer<typeof roundResultsSchema>;
export type Figure = z.infer<typeof figure>;
export type FigureChange = z.infer<typeof change>;
export type GroupResult = z.infer<typeof group>;
