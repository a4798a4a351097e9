import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/deadlines.ts";

export default {
  title: "Which day is the last",
  lead: "Choose a deadline and give the day it counts from. You see the last day, why it is that day, and by which article.",
  rule: "Which deadline",
  option: (title, startsWith, amount) => `${title}: ${amount} from ${startsWith}`,
  from: "Counted from which day",
  fromHint:
    "The day of the event that the list names after the word from, such as the day you received the written answer.",
  work: "Work it out",
  problems: {
    rule: "Choose a deadline",
    unknownRule: "There is no such deadline; choose one from the list",
    from: "Give the day it counts from",
    wrongDate:
      "There is no such day; check it against a calendar. Write the year in four digits, such as 2026",
  },
  result: {
    latest: (day) => `By ⟦${day}⟧`,
    provisional: (day) => `By ⟦${day}⟧ (provisional)`,
    amount: "Period",
    party: "Whose deadline",
    ground: "Article",
    since: "In force since",
    sure: "Text checked",
    officeLate: "If there is no result by then, track your matter or ask at 12345.",
    yoursLate: "After that day this way may be closed. A day earlier is better.",
  },
  amount: {
    day: (n) => (n === 1 ? "1 day" : `${n} days`),
    working_day: (n) => (n === 1 ? "1 working day" : `${n} working days`),
    month: (n) => (n === 1 ? "1 month" : `${n} months`),
    year: (n) => (n === 1 ? "1 year" : `${n} years`),
  },
  party: {
    organ: "the office that handles it",
    petitioner: "yours",
    both_parties: "both parties together",
  },
  confidence: {
    V: "yes",
    "K-H": "not yet; quite sure",
    "K-M": "not yet; the document itself decides",
    D: "no statute sets it; it is the city's own promise",
  },
  matter: {
    petition: "Petitions",
    mediation: "Mediation",
    labour: "Labour arbitration",
    land: "Rural land arbitration",
    reconsideration: "Administrative reconsideration",
    arrears: "Money owed to a small business",
    litigation: "Court",
    legal_aid: "Legal aid",
    advice: "Legal advisers",
  },
  all: {
    title: "All deadlines",
    lead: "Open one to see how long each is, from when, and by which article.",
    count: (matter, count) => `${matter} (${count})`,
    from: (startsWith, amount) => `${amount} from ${startsWith}`,
  },
  how: {
    title: "How we count",
    start: "The day of the event itself is left out; the count begins the day after.",
    yours: "Your own deadline moves to the next working day when its last day is a rest day.",
    office: "An office's deadline does not move, not even off a rest day.",
    workingDays:
      "Where it says working days, weekends and holidays are left out and make-up workdays count. Otherwise every day counts.",
    known: (years) =>
      `The days off of ${years} are known. In other years Monday to Friday are taken as workdays and the date is marked provisional.`,
    json: "The same results for programs",
  },
  json: {
    unknown_rule: "There is no such deadline. Without rule, all of them are listed",
    missing_date: "Say from which day to count, such as from=2026-08-03",
    wrong_date: "from is not a real date; write it like 2026-08-03",
  },
  calendar: {
    title: "Days off",
    lead: "Every year the State Council's office announces the next year's days off and make-up workdays. Once they are entered here, provisional dates are worked out again.",
    known: "Years that are known",
    year: (year) => `${year}`,
    days: (off, work) => `${off} days off, ${work} make-up workdays`,
    add: "Enter a year",
    source: "Name or number of the notice",
    sourceHint: "Such as: State Council Office, notice on the holidays of 2027",
    list: "Which days are off, which are worked",
    listHint:
      "The first line is date,kind. Then one day a line: off for a day off, work for a make-up workday, such as 2027-01-01,off.",
    submit: "Enter it",
    imported: (year) => `The days of ${year} are entered; dates are being worked out again.`,
    unchanged: (year) => `The days of ${year} are the same as before; nothing was changed.`,
    noSource: "Give the name or number of the notice",
    notAllowed: "Only an administrator may enter days off",
    faults: {
      header: "this should be date,kind",
      columns: "this should be a date, a comma, then off or work",
      date: "there is no such day; write it like 2027-01-01",
      kind: "after the date stands either off or work",
      twice: "this day stands further up already",
      other_year: "this day is neither of the year nor of the December before it",
      work_on_weekday: "this is a workday anyway and needs no line",
      incomplete:
        "the list is not whole: 1 January, 1 and 2 May and 1 to 3 October are days off by law and must be there",
    },
    atLine: (line, fault) => `Line ${line}: ${fault}`,
  },
} satisfies Catalogue<typeof zh>;
