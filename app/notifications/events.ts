/** Everything a person can be told of. The words of each are in the catalogues, under the same name. */
import type { Matter } from "#app/matters/matter.ts";

/** For whom it is (`owner`: whose matter it is) and by which ways it goes; the inbox always, for those who have an account. */
type EventRule = {
  readonly audience: "owner" | "staff";
  readonly sms: boolean;
  /** Goes by SMS also to those who want few: it begins or ends a right, or a day or a time depends on it. */
  readonly important?: true;
  /** Goes out in quiet hours too: later it would be of no use. */
  readonly urgent?: true;
  /** Not sent any more once there is later news of the same matter: a reminder, or an offer. */
  readonly lapses?: true;
};

export const notificationEvents = {
  petition_received: { audience: "owner", sms: true },
  petition_registered: { audience: "owner", sms: true, important: true },
  petition_material_asked: { audience: "owner", sms: true, important: true },
  petition_accepted: { audience: "owner", sms: true, important: true },
  petition_declined: { audience: "owner", sms: true, important: true },
  petition_directed: { audience: "owner", sms: true, important: true },
  petition_taken_over: { audience: "owner", sms: true, important: true },
  petition_extended: { audience: "owner", sms: true, important: true },
  petition_answered: { audience: "owner", sms: true, important: true },
  petition_hearing: { audience: "owner", sms: true, important: true },
  petition_review_decided: { audience: "owner", sms: true, important: true },
  petition_overdue: { audience: "owner", sms: true, important: true },
  petition_closed: { audience: "owner", sms: true },
  /** A time with a legal adviser. */
  booking_booked: { audience: "owner", sms: true },
  booking_moved: { audience: "owner", sms: true, important: true, urgent: true },
  booking_called_off: { audience: "owner", sms: true, important: true, urgent: true },
  booking_offered: { audience: "owner", sms: true, important: true, lapses: true },
  booking_lapsed: { audience: "owner", sms: false },
  /** A line that ended without a time. */
  waiting_over: { audience: "owner", sms: true },
  booking_tomorrow: { audience: "owner", sms: true, lapses: true },
  booking_soon: { audience: "owner", sms: true, urgent: true, lapses: true },
  booking_served: { audience: "owner", sms: true },
  /** 东规西微: opinions of a legal check-up, and the day on which they are looked at again. */
  booking_opinion: { audience: "owner", sms: true },
  booking_follow_up: { audience: "owner", sms: true, lapses: true },
  adviser_receipt: { audience: "staff", sms: false },
  adviser_opinion_marked: { audience: "staff", sms: false },
  adviser_follow_up: { audience: "staff", sms: false },
  adviser_booked: { audience: "staff", sms: false },
  adviser_moved: { audience: "staff", sms: false },
  adviser_cancelled: { audience: "staff", sms: false },
  /** Nobody said what became of a booked time: asked for the day after, closed later. */
  adviser_unrecorded: { audience: "staff", sms: false },
  adviser_closed_unrecorded: { audience: "staff", sms: false },
  petition_assigned: { audience: "staff", sms: false },
  /** 督办: someone waits for an answer, so it reaches the handler away from the desk too. */
  petition_urged: { audience: "staff", sms: true, important: true },
  question_assigned: { audience: "staff", sms: true, important: true },
  question_replied: { audience: "staff", sms: false },
  question_withdrawn: { audience: "staff", sms: false },
  question_due_soon: { audience: "staff", sms: true, lapses: true },
  question_handed_on: { audience: "staff", sms: false },
  question_asked_back: { audience: "owner", sms: true, important: true },
  question_reply_soon: { audience: "owner", sms: true, lapses: true },
  question_answered: { audience: "owner", sms: true, important: true },
  question_moved: { audience: "owner", sms: true },
  question_published: { audience: "owner", sms: false },
  /** A low rating, to those who call back; and that somebody called, to whoever rated. */
  rating_low: { audience: "staff", sms: false },
  rating_called_back: { audience: "owner", sms: false },
  /** A finding of a survey, between the assessor and the organisation that mends it. */
  rectification_assigned: { audience: "staff", sms: true, important: true },
  rectification_answered: { audience: "staff", sms: false },
  rectification_sent_back: { audience: "staff", sms: true, important: true },
  rectification_extended: { audience: "staff", sms: false },
  rectification_verified: { audience: "staff", sms: false },
  rectification_due_soon: { audience: "staff", sms: false },
  clock_due_soon: { audience: "staff", sms: false },
  clock_due_today: { audience: "staff", sms: false },
  clock_overdue: { audience: "staff", sms: false },
} as const satisfies Readonly<Record<string, EventRule>>;

export type NotificationEvent = keyof typeof notificationEvents;

export function ruleOf(event: NotificationEvent): EventRule {
  return notificationEvents[event];
}

/** Events that a member of staff gets at work; they are not shown to the same person signed in as a resident. */
export const staffEvents: readonly string[] = Object.entries(notificationEvents)
  .filter(([, { audience }]) => audience === "staff")
  .map(([event]) => event);

export function isNotificationEvent(name: string): name is NotificationEvent {
  return Object.hasOwn(notificationEvents, name);
}

/** What the wording needs: never a name, a telephone, an address or a word of the matter. */
export type NotificationFacts = {
  /** 12 digits. */
  readonly number: string;
  /** The date it is about, `YYYY-MM-DD`; null when there is none. */
  readonly due: string | null;
  /** The moment it is about, ISO 8601, where it has one: a booked time. */
  readonly at?: string | null;
};

/** What a message is about: a matter, a place in the line for a time, which is none yet, or work of the desk. */
export type About =
  | Matter
  | { readonly kind: "waiting" | "rectification" | "call_back"; readonly id: string };

/** As stored: with what it is about. */
export type StoredFacts = NotificationFacts & { readonly about: About };
