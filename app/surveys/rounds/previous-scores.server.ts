/** The scores of the round that this one is compared with, each with its stratum alone. That they were read is on record. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { appendAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { readAnswers } from "../questionnaires/answer-schema.ts";
import { questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { scoreAnswers } from "../results/score-answers.ts";
import { roundAuditActor, roundsInReach } from "./round-access.server.ts";
import type { ScoredAnswer } from "./strata-deviations.ts";

/** None when there is no round before. */
export async function previousScores(
  tx: Transaction,
  { actor, slug, at }: { readonly actor: StaffActor; readonly slug: string; readonly at: Date },
): Promise<readonly ScoredAnswer[]> {
  const previous = await tx.surveyRound.findFirst({
    where: { AND: [{ next: { some: { AND: [{ slug }, roundsInReach(actor)] } } }, roundsInReach(actor)] },
    select: {
      id: true,
      questionnaire: { select: { definition: true } },
      answers: { select: { content: true, stratum: { select: { key: true } } } },
    },
  });
  if (previous === null) return [];
  const questionnaire = questionnaireSchema.parse(previous.questionnaire.definition);
  await appendAudit(tx, {
    chain: `round:${previous.id}`,
    at,
    actor: roundAuditActor(actor),
    action: "round.read_scores",
    payload: { for: slug, answers: previous.answers.length },
  });
  return previous.answers.flatMap(({ content, stratum }) => {
    const answers = readAnswers(content);
    const score = answers === null ? null : scoreAnswers(questionnaire, answers, null).overall;
    return score === null ? [] : [{ stratum: stratum?.key ?? null, score }];
  });
}
