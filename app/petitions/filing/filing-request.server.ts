/** What every page of "say it" does first and last: find the draft, keep the answer, judge it, go on. */
import { redirect } from "@remix-run/node";
import type { Actor } from "#app/accounts/actor.ts";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { filesOfDraft } from "../attachments/attachment.server.ts";
import {
  changeDraft,
  currentDraft,
  type Draft,
  type DraftColumns,
  type DraftContext,
  personIdOf,
} from "./draft.server.ts";
import { completeAnswers, type DraftAnswers, judgeStep, type TypedFields } from "./draft-answers.ts";
import { type FilingStep, filingAddresses, stepPath } from "./filing-steps.ts";
import type { FormFacts } from "./petition-form.ts";

export type OpenDraft = { readonly actor: Actor; readonly draft: Draft };

/** The draft of this browser; without one the person begins at the beginning. */
export async function requireDraft(request: Request, context: DraftContext): Promise<OpenDraft> {
  const actor = await actorOf(request, context);
  const draft = await currentDraft(request, context, actor);
  if (draft === null) throw redirect(filingAddresses.start);
  return { actor, draft };
}

export async function formFacts(context: DraftContext, draftId: string): Promise<FormFacts> {
  const files = await filesOfDraft(context.db, context.env, draftId);
  return {
    today: localDateOf(context.now()),
    hasVoice: files.some(({ kind }) => kind === "audio"),
  };
}

/** Keeps what was typed, right or wrong, and gives the draft to the account that signed in meanwhile. */
export async function keepAnswer(
  context: DraftContext,
  { actor, draft }: OpenDraft,
  change: (answers: DraftAnswers) => DraftAnswers,
  columns: DraftColumns = {},
): Promise<Draft> {
  const personId = personIdOf(actor);
  const adopts = draft.personId === null && draft.membershipId === null && personId !== null;
  let answers = draft.answers;
  const kept = await changeDraft(
    context,
    draft.id,
    (before) => {
      answers = change(before);
      return answers;
    },
    { ...columns, ...(adopts ? { personId } : {}) },
  );
  if (!kept) throw redirect(filingAddresses.start);
  return { ...draft, answers };
}

export function withAnswer(answers: DraftAnswers, step: FilingStep, fields: TypedFields): DraftAnswers {
  return { ...answers, steps: { ...answers.steps, [step]: fields } };
}

/** Keeps and judges one question's form, and goes on; a refusal is returned with its sentences. */
export async function answerStep(
  step: Exclude<FilingStep, "what">,
  request: Request,
  context: DraftContext,
  fields: TypedFields,
) {
  const open = await requireDraft(request, context);
  const draft = await keepAnswer(context, open, (answers) => withAnswer(answers, step, fields));
  const submission = judgeStep(
    step,
    fields,
    messagesFor(languageOf(request)),
    await formFacts(context, draft.id),
  );
  if (submission.status !== "success") return { result: submission.reply() };
  throw redirect(await pathOn(request, context, { ...open, draft }, step));
}

/** The next page: a number to be checked, else the first question without an answer, else the answers to check. */
export async function pathOn(
  request: Request,
  context: DraftContext,
  { actor, draft }: OpenDraft,
  after: FilingStep,
): Promise<string> {
  if (after === "who" && phoneToCheck(draft, actor) !== null) return filingAddresses.code;
  const judged = completeAnswers(
    draft.answers,
    messagesFor(languageOf(request)),
    await formFacts(context, draft.id),
  );
  return judged.ok ? filingAddresses.check : stepPath(judged.step);
}

/** The mobile number that a code may be sent to and nobody has confirmed yet. */
export function phoneToCheck({ answers }: Draft, actor: Actor): string | null {
  const who = answers.steps.who;
  if (who?.identity !== "named" || (actor.kind !== "visitor" && answers.onBehalf === null)) return null;
  const phone = readPhoneNumber(who.phone ?? "");
  return phone.ok && phone.number !== answers.verifiedPhone ? phone.number : null;
}
