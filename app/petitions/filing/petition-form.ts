/**
 * What each question of "say it" accepts, shared by browser and server. A schema is made per language, so that its
 * errors are sentences; nothing here has side effects.
 */
import { z } from "zod";
import { identityDocumentKinds, readIdentityDocument } from "#app/accounts/identity-document.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import type { LocalDate } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { FilingStep } from "./filing-steps.ts";

export const longest = { narrative: 5_000, requested: 2_000, words: 200, name: 40, address: 120 } as const;
/** 信访工作条例 第二十条: at most five representatives; whoever files is one of them, so four others may be named. */
export const mostOthers = 4;
export const mostPeople = 100_000;

/** What a question needs to know besides its own fields. */
export type FormFacts = {
  readonly today: LocalDate;
  /** A voice note may stand for the text. */
  readonly hasVoice: boolean;
};

/** Required words: empty and too long are told apart, and the count is said. */
function words(m: Messages, empty: string, most: number) {
  return z
    .string({ error: empty })
    .transform((text) => text.trim())
    .refine((text) => text !== "", { error: empty, abort: true })
    .superRefine((text, context) => tooLong(m, text, most, context));
}

function optionalWords(m: Messages, most: number) {
  return z
    .string()
    .optional()
    .transform((text) => text?.trim() ?? "")
    .superRefine((text, context) => tooLong(m, text, most, context));
}

function tooLong(m: Messages, text: string, most: number, context: z.RefinementCtx): void {
  const count = [...text].length;
  if (count > most) context.addIssue({ code: "custom", message: m.filing.problems.tooLong(most, count) });
}

export function whatForm(m: Messages, { hasVoice }: FormFacts) {
  const narrative = hasVoice
    ? optionalWords(m, longest.narrative)
    : words(m, m.filing.problems.whatEmpty, longest.narrative);
  return z.object({ narrative });
}

export function whereForm(m: Messages) {
  return z.object({
    division: z
      .string({ error: m.filing.problems.whereEmpty })
      .regex(/^\d{6,12}$/, m.filing.problems.whereUnknown),
  });
}

export function whenForm(m: Messages) {
  return z.object({
    happenedWhen: words(m, m.filing.problems.whenEmpty, longest.words),
    spot: optionalWords(m, longest.words),
  });
}

export const filingKinds = ["redress", "suggestion", "accusation"] as const;

export function aboutForm(m: Messages) {
  return z.object({
    kind: z.enum(filingKinds, { error: m.filing.problems.kindEmpty }),
    concernedName: optionalWords(m, longest.words),
  });
}

export function wantForm(m: Messages) {
  return z.object({ requested: words(m, m.filing.problems.wantEmpty, longest.requested) });
}

/** `landline` numbers are good for a call back and get no code (SJ-07). */
function contactNumber(m: Messages) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const read = readPhoneNumber(text ?? "", { landlineAllowed: true });
      if (read.ok) return read.number;
      if (read.reason === "empty") return "";
      context.addIssue({ code: "custom", message: m.filing.problems.phoneShape });
      return z.NEVER;
    });
}

const anonymousAnswer = {
  identity: "anonymous",
  name: "",
  phone: "",
  address: "",
  document: null,
  hideName: true,
} as const;

export function whoForm(m: Messages, { today }: FormFacts) {
  const { problems } = m.filing;
  const named = z
    .object({
      identity: z.literal("named"),
      name: words(m, problems.nameEmpty, longest.name),
      phone: contactNumber(m),
      address: optionalWords(m, longest.address),
      documentKind: z.enum(identityDocumentKinds).optional(),
      documentNumber: optionalWords(m, longest.words),
      hideName: z.string().optional(),
    })
    .transform(({ documentKind = "resident_identity_card", documentNumber, hideName, ...rest }, context) => {
      // 信访工作条例 第二十三条: without an address or number the answer cannot reach the person.
      if (rest.phone === "" && rest.address === "")
        context.addIssue({ code: "custom", path: ["phone"], message: problems.contactEmpty });
      if (documentNumber === "") return { ...rest, document: null, hideName: hideName !== undefined };
      const read = readIdentityDocument(documentKind, documentNumber, today);
      if (read.ok)
        return {
          ...rest,
          document: { kind: documentKind, number: read.number },
          hideName: hideName !== undefined,
        };
      const message = { ...problems.document, empty: problems.document.shape }[read.reason];
      context.addIssue({ code: "custom", path: ["documentNumber"], message });
      return z.NEVER;
    });
  const anonymous = z.object({ identity: z.literal("anonymous") }).transform(() => anonymousAnswer);
  return z.discriminatedUnion("identity", [named, anonymous], { error: problems.identityEmpty });
}

export type Representative = { readonly name: string; readonly phone: string };

/** The names of the boxes of one representative; rows count from 1. */
export function representativeFields(row: number): { readonly name: string; readonly phone: string } {
  return { name: `representative${row}name`, phone: `representative${row}phone` };
}

export function togetherForm(m: Messages) {
  const { problems } = m.filing;
  const alone = z
    .object({ joint: z.literal("alone") })
    .transform(() => ({ isJoint: false, people: 1, representatives: [] as readonly Representative[] }));
  const joint = z
    .looseObject({
      joint: z.literal("joint"),
      people: z
        .string({ error: problems.peopleEmpty })
        .transform((text) => Number(text.normalize("NFKC").trim()))
        .refine(
          (count) => Number.isInteger(count) && count >= 2 && count <= mostPeople,
          problems.peopleShape(mostPeople),
        ),
    })
    .transform((answer, context) => ({
      isJoint: true,
      people: answer.people,
      representatives: readRepresentatives(m, answer, context),
    }));
  return z.discriminatedUnion("joint", [alone, joint], { error: problems.jointEmpty });
}

/** Rows that hold anything; each needs a name, and a phone that is one when it is given. */
function readRepresentatives(
  m: Messages,
  answer: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): readonly Representative[] {
  const { problems } = m.filing;
  const rows = Object.keys(answer)
    .map((key) => /^representative(\d{1,3})(?:name|phone)$/.exec(key)?.[1])
    .filter((row) => row !== undefined);
  const representatives = [...new Set(rows.map(Number))]
    .sort((one, other) => one - other)
    .map((row) => {
      const fields = representativeFields(row);
      const name = String(answer[fields.name] ?? "").trim();
      const typed = String(answer[fields.phone] ?? "").trim();
      if (name === "" && typed === "") return null;
      const phone = readPhoneNumber(typed, { landlineAllowed: true });
      if (name === "" || [...name].length > longest.name)
        context.addIssue({ code: "custom", path: [fields.name], message: problems.representativeName });
      if (!phone.ok && phone.reason !== "empty")
        context.addIssue({ code: "custom", path: [fields.phone], message: problems.phoneShape });
      return { name, phone: phone.ok ? phone.number : "" };
    })
    .filter((representative) => representative !== null);
  if (representatives.length > mostOthers)
    context.addIssue({
      code: "custom",
      path: [representativeFields(mostOthers + 1).name],
      message: problems.representativesTooMany,
    });
  return representatives;
}

/** The schema of one question. */
export const stepForms = {
  what: whatForm,
  where: whereForm,
  when: whenForm,
  about: aboutForm,
  want: wantForm,
  who: whoForm,
  together: togetherForm,
} as const satisfies Record<FilingStep, (m: Messages, facts: FormFacts) => z.ZodType>;

/** What a question's answer is once it is accepted. */
export type StepAnswer<Step extends FilingStep> = z.output<ReturnType<(typeof stepForms)[Step]>>;

export type FilingKind = (typeof filingKinds)[number];
