import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { ruleInForce } from "#app/deadlines/statutory-rules.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { topics } from "../../prisma/seed/topics.ts";
import { doorIds, doorKinds, doors } from "./doors.ts";
import {
  doorTable,
  type Followed,
  followAnswers,
  type Given,
  type QuestionKey,
  questionKeys,
  topicFrom,
} from "./which-door.ts";

/** Every way through the table, question by question. */
function everyPath(): Followed[] {
  const ends: Followed[] = [];
  const walk = (given: readonly Given[]) => {
    const said = new Map(given.map(({ asks, answer }) => [asks, answer]));
    const here = followAnswers((question) => said.get(question) ?? null);
    if (here.at === "door") {
      ends.push(here);
      return;
    }
    // A question asked twice on one path would answer itself the second time.
    expect(said.has(here.asks)).toBe(false);
    expect(given.length).toBeLessThan(8);
    for (const answer of here.answers) walk([...given, { place: here.place, asks: here.asks, answer }]);
  };
  walk([]);
  return ends;
}

const paths = everyPath();

describe("the table of doors", () => {
  it("leads every path to a door within eight questions", () => {
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      expect(path.at).toBe("door");
      expect(path.given.length).toBeLessThanOrEqual(8);
    }
  });

  it("reaches every door, every kind of door and every question", () => {
    const reached = new Set(paths.map((path) => (path.at === "door" ? path.door : null)));
    expect(reached).toEqual(new Set(doorIds));
    expect(new Set(doorIds.map((id) => doors[id].kind))).toEqual(new Set(doorKinds));
    expect(new Set(Object.values(doorTable).map(({ asks }) => asks))).toEqual(new Set(questionKeys));
  });

  it.each(doorIds)("%s cites an article in both languages, and its clock is the citizen's own", (id) => {
    const { grounds, clock } = doors[id];
    expect(grounds.length).toBeGreaterThan(0);
    for (const { zh, en } of grounds) {
      expect(zh).toMatch(/^《.+》第.+条$/);
      expect(en).toMatch(/Arts?\. \d+/);
    }
    if (clock !== null) expect(ruleInForce(clock, localDateFrom("2026-11-23")).party).not.toBe("organ");
  });

  it("answers any address, however it was typed, with one of its questions or doors", () => {
    const values = Object.values(doorTable).flatMap(({ answers }) => Object.keys(answers));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...questionKeys),
          fc.oneof(fc.constantFrom(...values), fc.string(), fc.constant("constructor")),
        ),
        (typed) => {
          const end = followAnswers((question: QuestionKey) => typed[question] ?? null);
          if (end.at === "door") expect(doorIds).toContain(end.door);
          else expect(end.answers.length).toBeGreaterThan(1);
        },
      ),
    );
  });

  it("carries a topic that the catalogue has", () => {
    const known = new Set(topics.map(({ id }) => id));
    for (const { given } of paths) {
      const topic = topicFrom(given);
      if (topic !== null) expect(known).toContain(topic);
    }
    for (const id of doorIds) {
      const { topic } = doors[id].windows;
      if (topic !== null) expect(known).toContain(topic);
    }
  });

  it.each(["zh-CN", "en"] as const)("has words for every question, answer and door in %s", (language) => {
    const { questions, answers, doors: words } = messagesFor(language).whichDoor;
    for (const { asks, answers: offered } of Object.values(doorTable)) {
      expect(questions[asks].title.length).toBeGreaterThan(0);
      const said: Readonly<Record<string, string>> = answers[asks];
      for (const answer of Object.keys(offered)) expect(said[answer], `${asks}.${answer}`).toBeTruthy();
    }
    for (const id of doorIds) {
      const { title, why, bring, next } = words[id];
      for (const text of [title, why, bring, next]) expect(text.length).toBeGreaterThan(0);
    }
  });
});

describe("some people at the door", () => {
  const ending = (answers: Partial<Record<QuestionKey, string>>) => {
    const end = followAnswers((question) => answers[question] ?? null);
    return end.at === "door" ? end.door : end.asks;
  };

  it("sends unpaid wages to arbitration when the employer will not talk, and to mediation when it will", () => {
    const work = { about: "work", employer: "employed", dealt: "no" };
    expect(ending({ ...work, willing: "no" })).toBe("labour_arbitration");
    expect(ending({ ...work, willing: "yes" })).toBe("mediation_work");
  });

  it("sends a judgment or an award that nobody carries out to the court that enforces it", () => {
    expect(ending({ about: "court", stage: "unpaid" })).toBe("enforcement");
    expect(ending({ about: "work", employer: "employed", dealt: "awarded" })).toBe("enforcement");
    expect(ending({ about: "land", land: "contract", dealt: "awarded" })).toBe("enforcement");
  });

  it("sends land that was taken to reconsideration, and a neighbour who will not talk to court", () => {
    const taken = { about: "land", land: "taken", dealt: "no" };
    expect(ending({ ...taken, received: "within_60_days" })).toBe("reconsideration");
    expect(ending({ ...taken, received: "within_6_months" })).toBe("sue_authority");
    expect(ending({ about: "person", dealt: "no", willing: "yes" })).toBe("mediation");
    expect(ending({ about: "person", dealt: "no", willing: "no" })).toBe("sue");
    expect(ending({ about: "land", land: "boundary", dealt: "no", willing: "no" })).toBe("land_ruling");
  });

  it("sends a fine to reconsideration within 60 days and to court within six months", () => {
    const fine = { about: "decision", dealt: "no" };
    expect(ending({ ...fine, received: "within_60_days" })).toBe("reconsideration");
    expect(ending({ ...fine, received: "within_6_months" })).toBe("sue_authority");
  });

  it("never sends a matter of the courts into the petition desk", () => {
    for (const path of paths) {
      if (path.at !== "door" || !path.given.some(({ asks }) => asks === "stage")) continue;
      expect(doors[path.door].opens).toBeNull();
    }
  });

  it("sends wrongdoing to those who take accusations, and bad manners to the desk", () => {
    expect(ending({ about: "official", conduct: "unlawful" })).toBe("accusation");
    expect(ending({ about: "official", conduct: "manner", dealt: "no" })).toBe("petition");
  });
});
