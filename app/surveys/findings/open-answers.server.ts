/**
 * What enterprises wrote in their own words. Read by the assessor that ran the round and by nobody else, only once it is
 * closed, and each reading stands in the audit chain of the round: who, which question, how many.
 */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import type { RoundContext } from "../rounds/create-round.server.ts";
import { roundAuditActor, roundsInReach } from "../rounds/round-access.server.ts";
import { answersOfPage } from "./open-questions.ts";

export type OpenAnswer = {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  /** Ids of the findings it stands behind. */
  readonly findings: readonly string[];
};

export type OpenAnswers = {
  readonly answers: readonly OpenAnswer[];
  readonly total: number;
};

/** Which of them: a page of those to a question, or those behind a finding. */
export type OpenAnswersAsked =
  | { readonly question: string; readonly page: number }
  | { readonly finding: string };

/** Null when the round is not this actor's, or not closed yet. */
export async function readOpenAnswers(
  { db, now }: RoundContext,
  {
    actor,
    slug,
    asked,
  }: { readonly actor: StaffActor; readonly slug: string; readonly asked: OpenAnswersAsked },
): Promise<OpenAnswers | null> {
  return db.$transaction(async (tx) => {
    const round = await tx.surveyRound.findFirst({
      where: { AND: [{ slug, state: { in: ["closed", "published"] } }, roundsInReach(actor)] },
      select: { id: true },
    });
    if (round === null) return null;
    // The ids are random: their order says nothing of who answered when.
    const rows = await tx.$queryRaw<{ id: string; question: string; text: string; total: bigint }[]>`
      SELECT said."id"::text AS "id", said."question", said."text", count(*) OVER () AS "total"
      FROM (${"finding" in asked ? ofFinding(round.id, asked.finding) : ofQuestion(round.id, asked.question)}) said
      WHERE said."text" <> ''
      ORDER BY said."id", said."question"
      LIMIT ${"finding" in asked ? 1_000 : answersOfPage}
      OFFSET ${"finding" in asked ? 0 : asked.page * answersOfPage}`;
    const coded = await tx.codedAnswer.findMany({
      where: { answerId: { in: rows.map(({ id }) => id) }, finding: { roundId: round.id } },
      select: { findingId: true, answerId: true, question: true },
    });
    const { page: _, ...which } = { page: 0, ...asked };
    await appendAudit(tx, {
      chain: `round:${round.id}`,
      at: now(),
      actor: roundAuditActor(actor),
      action: "round.read_answers",
      payload: { ...which, answers: rows.length },
    });
    return {
      total: Number(rows[0]?.total ?? 0),
      answers: rows.map(({ id, question, text }) => ({
        id,
        question,
        text,
        findings: coded.flatMap((each) =>
          each.answerId === id && each.question === question ? [each.findingId] : [],
        ),
      })),
    };
  });
}

function ofQuestion(roundId: string, question: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "id", ${question}::text AS "question", ${textOf(Prisma.sql`${question}::text`)} AS "text"
    FROM "SurveyAnswer" WHERE "roundId" = ${roundId}::uuid AND jsonb_exists("content", ${question})`;
}

function ofFinding(roundId: string, finding: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "SurveyAnswer"."id", "question", ${textOf(Prisma.sql`"question"`)} AS "text"
    FROM "CodedAnswer" JOIN "SurveyAnswer" ON "SurveyAnswer"."id" = "answerId"
    WHERE "findingId" = ${finding}::uuid AND "roundId" = ${roundId}::uuid`;
}

/** The text itself, or what was written beside "other". */
function textOf(question: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    trim(CASE WHEN "content" -> ${question} ->> 'kind' IN ('short_text', 'long_text')
      THEN "content" -> ${question} ->> 'value' ELSE coalesce("content" -> ${question} ->> 'other', '') END)`;
}
