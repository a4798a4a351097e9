import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/home.ts";

export default {
  title: "What has happened?",
  lead: "Say it once. We tell you who handles it, by which day they answer, and under which article.",
  petition: {
    kicker: "Petition desk",
    title: "I need an answer",
    text: "Report a problem or make a suggestion, typed or spoken. ⟦Within 15 days⟧ you are told in writing who handles it.",
    action: "Tell us about it",
  },
  advice: {
    kicker: "Shared legal advisers",
    title: "Ask a lawyer",
    text: "A lawyer for every village, ⟦free of charge.⟧",
    more: "Meet, call, or leave a question.",
    action: "Ask your village's lawyer",
  },
  door: {
    kicker: "Who to ask",
    title: "Not sure who? Ask first",
    text: "A few questions, and you know ⟦which door to take.⟧",
    more: "Mediation, arbitration, reconsideration, court: each with the rule it rests on.",
    action: "Find out who to ask",
  },
  track: {
    title: "Already told us? Track it",
    label: "Case number",
    hint: "The 12 digits on your receipt",
    action: "Look",
    withAccount: "No number at hand? Sign in with your phone number",
  },
  other: {
    title: "Without a smartphone",
    phone: "By telephone",
    phoneText: "12345: tell the operator, and they write it down for you.",
    phoneAction: "Call 12345",
    window: "At a window",
    windowText:
      "Every governance centre takes requests, spoken ones too. Staff fill in the form with you and print your lookup code on paper.",
    windowAction: "Where the windows are, and when they open",
    village: "Through your village",
    villageText: "Village officials and grid workers can file for you, ⟦if you agree.⟧",
  },
  ratings: "How well do offices do? See the ratings",
  deadlines: "By when must they answer? Work it out",
  enterprise: {
    title: "For enterprises",
    text: "An independent assessor asks enterprises to rate the offices they deal with; results and what was mended are public.",
    results: "Results of the surveys",
    findings: "What was found and mended",
    lists: "The lists of musts and must-nots, and how to report a breach",
    answer: "I have an invitation code",
  },
} satisfies Catalogue<typeof zh>;
