import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/notifications.ts";

export default {
  code: (code: string, minutes: number) =>
    `[Youshuofa] Your code is ${code}, valid for ${minutes} minutes. Tell nobody; our staff never ask for it.`,
  notice: (number: string, news: string) => `【有说法】Case ${number}: ${news}.`,
  news: {
    petition_received: (due: string | null) => (due === null ? "Received" : `Received. Reply by ${due}`),
    petition_registered: (due: string | null) =>
      due === null ? "Registered" : `Registered. Reply by ${due}`,
    petition_material_asked: (_due: string | null) => "More papers needed; see which",
    petition_accepted: (due: string | null) => (due === null ? "Accepted" : `Accepted. Answer by ${due}`),
    petition_declined: (_due: string | null) => "Not for us; see where to go instead",
    petition_directed: (_due: string | null) => "Another legal route; see which",
    petition_taken_over: (due: string | null) =>
      due === null ? "A new office took it over" : `New office. Reply by ${due}`,
    petition_extended: (due: string | null) => (due === null ? "Extended" : `Extended to ${due}`),
    petition_answered: (_due: string | null) => "The written opinion is ready",
    petition_review_decided: (_due: string | null) => "The review opinion is ready",
    petition_hearing: (_due: string | null) => "Hearing: see when and where",
    petition_overdue: (_due: string | null) => "Overdue. A supervisor was told",
    petition_closed: (_due: string | null) => "Closed. You may rate how it went",
    booking_booked: (when: string | null) => (when === null ? "Booked" : `Booked for ${when}`),
    booking_moved: (when: string | null) => (when === null ? "Moved" : `Moved to ${when}`),
    booking_called_off: (when: string | null) =>
      when === null ? "Called off by the lawyer" : `Lawyer called off ${when}`,
    booking_offered: (when: string | null) =>
      when === null ? "A time is held for you" : `Time held for you to ${when}`,
    booking_lapsed: (_when: string | null) => "The time held for you has passed",
    waiting_over: (_when) => "No time came free; book another",
    booking_tomorrow: (when: string | null) =>
      when === null ? "Your lawyer's time is near" : `Your lawyer: ${when}`,
    booking_soon: (when: string | null) =>
      when === null ? "Your lawyer's time is near" : `Soon, your lawyer: ${when}`,
    booking_served: (_when: string | null) => "Done. You may rate how it went",
    booking_opinion: (_when: string | null) => "Opinions given: sign in to read",
    booking_follow_up: (_due: string | null) => "Opinion due: say what you did",
    adviser_receipt: (_when: string | null) => "Your opinions were received",
    adviser_opinion_marked: (_when: string | null) => "They said what they did",
    adviser_follow_up: (_due: string | null) => "An opinion is due today",
    adviser_booked: (when: string | null) => (when === null ? "You were booked" : `You were booked: ${when}`),
    adviser_moved: (when: string | null) =>
      when === null ? "A booking was moved" : `A booking moved to ${when}`,
    adviser_cancelled: (when: string | null) =>
      when === null ? "A booking was cancelled" : `Cancelled: ${when}`,
    adviser_unrecorded: (when) => (when === null ? "A booking to record" : `Please record: ${when}`),
    adviser_closed_unrecorded: (when) =>
      when === null ? "Never recorded; hours back" : `Unrecorded, closed: ${when}`,
    petition_assigned: (due: string | null) => (due === null ? "Assigned to you" : `Yours, due ${due}`),
    petition_urged: (_due: string | null) => "Urged: report progress in writing",
    question_assigned: (due) => (due === null ? "A legal question for you" : `Legal question, due ${due}`),
    question_replied: (due) => (due === null ? "A reply for you" : `A reply for you; due ${due}`),
    question_withdrawn: (_due) => "Withdrawn: no answer needed",
    question_due_soon: (due) => (due === null ? "Question due soon" : `Question due soon: ${due}`),
    question_handed_on: (_due) => "Question late, passed on",
    question_asked_back: (due) =>
      due === null ? "The lawyer asks you something" : `Lawyer asks; reply by ${due}`,
    question_reply_soon: (due) => (due === null ? "The lawyer waits for you" : `Lawyer waits; until ${due}`),
    question_answered: (_due) => "The lawyer has answered",
    question_moved: (due) => (due === null ? "Another lawyer has it" : `Another lawyer; due ${due}`),
    question_published: (_due) => "Published without names",
    rating_low: (due: string | null) =>
      due === null ? "A low rating: please call" : `Low rating: call by ${due}`,
    rating_called_back: () => "We called you about your rating",
    rectification_assigned: (due: string | null) =>
      due === null ? "A finding to mend" : `Finding to mend by ${due}`,
    rectification_answered: () => "A finding was answered",
    rectification_sent_back: (due: string | null) =>
      due === null ? "A finding came back" : `Finding back, mend by ${due}`,
    rectification_extended: (due: string | null) =>
      due === null ? "A finding has a new date" : `Finding moved to ${due}`,
    rectification_verified: () => "A finding was verified",
    rectification_due_soon: (due: string | null) =>
      due === null ? "A finding is due soon" : `Finding due soon: ${due}`,
    clock_due_soon: (due: string | null) => (due === null ? "Due soon" : `Due soon: ${due}`),
    clock_due_today: () => "today is the last day",
    clock_overdue: (due: string | null) => (due === null ? "Overdue" : `Overdue since ${due}`),
  },
  push: { title: "有说法", body: "You have a new message" },
  email: {
    codeSubject: "有说法: your code",
    code: (code: string, minutes: number) =>
      `Your code is ${code}, good for ${minutes} minutes. Tell nobody; our staff never ask for it.\n\nIf you did not ask for it, ignore this message.`,
    subject: "有说法: you have a new message",
    text: (number: string, news: string, address: string) =>
      `Case ${number}: ${news}.\n\nSign in to read it: ${address}\n\nThis message was sent by a machine; do not answer it. To stop these messages, sign in and see “How we reach you”.`,
  },
  choices: {
    title: "How we reach you",
    lead: "Whatever happens is always written in your messages here. We can tell you in these ways too:",
    saved: "Saved.",
    sms: "Text messages",
    smsLegend: "What is sent as a text message",
    smsAll: "Everything",
    smsImportant: "Only what matters most",
    smsImportantHint:
      "Acceptance, answers and changed times are always sent: your rights and days depend on them.",
    quiet: "Quiet hours",
    quietLegend: "When to leave you alone",
    quietHint: "Except for what cannot wait until the next day, such as an adviser who cannot come.",
    quietCity: (from: string, to: string) => `As the city has it: ${from} to ${to}`,
    quietCityNone: "As the city has it (none at present)",
    quietNone: "Any time is fine",
    quietOwn: "My own hours",
    quietFrom: "From",
    quietTo: "To",
    save: "Save",
    push: "Notifications on this phone",
    pushLead: "The lock screen says only “You have a new message”: not your name, not what it is about.",
    pushOn: "This phone notifies you.",
    pushOff: "This phone does not notify you at present.",
    pushTurnOn: "Turn on",
    pushTurnOff: "Turn off",
    pushNeedsScript: "To turn notifications on, the browser must be allowed to run scripts.",
    pushUnsupported:
      "This browser cannot take notifications. Inside WeChat, use text messages and your messages here; or try this page in the phone’s own browser.",
    pushDenied:
      "The browser does not let this site notify you. Allow it in the browser’s site settings, then come back here.",
    pushFailed:
      "That did not work: the browser’s notification service gave no answer. Try again later; text messages are sent as before.",
    pushNowhere: "Notifications on phones are not offered here yet.",
    email: "E-mail",
    emailLead: "When your enterprise has a case here, news of it goes to this address too.",
    emailNone: "No address yet.",
    emailAdd: "Add an address",
    emailAddress: "E-mail address",
    emailSend: "Send a code",
    emailCode: "The 6 digits in the e-mail",
    emailSent: (address: string) => `A code went to ${address}. It is good for 5 minutes.`,
    emailConfirm: "Use this address",
    emailChange: "Another address",
    emailRemove: "No more e-mail",
    emailWrong: "Write the whole address, such as name@example.com.",
    emailNotSent: "No e-mail can be sent at present. Try again later.",
    problems: {
      smsChoice: "Choose one.",
      quiet: "Choose one.",
      quietSame: "Beginning and end cannot be the same time.",
      time: "Choose a time.",
    },
  },
  inbox: {
    title: "Messages",
    lead: (unread: number) =>
      unread === 0
        ? "Nothing new."
        : unread === 1
          ? "One you have not seen."
          : `${unread} you have not seen.`,
    empty: "No messages yet. When something happens in your case, it is written here and sent to your phone.",
    emptyStaff: "No messages yet. Cases given to you, urgings and reminders of dates are written here.",
    unread: "New",
    caseNumber: (number: string) => `Case ${number}`,
    markRead: "I have seen them all",
    older: "Earlier messages",
    account: "My account",
    choices: "How we reach you",
  },
  demonstration: {
    title: "Demonstration messages",
    lead: "A demonstration sends nothing: text messages, e-mails and notifications that would have gone out are here. The real service has no such page.",
    empty: "No messages yet.",
    to: {
      sms: "Text message",
      email: "E-mail",
      push: "Notification",
      wechat: "WeChat message",
      inbox: "Message",
    },
    refresh: "Refresh",
  },
} satisfies Catalogue<typeof zh>;
