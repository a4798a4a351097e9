/**
 * Sends what was said: the draft becomes a petition, once. Number, first receiver, clock, timeline, audit and notice
 * stand or fall together.
 */
import type { Actor, StaffActor } from "#app/accounts/actor.ts";
import { personByPhone } from "#app/accounts/people.server.ts";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { Language } from "#app/i18n/language.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { divisionByCode } from "#app/organisations/division-queries.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { once } from "#app/platform/idempotency.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AccusationContent, emptiedColumns, sealAccusation } from "./accusation-content.server.ts";
import { concernedOrganisation } from "./concerned-organisation.server.ts";
import { isPhoneConfirmed } from "./confirmed-phone.server.ts";
import { type DraftContext, lockDraft, openAnswers, sealAnswers } from "./draft.server.ts";
import {
  type CompleteAnswers,
  completeAnswers,
  type DraftAnswers,
  emptyAnswers,
  titleOf,
} from "./draft-answers.ts";
import type { FilingStep } from "./filing-steps.ts";
import { type FirstReceiver, firstReceiver } from "./first-receiver.server.ts";
import { hashLookupCode, newLookupCode } from "./lookup-code.server.ts";
import { auditActor } from "./petition-change.ts";
import { petitionNumber } from "./petition-number.ts";
import type { PetitionActor } from "./petition-relations.ts";
import { receivedPetition } from "./received-petition.ts";
import { sealParties } from "./seal-parties.server.ts";

export type SubmitResult =
  | { readonly ok: true; readonly number: string }
  /** The first question that is not answered as it must be. */
  | { readonly ok: false; readonly reason: "incomplete"; readonly step: FilingStep }
  /** No organ that takes accusations is left above this place but the accused one. */
  | { readonly ok: false; readonly reason: "no_receiver" }
  | { readonly ok: false; readonly reason: "gone" };

export type Submission = {
  readonly draftId: string;
  readonly actor: Actor;
  readonly messages: Messages;
  readonly language: Language;
};

/** Sending the same draft twice, also at the same moment, gives the same number. */
export function submitPetition(context: DraftContext, submission: Submission): Promise<SubmitResult> {
  return context.db.$transaction((tx) => submitIn(tx, context, submission), { timeout: 20_000 });
}

async function submitIn(
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
  const { number } = await once(tx, "petition.submit", draftId, () => store(tx, context, filing));
  return { ok: true, number };
}

type Filing = Submission & {
  readonly id: string;
  readonly now: Date;
  readonly saved: DraftAnswers;
  readonly answers: CompleteAnswers;
  readonly division: { readonly code: string; readonly path: string; readonly fullName: string };
  readonly clerk: StaffActor | null;
  readonly concernedOrganisationId: string | null;
  readonly receiver: FirstReceiver;
  readonly petitionerId: string | null;
  readonly phoneConfirmed: boolean;
};

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

async function store(tx: Transaction, context: DraftContext, filing: Filing): Promise<{ number: string }> {
  const { env } = context;
  const { id, now, saved, answers, receiver, draftId } = filing;
  const submittedBy = petitionActor(filing);
  const received = receivedPetition(
    {
      id,
      ownerOrganisationId: receiver.organisationId,
      classification: answers.about.kind,
      submittedBy,
      now,
    },
    await loadWorkingCalendar(tx),
  );
  const number = await nextNumber(tx, localDateOf(now));
  const code = newLookupCode();
  await tx.petition.create({
    data: {
      id,
      number,
      lookupCodeHash: hashLookupCode(env.blindIndexKey, id, code),
      ...received.columns,
      ...(await contentColumns(tx, context, filing)),
      divisionCode: filing.division.code,
      divisionPath: filing.division.path,
      hideName: answers.who.hideName,
      isJoint: answers.together.isJoint,
      jointCount: answers.together.people,
      isAnonymous: answers.who.identity === "anonymous",
      channel: channelOf(saved),
      petitionerId: filing.petitionerId,
      filedByMembershipId: filing.clerk?.membershipId ?? null,
      consentMethod: saved.onBehalf?.method ?? null,
      ownerOrganisationId: receiver.organisationId,
      ownerMembershipId: receiver.membershipId,
      firstReceiverOrganisationId: receiver.organisationId,
      firstReceiverMembershipId: receiver.membershipId,
      isDemonstration: env.demonstration,
    },
  });
  if (answers.about.kind === "accusation") await storeAccusation(tx, context, filing);
  await tx.petitionParty.createMany({ data: sealParties(env, id, answers, filing.phoneConfirmed) });
  await tx.petitionEvent.create({ data: { id: newId(), ...received.event } });
  await tx.petitionClock.create({ data: { id: newId(), ...received.clockRow } });
  await tx.attachment.updateMany({
    where: { draftId, removedAt: null },
    data: { petitionId: id, draftId: null },
  });
  await appendAudit(tx, {
    chain: `petition:${id}`,
    at: now,
    actor: auditActor(submittedBy),
    action: "petition.submit",
    payload: {
      state: "received",
      owner: receiver.organisationId,
      clock: received.clock.rule,
      due: received.clock.due,
      channel: channelOf(saved),
    },
  });
  // A number that nobody confirmed gets no message: it may be somebody else's.
  if (filing.petitionerId !== null || filing.phoneConfirmed)
    await notify(tx, {
      to: { petitionId: id, personId: filing.petitionerId },
      event: "petition_received",
      facts: { number, due: received.clock.due },
      dedupeKey: `petition:${id}:1`,
      now,
    });
  await closeDraft(tx, context, filing, { number, code });
  return { number };
}

