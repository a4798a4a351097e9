/** The sentences of a receipt, the same on the page and on paper. Pure. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { formatDay, formatDayLong } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import type { PetitionClass } from "../petition-states.ts";

export type ReceiptStep = {
  readonly key: string;
  readonly when: string;
  readonly dateTime?: string;
  readonly what: string;
  readonly why: string;
  readonly article?: string;
};

type Due = { readonly day: string; readonly provisional: boolean };

/** What the steps are made of; dates are `YYYY-MM-DD`. */
export type ReceiptFacts = {
  readonly kind: PetitionClass;
  readonly isAnonymous: boolean;
  readonly receivedOn: string;
  readonly noticeDue: Due;
  readonly answerDue: Due;
  readonly office: { readonly name: string };
  readonly receiver: { readonly name: string; readonly post: string | null } | null;
};

export function receiptSteps(facts: ReceiptFacts, messages: Messages, language: Language): ReceiptStep[] {
  const { receipt } = messages.filing;
  const { articles } = receipt;
  const by = ({ day, provisional }: Due) => {
    const far = day.slice(0, 4) !== facts.receivedOn.slice(0, 4);
    const words = far ? formatDayLong(day as LocalDate, language) : formatDay(day as LocalDate, language);
    return receipt.latest(words) + (provisional ? receipt.provisional : "");
  };
  const { isAnonymous, office, receiver } = facts;
  const steps: ReceiptStep[] = [
    {
      key: "received",
      when: receipt.today(formatDay(facts.receivedOn as LocalDate, language)),
      dateTime: facts.receivedOn,
      what: receipt.received,
      why:
        receiver === null
          ? receipt.receivedBy(office.name)
          : receipt.receivedByPerson(receiver.name, receiver.post ?? office.name),
    },
    {
      key: "notice",
      when: by(facts.noticeDue),
      dateTime: facts.noticeDue.day,
      what: isAnonymous ? receipt.noticeAnonymous : receipt.notice,
      why: isAnonymous ? receipt.noticeAnonymousWhy : receipt.noticeWhy,
      article: articles.notice,
    },
  ];
  if (facts.kind !== "redress")
    return [
      ...steps,
      {
        key: "answer",
        when: by(facts.answerDue),
        dateTime: facts.answerDue.day,
        what: receipt.answer,
        why: receipt.answerWhy,
      },
    ];
  return [
    ...steps,
    {
      key: "opinion",
      when: by(facts.answerDue),
      dateTime: facts.answerDue.day,
      what: isAnonymous ? receipt.opinionAnonymous : receipt.opinion,
      why: receipt.opinionWhy,
      article: articles.opinion,
    },
    {
      key: "review",
      when: receipt.reviewWhen,
      what: receipt.review,
      why: receipt.reviewWhy,
      article: articles.review,
    },
  ];
}
