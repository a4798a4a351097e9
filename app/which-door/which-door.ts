/**
 * 该找谁: the table of questions that leads to a door (ZZ-12: mediation where both are willing, else the route the
 * statute gives, petition last). Pure data and one function; words stand in the catalogues.
 */
import type { DoorId } from "./doors.ts";

/** What is asked. It is also the name in the address, so that Back works and no script is needed. */
export const questionKeys = [
  "about",
  "employer",
  "land",
  "against",
  "contract",
  "debtor",
  "area",
  "conduct",
  "dealt",
  "willing",
  "received",
  "stage",
] as const;
export type QuestionKey = (typeof questionKeys)[number];

/** A place in the table: the same question may be asked in several places and lead elsewhere. */
export type Place =
  | "start"
  | "work"
  | "work.dealt"
  | "work.willing"
  | "land"
  | "land.dealt"
  | "land.willing"
  | "boundary.dealt"
  | "boundary.willing"
  | "person.dealt"
  | "person.willing"
  | "bought"
  | "contract"
  | "firm"
  | "decision.dealt"
  | "decision.received"
  | "service"
  | "service.dealt"
  | "official"
  | "court";

export type Next = { readonly ask: Place } | { readonly door: DoorId };

export type Asked = {
  readonly asks: QuestionKey;
  /** In the order they are shown. */
  readonly answers: Readonly<Record<string, Next>>;
};

const ask = (place: Place): Next => ({ ask: place });
const door = (id: DoorId): Next => ({ door: id });

export const doorTable: Readonly<Record<Place, Asked>> = {
  start: {
    asks: "about",
    answers: {
      danger: door("emergency"),
      work: ask("work"),
      land: ask("land"),
      person: ask("person.dealt"),
      bought: ask("bought"),
      service: ask("service"),
      decision: ask("decision.dealt"),
      official: ask("official"),
      court: ask("court"),
      firm: ask("firm"),
      idea: door("suggestion"),
      law: door("adviser"),
    },
  },

  work: {
    asks: "employer",
    answers: {
      employed: ask("work.dealt"),
      // Working for a household is a contract between two people, not employment (劳动合同法 第二条).
      household: ask("person.dealt"),
      agency: ask("decision.dealt"),
    },
  },
  "work.dealt": {
    asks: "dealt",
    answers: {
      no: ask("work.willing"),
      arbitrating: door("adviser"),
      arbitrated: door("sue_labour"),
      awarded: door("enforcement"),
      court: ask("court"),
    },
  },
  "work.willing": {
    asks: "willing",
    answers: { yes: door("mediation_work"), no: door("labour_arbitration") },
  },

  land: {
    asks: "land",
    answers: {
      contract: ask("land.dealt"),
      taken: ask("decision.dealt"),
      boundary: ask("boundary.dealt"),
      accounts: ask("service.dealt"),
    },
  },
  "land.dealt": {
    asks: "dealt",
    answers: {
      no: ask("land.willing"),
      arbitrating: door("adviser"),
      arbitrated: door("sue_land"),
      awarded: door("enforcement"),
      court: ask("court"),
    },
  },
  "land.willing": {
    asks: "willing",
    answers: { yes: door("mediation_land"), no: door("land_arbitration") },
  },
  "boundary.dealt": {
    asks: "dealt",
    answers: {
      no: ask("boundary.willing"),
      government: ask("decision.received"),
      court: ask("court"),
    },
  },
  "boundary.willing": {
    asks: "willing",
    answers: { yes: door("mediation"), no: door("land_ruling") },
  },

  "person.dealt": {
    asks: "dealt",
    answers: {
      no: ask("person.willing"),
      mediated: door("confirmation"),
      court: ask("court"),
    },
  },
  "person.willing": { asks: "willing", answers: { yes: door("mediation"), no: door("sue") } },

  bought: {
    asks: "against",
    answers: { shop: door("consumer"), property: ask("contract"), company: ask("contract") },
  },
  contract: {
    asks: "contract",
    answers: {
      arbitration: door("commercial_arbitration"),
      written: ask("person.dealt"),
      none: ask("person.dealt"),
    },
  },

  firm: {
    asks: "debtor",
    answers: { public: door("arrears"), large: door("arrears"), other: ask("contract") },
  },

  "decision.dealt": {
    asks: "dealt",
    answers: {
      no: ask("decision.received"),
      reconsidering: door("adviser"),
      reconsidered: door("sue_after_reconsideration"),
      court: ask("court"),
    },
  },
  "decision.received": {
    asks: "received",
    answers: {
      within_60_days: door("reconsideration"),
      within_6_months: door("sue_authority"),
      later: door("adviser"),
      unsure: door("reconsideration"),
    },
  },

  service: {
    asks: "area",
    answers: {
      water: ask("service.dealt"),
      roads: ask("service.dealt"),
      environment: ask("service.dealt"),
      housing: ask("service.dealt"),
      assistance: ask("service.dealt"),
      schools: ask("service.dealt"),
      medical: ask("service.dealt"),
      village: ask("service.dealt"),
      other: ask("service.dealt"),
    },
  },
  "service.dealt": {
    asks: "dealt",
    answers: {
      no: door("petition"),
      petitioning: door("progress"),
      petitioned: door("review"),
      reconsidered: door("sue_after_reconsideration"),
      court: ask("court"),
    },
  },

  official: {
    asks: "conduct",
    answers: { unlawful: door("accusation"), manner: ask("service.dealt") },
  },

  court: {
    asks: "stage",
    answers: {
      hearing: door("court_ongoing"),
      first: door("appeal"),
      final: door("retrial"),
      unpaid: door("enforcement"),
      police: door("case_organ"),
    },
  },
};

