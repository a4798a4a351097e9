/** Writes what came in: number, content, people, first step and clock, files, audit and notice, in one transaction. */
import type { Actor, StaffActor } from "#app/accounts/actor.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { type LocalDate, localDateOf } from "#app/deadlines/local-date.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { Language } from "#app/i18n/language.ts";
import { nextCaseNumber } from "#app/matters/case-number.server.ts";
import { linkMatters } from "#app/matters/link-matters.server.ts";
import { hashLookupCode, newLookupCode } from "#app/matters/lookup-code.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { searchGrams } from "#app/platform/chinese-search.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { seal } from "#app/platform/field-encryption.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type AccusationContent, emptiedColumns, sealAccusation } from "../accusation-content.server.ts";
import { auditActor } from "../petition-change.ts";
import type { PetitionActor } from "../petition-relations.ts";
import { type ReceivedPetition, receivedPetition } from "../received-petition.ts";
import { type DraftContext, sealAnswers } from "./draft.server.ts";
import { type CompleteAnswers, type DraftAnswers, emptyAnswers, titleOf } from "./draft-answers.ts";
import type { FirstReceiver } from "./first-receiver.server.ts";
import { sealParties } from "./seal-parties.server.ts";

export type Submission = {
  readonly draftId: string;
  readonly actor: Actor;
  readonly messages: Messages;
  readonly language: Language;
};

/** A submission that was judged whole, with all that was found out about it. */
export type Filing = Submission & {
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

/** Everything that a petition that came in consists of; gives its number. */
export async function storePetition(
  tx: Transaction,
  context: DraftContext,
  filing: Filing,
): Promise<{ number: string }> {
  const { env } = context;
  const { id, now, saved, answers, receiver, draftId } = filing;
  const submittedBy = petitionActor(filing);
  const received = receivedPetition(
    {
      id,
      ownerOrganisationId: receiver.organisationId,
      classification: answers.about.kind,
      isAnonymous: answers.who.identity === "anonymous",
      submittedBy,
      now,
    },
    await loadWorkingCalendar(tx),
  );
  const number = await nextCaseNumber(
    tx,
    localDateOf(now),
    async (taken) => (await tx.petition.count({ where: { number: taken } })) > 0,
  );
  const code = newLookupCode();
  await tx.petition.create({ data: { number, ...(await petitionRow(tx, context, filing, received, code)) } });
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
  await tellReceived(tx, filing, number, received.clock.due);
  await linkToWhatItCameFrom(tx, filing, number);
  await closeDraft(tx, context, filing, { number, code });
  return { number };
}

/** A link would end anonymity, so it is made only for the petitioner whose matter the other is. */
async function linkToWhatItCameFrom(
  tx: Transaction,
  { id, saved, petitionerId, now }: Filing,
  number: string,
): Promise<void> {
  const { from } = saved.carried;
  if (from === null || petitionerId === null || from.personId !== petitionerId) return;
  await linkMatters(tx, { from, to: { kind: "petition", id, number }, now });
}

async function petitionRow(
  tx: Transaction,
  context: DraftContext,
  filing: Filing,
  received: ReceivedPetition,
  code: string,
) {
  const { env } = context;
  const { id, saved, answers, receiver } = filing;
  return {
    id,
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
  };
}

async function tellReceived(tx: Transaction, filing: Filing, number: string, due: LocalDate): Promise<void> {
  // A number that nobody confirmed gets no message: it may be somebody else's.
  if (filing.petitionerId !== null || filing.phoneConfirmed)
    await notify(tx, {
      to: { about: { kind: "petition", id: filing.id }, personId: filing.petitionerId },
      event: "petition_received",
      facts: { number, due: due },
      dedupeKey: `petition:${filing.id}:1`,
      now: filing.now,
    });
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
    consentNoteSealed: saved.onBehalf?.note
      ? seal(env.fieldKeys, saved.onBehalf.note, { field: "Petition.consentNote", record: id })
      : null,
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
