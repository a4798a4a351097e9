import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/offline.ts";

export default {
  held: "No signal, so this was not sent. What you wrote is still on this page: press again when you are connected.",
  sending: "Sending. What you wrote is kept on this phone already: you may leave, nothing is lost.",
  kept: "No signal, so it is kept on this phone. It will be sent once, by itself, when you are connected.",
  full: "No signal, and this phone has no room left. What you wrote is still on this page: leave it open, and press again when you are connected.",
  keptPage: {
    label: "A page from this phone",
    words: "This page was kept on the phone, as of {time}. It renews itself when there is a signal.",
  },
  update: {
    label: "New version",
    words: "There is a new version. Finish what you are doing first.",
    change: "Change now",
  },
  strip: {
    label: "Kept on this phone",
    one: "One thing is kept on this phone and not sent yet",
    many: "{count} things are kept on this phone and not sent yet",
    sent: "What was kept on this phone has been sent",
    others: "Something on this phone is not sent yet: sign in to send it",
  },
  outbox: {
    title: "Waiting to be sent",
    lead: "Kept on this phone, encrypted. Each is sent once, by itself, when there is a signal; then its number is here.",
    none: "Nothing is waiting to be sent.",
    impossible:
      "This browser keeps nothing on the phone (a private window, perhaps): whatever you send goes at once.",
    noScript: "Your browser runs no scripts: whatever you send goes at once, and the phone keeps nothing.",
    sendNow: "Send now",
    noSignal: "No signal just now",
    signIn: "Sign in to send",
    othersWait:
      "Something that was written while signed in is not sent yet. Only whoever wrote it sees it, and sends it, by signing in.",
    beforeSignIn: "Written before you signed in",
    beforeSignInLead:
      "These were kept while nobody was signed in. Send them from the account that is signed in now?",
    adopt: "Send from my account",
    remove: "Throw away",
    removeSure: "Yes, throw it away",
    mend: "Open and mend",
    open: "Open",
    leavingTitle: "Something is not sent yet",
    leaving: "When you sign out, what is kept on this phone is deleted and cannot be had back.",
    stay: "Stay signed in",
    leaveAnyway: "Delete it and sign out",
    kind: {
      petition: "A request",
      material: "Added material",
      withdrawal: "A withdrawal",
      rating: "A rating",
      booking: "A booking",
      question: "A question for a lawyer",
      service_record: "A service record",
      other: "Something you sent",
    },
    state: {
      writing: "Being kept",
      waiting: "Waits for a signal",
      tryAgain: (time: string) => `Not sent; tried again at ${time}`,
      sending: "Sending",
      sent: "Sent",
      sentNumber: (number: string) => `Sent: number ${number}`,
      signed_out: "Sign in first; then it goes by itself",
      needs_you: "Not taken: please mend it",
    },
    files: (count: number) => (count === 1 ? "1 file" : `${count} files`),
    keptAt: (time: string) => `kept ${time}`,
  },
} satisfies Catalogue<typeof zh>;
