import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/privacy.ts";

export default {
  title: "How we protect your data",
  lead: "What we take, what for, how long we keep it and who sees it.",
  who: {
    title: "Who handles it",
    text: "The Jingzhou Governance Centre handles your personal data. To ask a question or use the rights below, call 12345 or go to the window of any governance centre.",
  },
  why: {
    title: "What for, and on what ground",
    items: [
      "**Petitions**: receiving, handling and answering what you report is a statutory duty of state organs under the Regulations on Petition Work. It needs no consent, but you must be told. Personal Information Protection Law, Articles 13 and 35",
      "**Sign-in**: your phone number and a one-time code show that it is you, so that you can find your own cases.",
      "**Notices**: when there is something to tell you, you get a text message; notifications, e-mail and WeChat only if you turn them on, and you can turn them off. No advertising.",
    ],
  },
  how: {
    title: "How we handle it",
    items: [
      "Name, phone number, identity number and address are each stored encrypted.",
      "The unit you complain about does not see who you are, only a code name. Where the law requires them to know, you are told first.",
      "Accusations are stored apart and never passed to the person or unit accused. Regulations on Petition Work, Article 30",
      "The place where a photo was taken is removed from it when you send it.",
      "Each time staff open your case, a record is made that you can read.",
    ],
  },
  kinds: {
    title: "What we take",
    entries: [
      [
        "Needed",
        "What you report, where and when, your name and how to reach you. You may stay anonymous, but then nobody can answer you in writing.",
      ],
      [
        "Sometimes",
        "Identity number, name of an enterprise and its credit code, only where a rule asks for real names.",
      ],
      ["What you add", "Photos, recordings, files. Please cover what they show of other people."],
      [
        "Only if you want",
        "An e-mail address, the address of notifications on your phone, your WeChat identity with our mini-program. Stored encrypted, only to tell you and to sign you in; deleted when you turn them off or unlink; the address of notifications also when you sign out.",
      ],
      ["Recorded by itself", "Times of sign-in and use, and the network address, to protect your account."],
    ],
  },
  sensitive: {
    title: "Sensitive data",
    text: "Illness, bank accounts, movements, anything about a child under 14 can do harm when it leaks. Leave out what your matter does not need. Where it is needed, you are told separately why and what it means; for a child, a guardian must agree. Personal Information Protection Law, Articles 28 to 31",
  },
  keep: {
    title: "How long we keep it",
    text: "Until your matter is done and the statutory period is over; then it is deleted, or everything that could identify you is removed. Network logs are kept for 6 months under the Cybersecurity Law. A window can tell you the years for each kind of case.",
  },
  rights: {
    title: "What you may ask for",
    items: [
      "To see and copy what we hold about you.",
      "To correct what is wrong and complete what is missing.",
      "To have deleted what should have been deleted.",
      "To have the rules of handling explained.",
      "To withdraw consent as easily as you gave it; what was done before stays valid.",
    ],
    how: "Call 12345 or go to a window. We answer within 30 days, and give reasons in writing when we cannot do it. If you disagree, you may complain to the cyberspace authority or go to court.",
  },
  cookies: {
    title: "What is stored on this phone",
    text: "Language, text size, colours, whether you are signed in, what is not sent yet (encrypted), and pages you have read, so that they open without a signal. Signing out clears what is not sent and what you have read. No advertising, no tracking.",
  },
} satisfies Catalogue<typeof zh>;
