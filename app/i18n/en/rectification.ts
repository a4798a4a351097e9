import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/rectification.ts";

export default {
  title: "Findings",
  deskLead: "What a survey found, who mends it, by which day, and how far it has come.",
  none: "There is nothing to mend now.",
  state: { assigned: "Being mended", answered: "Answered, to be checked", verified: "Verified as mended" },
  by: (organisation: string, day: string) => `${organisation}, by ${day}`,
  overdue: "Overdue",
  from: (round: string) => `From ${round}`,
  assign: {
    title: "Give the finding to an organisation",
    organisation: "Organisation",
    organisationHint: "Write part of its name, then choose",
    find: "Find",
    dueOn: "To be mended by",
    give: "Give it",
    already: (names: string) => `Given already to: ${names}`,
    problems: {
      organisation: "Choose an organisation that handles things.",
      day: "Write a day after today.",
      already: "This organisation has this finding already.",
    },
  },
  task: {
    history: "What happened",
    statement: "What the organisation says it did",
    actions: {
      answer: "Answer: what was done",
      send_back: "Send back: not mended yet",
      extend: "Change the date",
      verify: "Checked: it is mended",
    },
    words: { answer: "What was done", send_back: "Why it goes back", extend: "Why the date changes" },
    wordsHint: {
      answer: "Be exact: which rule changed, how many cases, from which day. It is published once verified.",
      send_back: "",
      extend: "",
    },
    dueOn: "New date",
    steps: {
      assign: (organisation: string) => `Given by ${organisation}`,
      answer: (organisation: string) => `Answered by ${organisation}`,
      send_back: (organisation: string) => `Sent back by ${organisation}`,
      extend: (organisation: string) => `New date set by ${organisation}`,
      verify: (organisation: string) => `Verified by ${organisation}`,
    },
    until: (day: string) => `due ${day}`,
    problems: {
      has_words: "Write a few words.",
      later_day: "Write a day after today.",
      state: "This can no longer be done; look at what happened.",
      person: "This step is not yours.",
      changed: "Somebody acted just now. Look at what happened before you go on.",
    },
  },
  open: {
    title: "What was found, and what became of it",
    lead: "For every finding: who has it and by which day. The assessor checks what was done; the next round asks again.",
    none: "No findings have been published yet.",
    verifiedOn: (day: string) => `verified on ${day}`,
    score: (then: string) => `this question scored ${then} then`,
    scoreNow: (then: string, now: string, slug: string) =>
      `this question scored ${then} then, and ${now} in ${slug}`,
    unassigned: "Not given to anybody yet.",
    results: "Results of this round",
    counts: (open: string, answered: string, verified: string) =>
      `${open} being mended, ${answered} to be checked, ${verified} verified.`,
  },
} satisfies Catalogue<typeof zh>;
