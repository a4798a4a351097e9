import { personByPhone } from "#app/accounts/people.server.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { localDateOf } from "#app/deadlines/local-date.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { concernedOrganisation } from "./concerned-organisation.server.ts";
import { isPhoneConfirmed } from "./confirmed-phone.server.ts";
import { type DraftContext, lockDraft, openAnswers } from "./draft.server.ts";
import { type CompleteAnswers, completeAnswers, type DraftAnswers } from "./draft-answers.ts";
import type { FilingStep } from "./filing-steps.ts";
import { firstReceiver } from "./first-receiver.server.ts";
import { type Filing, type Submission, storePetition } from "./store-petition.server.ts";

export type SubmitResult =
  | { readonly ok: true; readonly number: string }
  /** The first question that is not answered as it must be. */
  | { readonly ok: false; readonly reason: "incomplete"; readonly step: FilingStep }
  /** No organ that takes accusations is left above this place but the accused one. */
  | { readonly ok: false; readonly reason: "no_receiver" }
  | { readonly ok: false; readonly reason: "gone" };

/** Sending the same draft twice, also at the same moment, gives the same number. */
export function submitPetition(context: DraftContext, submission: Submission): Promise<SubmitResult> {
  return context.db.$transaction((tx) => submitIn(tx, context, submission), { timeout: 20_000 });
}

/** The same within a transaction of the caller's. */
export async function submitIn(
  tx: Transaction,
  context: DraftContext,
  submission: Submission,
): Promise<SubmitResult> {
  const { draftId, actor, messages } = submission;
  const { env } = context;
  const draft = await lockDraft(tx, draftId);
  if (draft === null) return { ok: false, reason: "gone" };
  const saved = openAnswers(env, draftId, draft.answersSealed);
  if (saved.receipt !== null) return { ok: true, number: saved.receipt.number };

  const now = context.now();
  const voices = await tx.attachment.count({ where: { draftId, removedAt: null, kind: "audio" } });
  const judged = completeAnswers(saved, messages, { today: localDateOf(now), hasVoice: voices > 0 });
  if (!judged.ok) return { ok: false, reason: "incomplete", step: judged.step };
  const division = await divisionByCode(tx, judged.answers.where.division);
  const clerk = saved.onBehalf !== null && actor.kind === "staff" ? actor : null;
  if (division === null || (clerk !== null && !division.path.startsWith(clerk.divisionPath)))
    return { ok: false, reason: "incomplete", step: "where" };

  const concerned = await concernedOrganisation(tx, judged.answers.about.concernedName, division.path);
  const receiver = await firstReceiver(tx, {
    kind: judged.answers.about.kind,
    divisionPath: division.path,
    concernedOrganisationId: concerned?.id ?? null,
    clerk,
  });
  if (receiver === null) return { ok: false, reason: "no_receiver" };
  const filing: Filing = {
    ...submission,
    id: newId(),
    now,
    saved,
    answers: judged.answers,
    division,
    clerk,
    concernedOrganisationId: concerned?.id ?? null,
    receiver,
    petitionerId: await petitionerOf(tx, context, submission, saved, judged.answers),
    phoneConfirmed: await isPhoneConfirmed(tx, context.env, {
      actor,
      saved,
      phone: judged.answers.who.phone,
    }),
  };
  const { number } = await once(tx, "petition.submit", draftId, () => storePetition(tx, context, filing));
  return { ok: true, number };
}

/**
 * Whose account it belongs to. Nobody's when it is anonymous; a number nobody confirmed proves nothing; and a clerk
 * who files for others is never the petitioner.
 */
async function petitionerOf(
  tx: Transaction,
  { env, now }: DraftContext,
  { actor, language }: Submission,
  saved: DraftAnswers,
  { who }: CompleteAnswers,
): Promise<string | null> {
  if (who.identity === "anonymous") return null;
  if (saved.onBehalf === null && actor.kind !== "visitor") return actor.personId;
  if (saved.verifiedPhone === null || saved.verifiedPhone !== who.phone) return null;
  if (!readPhoneNumber(who.phone).ok) return null;
  const { id } = await personByPhone(tx, env, { phone: who.phone, language, now: now() });
  return actor.kind === "staff" && actor.personId === id ? null : id;
}