/** What the petition's own row says; an accusation's says nothing (信访工作条例 第三十条). */
async function contentColumns(tx: Transaction, { env }: DraftContext, filing: Filing) {
  const { id, saved, answers, division, messages } = filing;
  const { what, want, when, about } = answers;
  const classification = about.kind;
  if (classification === "accusation") return { classification, ...emptiedColumns };
  const title = titleOf(what.narrative) || messages.filing.voiceTitle(division.fullName);
  const { topic } = saved.carried;
  const known =
    topic === null ? null : await tx.topic.findUnique({ where: { id: topic }, select: { id: true } });
  return {
    classification,
    topicId: known?.id ?? null,
    title,
    narrative: what.narrative,
    requested: want.requested,
    happenedWhen: when.happenedWhen,
    placeSealed:
      when.spot === "" ? null : seal(env.fieldKeys, when.spot, { field: "Petition.place", record: id }),
    concernedName: about.concernedName === "" ? null : about.concernedName,
    concernedOrganisationId: filing.concernedOrganisationId,
    consentNote: saved.onBehalf?.note || null,
    searchText: searchGrams(
      [title, what.narrative, want.requested, division.fullName, about.concernedName].join(" "),
    ),
  };
}

async function storeAccusation(tx: Transaction, { env }: DraftContext, filing: Filing): Promise<void> {
  const { id, answers, saved, division, messages } = filing;
  // The note on consent names the person, so it is kept with what was said.
  const content: AccusationContent & { consentNote: string } = {
    title: titleOf(answers.what.narrative) || messages.filing.voiceTitle(division.fullName),
    narrative: answers.what.narrative,
    requested: answers.want.requested,
    happenedWhen: answers.when.happenedWhen,
    place: answers.when.spot,
    consentNote: saved.onBehalf?.note ?? "",
  };
  await sealAccusation(tx, env, id, content, {
    name: answers.about.concernedName,
    organisationId: filing.concernedOrganisationId,
  });
}

function petitionActor({ clerk, petitionerId }: Filing): PetitionActor {
  if (clerk !== null) return clerk;
  return petitionerId === null ? { kind: "visitor" } : { kind: "resident", personId: petitionerId };
}

function channelOf({ onBehalf }: DraftAnswers): "network" | "visit" | "phone" {
  if (onBehalf === null) return "network";
  return onBehalf.method === "present" ? "visit" : "phone";
}

/** Numbers run through the city; one that the day already has (after 100,000, or loaded data) is passed over. */
async function nextNumber(tx: Transaction, date: LocalDate): Promise<string> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const [next] = await tx.$queryRaw<
      { sequence: number }[]
    >`SELECT nextval('"PetitionNumber"')::int AS sequence`;
    if (next === undefined) throw new Error("a sequence has a next value");
    const number = petitionNumber({ date, sequence: next.sequence });
    if ((await tx.petition.count({ where: { number } })) === 0) return number;
  }
  throw new Error(`no number of ${date} is free`);
}

/** The answers now live in the petition; the draft keeps only what the receipt shows again. */
async function closeDraft(
  tx: Transaction,
  { env }: DraftContext,
  { draftId, id, answers, saved, now }: Filing,
  receipt: { readonly number: string; readonly code: string },
): Promise<void> {
  const closed = { ...emptyAnswers(undefined, saved.onBehalf), receipt };
  await tx.petitionDraft.update({
    where: { id: draftId },
    data: {
      submittedAs: id,
      answersSealed: sealAnswers(env, draftId, closed),
      divisionCode: null,
      updatedAt: now,
      // An account that points to an anonymous petition would end its anonymity.
      ...(answers.who.identity === "anonymous" ? { personId: null } : {}),
    },
  });
}
