import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/conduct-lists.ts";

export default {
  title: "Lists of conduct towards enterprises",
  lead: "What offices and officials may do, must do and must not do when they deal with enterprises, line by line.",
  lists: {
    positive: { name: "Positive list", lead: "What may be done, and should be done openly." },
    negative: { name: "Negative list", lead: "What may not be done." },
    musts: { name: "Ten musts", lead: "What has to be done." },
    must_nots: { name: "Ten must-nots", lead: "What is forbidden." },
  },
  example: "Example",
  examplesNote:
    'Lines marked "Example" only show what the list will look like. They are not the city\'s own text and will be replaced by it.',
  none: "Nothing is on this list yet.",
  reported: (list: string, words: string) =>
    `What I report breaches this line of the ${list.toLowerCase()}: ${words}\n\n`,
  report: "Report a breach",
  reportNamed: (at: number) => `Report a breach of line ${at}`,
  desk: {
    title: "Lists",
    lead: "Changes are public at once. Take the example mark off when the city's own text is in.",
    seePublic: "See the public page",
    add: "Add a line",
    addTo: (list: string) => `Add a line to: ${list}`,
    change: "Change",
    changeNamed: (at: number) => `Change line ${at}`,
    up: "Move up",
    upNamed: (at: number) => `Move up line ${at}`,
    down: "Move down",
    downNamed: (at: number) => `Move down line ${at}`,
    retire: "Take off",
    retireNamed: (at: number) => `Take off line ${at}`,
    retired: (count: number) => `${count} taken off`,
    restore: "Put back",
    restoreNamed: (words: string) => `Put back: ${words}`,
    newTitle: (list: string) => `${list}: add a line`,
    changeTitle: (list: string) => `${list}: change a line`,
    wordsZh: "Chinese",
    wordsEn: "English",
    wordsEnHint: "Without English, the English page shows the Chinese.",
    isExample: "Only an example",
    isExampleHint: "The public page says so.",
    save: "Save",
    done: { saved: "Saved.", moved: "Moved.", retired: "Taken off.", restored: "Put back." },
    problems: {
      wordsZh: "Write the line.",
      long: (most: number) => `At most ${most} characters.`,
      meanwhile: (now: string) =>
        `Somebody else has just changed this line to "${now}". What you wrote is kept; save again to use yours.`,
      movedMeanwhile:
        "Somebody else has just changed the lists. This is how they are now. Please do it again.",
      gone: "There is no such line.",
    },
  },
} satisfies Catalogue<typeof zh>;
