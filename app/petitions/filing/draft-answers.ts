/**
 * The document of a draft: every question's fields as they were typed, right or wrong, so that nothing typed is lost;
 * they are judged again on every page and once more, all of them, when the petition is sent. Pure.
 */
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { matterKinds } from "#app/matters/matter.ts";
import { type FilingStep, filingSteps } from "./filing-steps.ts";
import { type FormFacts, filingKinds, type StepAnswer, stepForms } from "./petition-form.ts";

/** The fields of one question by name, as the form sent them. */
export type TypedFields = Readonly<Record<string, string>>;

const typedFields = z.record(z.string(), z.string());

const document = z.object({
  steps: z.partialRecord(z.enum(filingSteps), typedFields),
  /** What the person already said at "which door": prefills, never sent unseen. */
  carried: z.object({
    kind: z.enum(filingKinds).nullable(),
    topic: z.string().nullable(),
    concerned: z.string().nullable(),
    division: z.string().nullable(),
    /** The matter of another product it came from, and whose that is, by the name given there. */
    from: z
      .object({
        kind: z.enum(matterKinds),
        id: z.string(),
        number: z.string(),
        personId: z.string(),
        name: z.string(),
      })
      .nullable()
      .default(null),
  }),
  /** The number that a one-time code confirmed. */
  verifiedPhone: z.string().nullable(),
  /** Earlier requests of the same person were shown and this one is another matter. */
  similarSeen: z.boolean(),
  /** A clerk files for somebody who is present or on the phone. */
  onBehalf: z.object({ method: z.enum(["present", "on_the_phone"]), note: z.string() }).nullable(),
  /** Once sent: what the receipt of this browser shows again. */
  receipt: z.object({ number: z.string(), code: z.string() }).nullable(),
});

export type DraftAnswers = z.output<typeof document>;
export type Carried = DraftAnswers["carried"];
export type OnBehalf = NonNullable<DraftAnswers["onBehalf"]>;

export const nothingCarried: Carried = {
  kind: null,
  topic: null,
  concerned: null,
  division: null,
  from: null,
};

export function emptyAnswers(
  carried: Carried = nothingCarried,
  onBehalf: OnBehalf | null = null,
): DraftAnswers {
  return { steps: {}, carried, verifiedPhone: null, similarSeen: false, onBehalf, receipt: null };
}

/** Throws when the text is not a draft of ours. */
export function readAnswers(text: string): DraftAnswers {
  return document.parse(JSON.parse(text));
}

const longestField = 20_000;

/** The text fields of a form by name, cut where no page of ours would ever reach. Files are left out. */
export function typedFieldsOf(form: FormData): TypedFields {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && name !== "intent" && Object.keys(fields).length < 60)
      fields[name.slice(0, 60)] = value.slice(0, longestField);
  }
  return fields;
}

/** Judges the fields of one question. `reply()` of a refused submission carries the sentences. */
export function judgeStep<Step extends FilingStep>(
  step: Step,
  fields: TypedFields,
  messages: Messages,
  facts: FormFacts,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const schema = stepForms[step](messages, facts) as unknown as z.ZodType<StepAnswer<Step>>;
  return parseWithZod(form, { schema });
}

/** What stands in a question's fields: what was typed there, else what was carried in. */
export function fieldsOf(answers: DraftAnswers, step: FilingStep): TypedFields {
  const typed = answers.steps[step];
  if (typed !== undefined) return typed;
  const { kind, concerned, division } = answers.carried;
  const given = (fields: Record<string, string | null>): TypedFields =>
    Object.fromEntries(
      Object.entries(fields).filter((field): field is [string, string] => field[1] !== null),
    );
  if (step === "about") return given({ kind, concernedName: concerned });
  if (step === "where") return given({ division });
  return {};
}

export type CompleteAnswers = { readonly [Step in FilingStep]: StepAnswer<Step> };

/** All questions judged again; the first that fails is where the person is taken back to. */
export function completeAnswers(
  answers: DraftAnswers,
  messages: Messages,
  facts: FormFacts,
):
  | { readonly ok: true; readonly answers: CompleteAnswers }
  | { readonly ok: false; readonly step: FilingStep } {
  const complete: Partial<Record<FilingStep, unknown>> = {};
  for (const step of filingSteps) {
    const submission = judgeStep(step, answers.steps[step] ?? {}, messages, facts);
    if (submission.status !== "success") return { ok: false, step };
    complete[step] = submission.value;
  }
  return { ok: true, answers: complete as CompleteAnswers };
}

/** A name for the matter, from its first words: what people call it in a list. Up to 24 characters. */
export function titleOf(narrative: string): string {
  const first = narrative.trim().split(/[。！？!?\n；;]/u)[0] ?? "";
  const characters = [...first.trim()];
  if (characters.length <= 24) return characters.join("");
  const cut = characters.slice(0, 24).join("");
  const comma = Math.max(cut.lastIndexOf("，"), cut.lastIndexOf(","), cut.lastIndexOf(" "));
  return `${comma >= 8 ? cut.slice(0, comma) : cut}…`;
}
