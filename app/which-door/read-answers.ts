/** The address of `/which-door`: an answer for each question, the place, and the day a clock starts. Pure. */
import { addresses } from "#app/ui/addresses.ts";
import { type Followed, followAnswers, type QuestionKey, topicFrom } from "./which-door.ts";

export type Said = {
  readonly asks: QuestionKey;
  readonly answer: string;
  /** Where this answer can be given anew; what was answered before it stays. */
  readonly change: string;
};

export type Answers = {
  readonly followed: Followed;
  readonly said: readonly Said[];
  /** The answers that led here, and the place and day if they were given: what a form or link must keep. */
  readonly keep: Readonly<Record<string, string>>;
  readonly topic: string | null;
  /** Next was pressed without choosing. */
  readonly missing: boolean;
  /** The page itself: the questions, or one door by its name. */
  readonly path: string;
  readonly query: URLSearchParams;
};

/** What is kept beside the answers: the division (`division`) and the day (`on`, `YYYY-MM-DD`). */
const besides = ["division", "on"] as const;

export function readAnswers({ pathname: path, searchParams: query }: URL): Answers {
  const followed = followAnswers((question) => query.get(question));
  const { given } = followed;
  const kept = keptBesides(query);
  const before = (count: number) =>
    Object.fromEntries([...given.slice(0, count).map(({ asks, answer }) => [asks, answer]), ...kept]);
  return {
    followed,
    said: given.map(({ asks, answer }, at) => ({
      asks,
      answer,
      change: addressWith(addresses.whichDoor, before(at)),
    })),
    keep: before(given.length),
    topic: topicFrom(given),
    missing: followed.at === "question" && query.get("asked") === followed.asks,
    path,
    query,
  };
}

/** One door by its name: nothing was asked, so nothing is carried but the place and the day. */
export function withoutQuestions({ pathname: path, searchParams: query }: URL): Omit<Answers, "followed"> {
  return { said: [], keep: Object.fromEntries(keptBesides(query)), topic: null, missing: false, path, query };
}

function keptBesides(query: URLSearchParams): (readonly [string, string])[] {
  return besides.flatMap((name) => {
    const value = query.get(name);
    return value === null || value === "" ? [] : [[name, value.slice(0, 20)] as const];
  });
}

export function addressWith(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What the form of a petition takes over: `class`, `topic`, `division` (read by petitions/carried.ts). */
export function sayAddress(
  petitionClass: string,
  topic: string | null,
  division: string | undefined,
): string {
  const query = new URLSearchParams({ class: petitionClass });
  if (topic !== null) query.set("topic", topic);
  if (division !== undefined) query.set("division", division);
  return `${addresses.say}?${query}`;
}
