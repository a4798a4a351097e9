/** The knowledge base: finding published answers by their words. Reads only. */
import type { Db } from "#app/platform/db.server.ts";
import { answerTerms, titleGrams } from "./answer-words.ts";

export type FoundAnswer = {
  readonly id: string;
  readonly title: string;
  readonly asked: string;
  readonly topic: { readonly name: string; readonly nameEn: string };
  readonly publishedAt: Date;
};

/** Beyond this nobody reads on; a better word finds it. */
const mostFound = 60;

/**
 * Answers in which at least `leastShare` of the weight of the words occurs, the best first. A word weighs more the
 * fewer answers have it, and twice in a title. Words that no answer has count for nothing, so one odd word in a long
 * question hides none.
 */
async function rank(
  db: Db,
  { text, leastShare, most }: { readonly text: string; readonly leastShare: number; readonly most: number },
): Promise<FoundAnswer[]> {
  const terms = answerTerms(text);
  if (terms.length === 0) return [];
  const rows = await db.$queryRaw<
    (Omit<FoundAnswer, "topic"> & { name: string; nameEn: string; terms: string[]; weights: number[] })[]
  >`
    WITH hit AS (
      SELECT t."term", p."id"
      FROM unnest(${terms}::text[]) AS t("term")
      JOIN "PublishedAnswer" p
        ON p."withdrawnAt" IS NULL AND to_tsvector('simple', p."searchText") @@ to_tsquery('simple', t."term")
    ), total AS (
      SELECT count(*)::float AS "answers" FROM "PublishedAnswer" WHERE "withdrawnAt" IS NULL
    ), weight AS (
      SELECT "term", ln(1 + (SELECT "answers" FROM total) / count(*)) AS "weight" FROM hit GROUP BY "term"
    ), scored AS (
      SELECT hit."id", sum("weight") AS "score", array_agg(hit."term") AS "terms", array_agg("weight") AS "weights"
      FROM hit JOIN weight USING ("term")
      GROUP BY hit."id"
      HAVING sum("weight") >= ${leastShare} * (SELECT sum("weight") FROM weight)
      ORDER BY "score" DESC
      LIMIT ${mostFound}
    )
    SELECT p."id", p."title", p."asked", p."publishedAt", topic."name", topic."nameEn",
      scored."terms", scored."weights"
    FROM scored JOIN "PublishedAnswer" p USING ("id") JOIN "Topic" topic ON topic."id" = p."topicId"`;
  return rows
    .map(({ terms: found, weights, name, nameEn, ...answer }) => {
      const title = titleGrams(answer.title);
      const inTitle = (term: string | undefined) => term?.split(" & ").every((pair) => title.has(pair));
      const score = weights.reduce(
        (sum, weight, at) => sum + weight * (inTitle(found[at]) === true ? 2 : 1),
        0,
      );
      return { score, answer: { ...answer, topic: { name, nameEn } } };
    })
    .sort((one, other) => other.score - one.score || +other.answer.publishedAt - +one.answer.publishedAt)
    .slice(0, most)
    .map(({ answer }) => answer);
}

/** What somebody typed into the search box. */
export function searchAnswers(db: Db, text: string): Promise<FoundAnswer[]> {
  return rank(db, { text, leastShare: 0.5, most: mostFound });
}

const mostSuggested = 3;

/** Perhaps the same was asked before: of a question in one's own words less has to fit. */
export function suggestAnswers(db: Db, text: string): Promise<FoundAnswer[]> {
  return rank(db, { text, leastShare: 0.4, most: mostSuggested });
}

const pageSize = 20;

/** The latest first, of one topic or of all; `next` is the id after which it goes on. */
export async function latestAnswers(
  db: Db,
  { topicId, after }: { readonly topicId: string | null; readonly after: string | null },
) {
  const rows = await db.publishedAnswer.findMany({
    where: {
      withdrawnAt: null,
      ...(topicId === null ? {} : { topicId }),
      ...(after === null ? {} : { id: { lt: after } }),
    },
    // Ids sort by time.
    orderBy: { id: "desc" },
    take: pageSize + 1,
    select: {
      id: true,
      title: true,
      asked: true,
      publishedAt: true,
      topic: { select: { name: true, nameEn: true } },
    },
  });
  const answers: FoundAnswer[] = rows.slice(0, pageSize);
  return { answers, next: rows.length > pageSize ? (answers.at(-1)?.id ?? null) : null };
}

export function readAnswer(db: Db, id: string) {
  return db.publishedAnswer.findFirst({
    where: { id, withdrawnAt: null },
    select: {
      id: true,
      title: true,
      asked: true,
      answer: true,
      articles: true,
      publishedAt: true,
      topic: { select: { name: true, nameEn: true } },
    },
  });
}
