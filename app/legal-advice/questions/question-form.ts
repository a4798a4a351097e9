/** The forms of a question, shared by browser and server. */
import { z } from "zod";
import type { Messages } from "#app/i18n/index.ts";
import { type AskedOf, optionalWords, whoShape } from "../who-form.ts";

/** Characters. */
const longest = { heading: 40, otherSide: 60, words: 5_000, article: 80, articles: 20 } as const;

function heading({ questions: { problems } }: Messages) {
  return z
    .string({ error: problems.headingEmpty })
    .trim()
    .min(2, { error: problems.headingEmpty })
    .max(longest.heading, { error: problems.tooLong(longest.heading) });
}

/** The one line with which asking begins. */
export function headingForm(messages: Messages) {
  return z.object({ heading: heading(messages) });
}

export function askForm(messages: Messages, asked: AskedOf) {
  const { problems } = messages.questions;
  return z.object({
    heading: heading(messages),
    topic: z.string({ error: problems.topicEmpty }).min(1, { error: problems.topicEmpty }).max(60),
    body: z
      .string({ error: problems.bodyEmpty })
      .trim()
      .min(10, { error: problems.bodyEmpty })
      .max(longest.words, { error: problems.tooLong(longest.words) }),
    otherSide: optionalWords(messages, longest.otherSide),
    ...whoShape(messages, asked),
  });
}

/** Something said in the thread. */
export function speakForm({ questions: { problems } }: Messages) {
  return z.object({
    body: z
      .string({ error: problems.wordsEmpty })
      .trim()
      .min(1, { error: problems.wordsEmpty })
      .max(longest.words, { error: problems.tooLong(longest.words) }),
    articles: articlesField(problems),
  });
}

export const declineReasons = ["conflict", "not_my_field", "no_time"] as const;

export function declineForm({ questions: { problems } }: Messages) {
  return z.object({ reason: z.enum(declineReasons, { error: problems.reasonEmpty }) });
}

/** What goes into the knowledge base, as the adviser edited it. */
export function publishForm({ questions: { problems } }: Messages) {
  const words = (most: number) =>
    z
      .string({ error: problems.wordsEmpty })
      .trim()
      .min(1, { error: problems.wordsEmpty })
      .max(most, { error: problems.tooLong(most) });
  return z.object({
    title: words(longest.heading),
    asked: words(longest.words),
    answer: words(longest.words),
    articles: articlesField(problems),
    intent: z.enum(["preview", "publish"]).catch("preview"),
  });
}

/** One article a line, as it is cited. */
function articlesField(problems: Messages["questions"]["problems"]) {
  return z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(/\r?\n/u)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    )
    .pipe(
      z
        .array(z.string().max(longest.article, { error: problems.articleTooLong(longest.article) }))
        .max(longest.articles, { error: problems.tooManyArticles(longest.articles) }),
    );
}