export type Given = {
  readonly place: Place;
  readonly asks: QuestionKey;
  readonly answer: string;
};

export type Followed = { readonly given: readonly Given[] } & (
  | {
      readonly at: "question";
      readonly place: Place;
      readonly asks: QuestionKey;
      readonly answers: readonly string[];
    }
  | { readonly at: "door"; readonly door: DoorId }
);

/**
 * Follows the answers as far as they lead. An answer that this place does not offer counts as not given, so that an
 * address typed by hand or from an older table still ends at a question.
 */
export function followAnswers(answerTo: (question: QuestionKey) => string | null): Followed {
  const given: Given[] = [];
  let place: Place = "start";
  for (;;) {
    const { asks, answers }: Asked = doorTable[place];
    const answer = answerTo(asks);
    const next: Next | undefined =
      answer !== null && Object.hasOwn(answers, answer) ? answers[answer] : undefined;
    if (answer === null || next === undefined)
      return { at: "question", place, asks, answers: Object.keys(answers), given };
    given.push({ place, asks, answer });
    if ("door" in next) return { at: "door", door: next.door, given };
    place = next.ask;
  }
}

/** Topics of the catalogue that an answer stands for; the more exact answer comes last and wins. */
const topicOf: Readonly<Record<string, string>> = {
  "about.work": "wages",
  "about.land": "land",
  "about.person": "neighbours",
  "about.bought": "market",
  "about.firm": "enterprise.arrears",
  "about.court": "courts",
  "land.contract": "land.contract",
  "land.taken": "land.requisition",
  "land.boundary": "land.boundary",
  "land.accounts": "village.accounts",
  "against.shop": "market.shop",
  "against.property": "housing.property",
  "conduct.unlawful": "village.conduct",
  "conduct.manner": "village.conduct",
  "stage.unpaid": "courts.enforcement",
  "stage.final": "courts.judgment",
  "area.water": "water",
  "area.roads": "roads",
  "area.environment": "environment",
  "area.housing": "housing",
  "area.assistance": "assistance",
  "area.schools": "schools",
  "area.medical": "medical",
  "area.village": "village",
};

/** The topic that what was said stands for; null when it fits none. */
export function topicFrom(given: readonly Given[]): string | null {
  let topic: string | null = null;
  for (const { asks, answer } of given) topic = topicOf[`${asks}.${answer}`] ?? topic;
  return topic;
}
