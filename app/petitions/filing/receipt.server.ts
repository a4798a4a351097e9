/** What stands on a receipt: read from the petition, with the dates that the rules give. */
import type { Actor } from "#app/accounts/actor.ts";
import { loadWorkingCalendar } from "#app/deadlines/calendar-queries.server.ts";
import { type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import { openAccusation } from "../accusation-content.server.ts";
import type { PetitionClass } from "../petition-states.ts";
import { type Draft, type DraftContext, sentDraft } from "./draft.server.ts";

export type Receipt = {
  readonly number: string;
  readonly code: string;
  readonly title: string;
  readonly kind: PetitionClass;
  readonly isAnonymous: boolean;
  /** The account it belongs to. */
  readonly petitionerId: string | null;
  readonly onBehalf: boolean;
  readonly receivedOn: LocalDate;
  /** The last day for telling who handles it, and of what follows when that last day is used. */
  readonly noticeDue: { readonly day: LocalDate; readonly provisional: boolean };
  readonly answerDue: { readonly day: LocalDate; readonly provisional: boolean };
  readonly office: {
    readonly name: string;
    readonly address: string | null;
    readonly phone: string | null;
    readonly openingHours: string | null;
  };
  /** The clerk who received it in person. */
  readonly receiver: { readonly name: string; readonly post: string | null } | null;
};

/** The receipt, for the browser or account that sent it; null for everybody else. */
export async function receiptFor(
  request: Request,
  context: DraftContext,
  actor: Actor,
  number: string,
): Promise<Receipt | null> {
  const draft = await sentDraft(request, context, actor, number);
  return draft === null ? null : receiptOfDraft(context, draft);
}

async function receiptOfDraft({ db, env }: DraftContext, draft: Draft): Promise<Receipt | null> {
  const { receipt, onBehalf } = draft.answers;
  if (receipt === null || draft.submittedAs === null) return null;
  const petition = await db.petition.findUniqueOrThrow({
    where: { id: draft.submittedAs },
    select: {
      id: true,
      title: true,
      classification: true,
      isAnonymous: true,
      petitionerId: true,
      receivedOn: true,
      filedByMembershipId: true,
      firstReceiverOrganisation: {
        select: { name: true, address: true, phone: true, openingHours: true },
      },
      accusation: { select: { contentSealed: true } },
    },
  });
  const receivedOn = localDateFromColumn(petition.receivedOn);
  const calendar = await loadWorkingCalendar(db);
  const notice = statutoryDeadline({ rule: "XF-08", from: receivedOn, calendar });
  const kind = petition.classification ?? "redress";
  const answer = statutoryDeadline({
    rule: kind === "redress" ? "XF-15" : "ZZ-03.reply",
    from: notice.due,
    calendar,
  });
  const receiver =
    petition.filedByMembershipId === null
      ? null
      : await db.membership.findUnique({
          where: { id: petition.filedByMembershipId },
          select: { displayName: true, post: true },
        });
  return {
    ...receipt,
    title:
      petition.accusation === null
        ? petition.title
        : openAccusation(env, { petitionId: petition.id, ...petition.accusation }).title,
    kind,
    isAnonymous: petition.isAnonymous,
    petitionerId: petition.petitionerId,
    onBehalf: onBehalf !== null,
    receivedOn,
    noticeDue: { day: notice.due, provisional: notice.provisional },
    answerDue: { day: answer.due, provisional: notice.provisional || answer.provisional },
    office: petition.firstReceiverOrganisation,
    receiver: receiver === null ? null : { name: receiver.displayName, post: receiver.post },
  };
}
