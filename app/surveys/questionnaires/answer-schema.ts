/** Answers as they come from outside: of the right shape, whatever they say. What they may say is `problemsOf`'s. */
import { z } from "zod";
import { type Answers, notApplicable } from "./answers.ts";

const text = z.string().max(5_000).transform(storable);
const rating = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(notApplicable),
]);

const answer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rating"), value: rating }),
  z.object({ kind: z.literal("single"), option: text.nullable(), other: text.nullable() }),
  z.object({ kind: z.literal("multiple"), options: z.array(text).max(50), other: text.nullable() }),
  z.object({ kind: z.literal("matrix"), rows: z.record(text, rating) }),
  z.object({ kind: z.literal("recommend"), value: z.number() }),
  z.object({ kind: z.literal("number"), value: z.number() }),
  z.object({ kind: z.literal("date"), value: text }),
  z.object({ kind: z.literal("short_text"), value: text }),
  z.object({ kind: z.literal("long_text"), value: text }),
]);

/** Null when it is nothing of the kind. */
export function readAnswers(given: unknown): Answers | null {
  const read = z.record(z.string().max(40), answer).safeParse(given);
  return read.success ? read.data : null;
}

/** Without what no database takes: the character NUL, and halves of characters that are cut in two. */
export function storable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "").replaceAll("\u0000", "");
}
