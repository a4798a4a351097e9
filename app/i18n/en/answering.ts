import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/answering.ts";

export default {
  problems: {
    missing: "This one needs an answer.",
    unknown: "Choose from what is listed.",
    tooMany: (most) => `Choose ${most} at most.`,
    one: "Choose only one.",
    range: (least, most) => `Give a number from ${least} to ${most}.`,
    choose: "Choose one.",
    date: "Give a real date, such as 2026 - 3 - 2.",
    tooLong: (longest) => `${longest} characters at most.`,
  },
  required: " (needed)",
  agree: ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"],
  good: ["Very poor", "Poor", "Fair", "Good", "Very good"],
  recommendEnds: ["Never", "By all means"],
  notApplicable: "Never met it, does not apply",
  other: "Other",
  otherWords: "Other, namely",
  longest: (most) => `${most} characters at most`,
  between: (least, most) => `${least} to ${most}`,
  mostChoices: (most) => `Choose ${most} at most`,

  enter: {
    title: "Answer a survey of enterprises",
    lead: "If you got a letter, write the invitation code from it here.",
    code: "Invitation code",
    hint: "12 letters and digits, such as 3467-9ACD-EFGH. Capitals or not, hyphens or not.",
    open: "Open the survey",
    empty: "Write the invitation code.",
    malformed:
      "An invitation code has 12 signs. It never has 0, 1, 2, 5, 8 or the letters B, I, L, O, S, Z. Please compare it with the letter.",
    unknown: "There is no such invitation code. Please compare it with the letter.",
  },

  intro: {
    kicker: (assessor) => `${assessor} asks for your judgement`,
    facts: { who: "Who asks", time: "How long", until: "Until when", must: "Must I" },
    minutes: (minutes, questions) =>
      `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}, ${questions} questions; what you never met is left out by itself`,
    until: (date) => `Through ${date}`,
    free: "No. Whether you answer changes nothing of what you have to do with any office.",
    whyTitle: "Why nobody can tell that it was you",
    why: [
      "Your phone makes a random number by itself, covers it, and asks the server to stamp it. While it stamps, the server sees the invitation code and not the number.",
      "The phone takes the cover off and sends the answers with number and stamp, without the invitation code. The server knows that the stamp is its own and cannot know for whom it stamped.",
      "With an answer stand only the day and the kind of enterprise (place, size, industry): no network address, no hour, no make of phone.",
      "Every night the answers are written anew in a random order, and the day is taken away.",
    ],
    mind: "**What can give you away is what you write yourself.** Please leave out names, and things that only you have met.",
    keys: "Check the public keys of the stamps",
    start: "Begin",
    startPlain: "See the way without script",
    noScript:
      "Your browser runs no script, so the stamping described above cannot work. There is another way; please read first how it differs.",
    noCrypto:
      "Your browser cannot do the stamping described above. Use another browser, or another way of answering; please read first how it differs.",
    shared:
      "Unfinished answers are kept encrypted on this phone alone; no signal or a closed page loses nothing. On somebody else's phone, one button wipes everything afterwards.",
  },
  openIntro: {
    kicker: (assessor) => `${assessor} asks everybody`,
    why: "We do not ask who you are. With an answer stand only the day, and the place, size and industry that you give yourself.",
    title: "What we keep",
    apart:
      "Anybody can answer this round, so its results are published by themselves and never joined with those of a sample.",
  },
  about: {
    section: "Your enterprise",
    county: "In which county, city or district",
    size: "Size",
    industry: "Industry",
    sizes: { large: "Large", medium: "Medium", small: "Small", micro: "Micro" },
  },

  states: {
    unknownTitle: "No such invitation code",
    unknownLead: "One sign may have been misread. Please compare it with the letter and write it again.",
    earlyTitle: "It has not begun yet",
    early: (date) => `You can answer from ${date}. Simply open this page again then.`,
    overTitle: "It is over",
    over: (date) => `The last day was ${date}. Results are published here once they are worked out.`,
    results: "See results",
    unsentGone: "The answers on this phone that were not sent in time have been deleted.",
    usedTitle: "This invitation code has been used",
    used: "An enterprise answers once, and this code has got its stamp. Unfinished answers are only on the phone where they were begun: if it is this one, the page goes on by itself.",
    usedWhy: "We cannot find out which answer it was, and so cannot change or withdraw it for you.",
    noRoundTitle: "No such survey",
    noRoundLead: "The link may be incomplete. Please ask whoever sent it to you.",
  },

  form: {
    skip: "Whatever is not marked as needed may be skipped.",
    kept: "What you write is kept encrypted on this phone; you can go on without a signal.",
    notKept:
      "This browser does not let us keep anything: what you write is gone when the page is closed. Please finish in one go.",
    back: "Part before",
    next: "Next part",
    send: "Send",
    sendHint: "Once sent it cannot be changed, because we cannot tell either which one is yours.",
    language: "中文",
    languageTag: "zh-CN",
    empty: "Nothing is answered yet. Answer one question at least.",
    sealing: "Getting the stamp; you can go on.",
    sealed: "The stamp is here.",
    sealWaits: "No signal, so the stamp is not here yet. Go on; it will be fetched by itself.",
  },
  sending: {
    title: "Sending",
    waits:
      "No signal yet. Your answers are on this phone and will be sent by themselves, once. You can close the page and open it again later.",
    busy: "On its way to the server; we say when it has arrived.",
    again: "Try now",
  },
  refused: {
    title: "It was not taken",
    closed: "The time for answers is over; the server takes no more.",
    forged:
      "The server did not know this stamp. Your answers are still on this phone. Please tell the assessor this sentence.",
    unknown: "The server does not find this survey. Your answers are still on this phone.",
    keyDiffers:
      "The public key given to your phone is not the one that is published. You could be told apart by it, so we stop here and have sent nothing. Please tell the assessor this sentence.",
    busy: "Too many were sent from your network. It is tried again by itself in an hour.",
    broken: "The server did not answer as it should. It is tried again by itself in a while.",
  },
  done: {
    title: "It has arrived, thank you",
    lead: "Your answers are with us. Answers and stamp are deleted from this phone, which only remembers that it was done.",
    plainLead: "Your answers are with us.",
    next: "Results are published for everybody. What is found wrong goes to the offices concerned, and whether they mend it is published too.",
    results: "See earlier results",
  },
  wipe: {
    summary: "Somebody else's phone? Wipe it",
    unsent:
      "Deletes everything of surveys from this phone. **Answers not yet sent cannot be brought back, and this invitation code cannot be used again.**",
    unsentOpen:
      "Deletes everything of surveys from this phone. **Answers not yet sent cannot be brought back.**",
    sent: "Deletes everything of surveys from this phone, the mark that it was done too. What was sent stays sent.",
    button: "Wipe everything",
    doneTitle: "Wiped",
    doneLead:
      "Nothing of surveys is left on this phone. The address in the browser's history you have to remove there.",
  },

  plain: {
    title: "Answering without script",
    lead: "Please read how it differs from the other way before you decide.",
    what: [
      "The server gets your invitation code and your answers in the same moment. **It could see who answered.**",
      "We promise not to keep the two together: one place says only that this enterprise took part, another has only the answers; neither has the number of the other, and neither hour, network address nor phone is kept.",
      "That is a promise. No mathematics stands behind it; behind the other way it does.",
      "Nothing can be kept halfway. Please finish in one go.",
    ],
    better:
      "For the way with a guarantee, open the address in the letter with a recent browser that runs script.",
    agree: "I have read it and take this way",
    openTitle: "Page by page",
    openLead: "Nothing can be kept halfway. Please finish in one go.",
    openAgree: "Begin",
    more: "Your answers lead to more questions below. Please go on.",
    carriedBroken: "The pages before did not come through whole. Please begin again.",
  },

  keys: {
    title: (round) => `${round}: public keys of the stamps`,
    lead: "One public key for each kind of enterprise. A phone takes only those of this public list, so nobody can give you one of your own to tell you apart.",
    hash: "Fingerprint of the whole list (SHA-256), written into the unchangeable audit record when the round opened",
    stratum: "Kind",
    fingerprint: "Fingerprint of the key (first 16 digits of SHA-256)",
    json: "Download the whole list (JSON)",
    caption: "Public keys",
  },
} satisfies Catalogue<typeof zh>;
