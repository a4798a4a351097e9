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
  readonly query: URLSearchParams;
};

/** What is kept beside the answers: the division (`division`) and the day (`on`, `YYYY-MM-DD`). */
const besides = ["division", "on"] as const;

export function readAnswers({ searchParams: query }: URL): Answers {
  const followed = followAnswers((question) => query.get(question));
  const { given } = followed;
  const kept = besides.flatMap((name) => {
    const value = query.get(name);
    return value === null || value === "" ? [] : [[name, value.slice(0, 20)] as const];
  });
  const before = (count: number) =>
    Object.fromEntries([...given.slice(0, count).map(({ asks, answer }) => [asks, answer]), ...kept]);
  return {
    followed,
    said: given.map(({ asks, answer }, at) => ({ asks, answer, change: addressWith(before(at)) })),
    keep: before(given.length),
    topic: topicFrom(given),
    missing: followed.at === "question" && query.get("asked") === followed.asks,
    query,
  };
}

export function addressWith(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? addresses.whichDoor : `${addresses.whichDoor}?${text}`;
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
