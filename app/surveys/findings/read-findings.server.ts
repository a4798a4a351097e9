/** The findings of a round, for its assessor while they are written. */
import type { StaffActor } from "#app/accounts/actor.ts";
import type { Db } from "#app/platform/db.server.ts";
import { type Questionnaire, questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { roundsInReach } from "../rounds/round-access.server.ts";
import type { RoundState } from "../rounds/round-workflow.ts";

export type FindingOfRound = {
  readonly id: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly dimension: string | null;
  readonly question: string | null;
  readonly version: number;
  /** Open answers that stand behind it. */
  readonly answers: number;
};

export type RoundToCode = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly state: RoundState;
  readonly definition: Questionnaire;
  readonly findings: readonly FindingOfRound[];
};

/** Null when the round is not this actor's, or still runs: nothing is read before it is closed. */
export async function roundToCode(db: Db, actor: StaffActor, slug: string): Promise<RoundToCode | null> {
  const round = await db.surveyRound.findFirst({
    where: { AND: [{ slug, state: { in: ["closed", "published"] } }, roundsInReach(actor)] },
    select: {
      slug: true,
      titleZh: true,
      titleEn: true,
      state: true,
      questionnaire: { select: { definition: true } },
      findings: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          wordsZh: true,
          wordsEn: true,
          dimension: true,
          question: true,
          version: true,
          _count: { select: { coded: true } },
        },
      },
    },
  });
  if (round === null) return null;
  const { questionnaire, findings, ...rest } = round;
  return {
    ...rest,
    definition: questionnaireSchema.parse(questionnaire.definition),
    findings: findings.map(({ _count, ...finding }) => ({ ...finding, answers: _count.coded })),
  };
}
