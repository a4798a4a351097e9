/** What a round and its sample are asked for, shared by browser and server; a schema per language. */
import { z } from "zod";
import { parseLocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import { type EnterpriseSize, enterpriseSizes } from "./industries.ts";
import type { TypedDeviations } from "./strata-deviations.ts";

const longestTitle = 60;

export function roundForm(m: Messages) {
  const { problems } = m.rounds;
  const title = z
    .string({ error: problems.title })
    .trim()
    .min(1, problems.title)
    .max(longestTitle, problems.titleLong(longestTitle));
  const day = z.string({ error: problems.day }).transform((text, context) => {
    const read = parseLocalDate(text.trim());
    if (read.ok) return read.date;
    context.addIssue({ code: "custom", message: problems.day });
    return z.NEVER;
  });
  return z
    .object({
      titleZh: title,
      titleEn: title,
      slug: z
        .string({ error: problems.slug })
        .trim()
        .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, problems.slug),
      kind: z.enum(["sampled", "open_link"], { error: problems.kind }),
      questionnaireId: z.uuid(problems.questionnaire),
      previousId: z
        .union([z.literal(""), z.uuid()])
        .optional()
        .transform((id) => (id === undefined || id === "" ? null : id)),
      opensOn: day,
      closesOn: day,
    })
    .superRefine(({ opensOn, closesOn }, context) => {
      if (closesOn < opensOn)
        context.addIssue({ code: "custom", path: ["closesOn"], message: problems.daysOrder });
    });
}
export type RoundValues = z.output<ReturnType<typeof roundForm>>;

function wholeNumber(message: string, least: number, most: number) {
  return z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);
}

const largestSeed = 2_147_483_647;

export function sampleForm(m: Messages) {
  const { problems } = m.rounds;
  const deviation = z
    .string()
    .trim()
    .regex(/^\d{1,2}(?:\.\d)?$/, problems.deviation)
    .transform(Number)
    .refine((number) => number > 0 && number <= 50, problems.deviation)
    .optional();
  return z.object({
    allocation: z.enum(["proportional", "neyman"], { error: problems.allocation }),
    size: wholeNumber(problems.size, 1, 50_000),
    seed: wholeNumber(problems.seed, 0, largestSeed),
    /** Of a hundred. */
    share: wholeNumber(problems.share, 1, 100),
    /** For Neyman's allocation, when there is no round before to take them from. */
    deviationLarge: deviation,
    deviationMedium: deviation,
    deviationSmall: deviation,
    deviationMicro: deviation,
  });
}
export type SampleValues = z.output<ReturnType<typeof sampleForm>>;

/** The field of each size. */
export const deviationFields = {
  large: "deviationLarge",
  medium: "deviationMedium",
  small: "deviationSmall",
  micro: "deviationMicro",
} as const satisfies Readonly<Record<EnterpriseSize, keyof SampleValues>>;

export function typedDeviations(values: SampleValues): TypedDeviations {
  return Object.fromEntries(
    enterpriseSizes.flatMap((size) => {
      const typed = values[deviationFields[size]];
      return typed === undefined ? [] : [[size, typed]];
    }),
  );
}
