/** A round as its assessor sees it: what there is, what was drawn, who took part. No answer is read here. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { type ActorContext, requireStaff } from "#app/accounts/current-actor.server.ts";
import { type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import { questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { countyNames } from "../results/results-view-model.server.ts";
import { type KernelRound, roundFacts } from "./change-round.server.ts";
import { missingFromFrame } from "./missing-from-frame.server.ts";
import { roundRelations, roundsInReach } from "./round-access.server.ts";
import { judgeRound, type RoundAction, type RoundState } from "./round-workflow.ts";

/** Throws 404 for a round that is not this assessor's. */
export async function requireRound(request: Request, context: ActorContext, slug: string | undefined) {
  const actor = await requireStaff(request, context, "survey.run");
  const round = await readRound(context.db, { actor, slug: slug ?? "", now: context.now() });
  if (round === null) throw new Response(null, { status: 404 });
  return { actor, round };
}

export type StratumOfRound = {
  readonly key: string;
  readonly county: string | null;
  readonly size: string | null;
  readonly industry: string | null;
  readonly population: number;
  readonly drawn: number;
  readonly tookPart: number;
};

export type AssessorsRound = NonNullable<Awaited<ReturnType<typeof readRound>>>;

const columns = {
  id: true,
  slug: true,
  titleZh: true,
  titleEn: true,
  kind: true,
  state: true,
  version: true,
  opensOn: true,
  closesOn: true,
  questionnaireId: true,
  previousId: true,
  allocation: true,
  sampleSize: true,
  seed: true,
  expectedMargin: true,
  expectedShare: true,
  results: true,
  division: { select: { name: true, path: true } },
  questionnaire: { select: { number: true, publishedAt: true, definition: true } },
  _count: { select: { frame: true, invitations: true, answers: true } },
} as const;

export async function readRound(
  db: Db,
  { actor, slug, now }: { readonly actor: StaffActor; readonly slug: string; readonly now: Date },
) {
  const round = await db.surveyRound.findFirst({
    where: { AND: [{ slug }, roundsInReach(actor)] },
    select: columns,
  });
  if (round === null) return null;
  const { opensOn, closesOn, questionnaire, results, _count, ...rest } = round;
  const strata = await strataOf(db, round.id);
  const counties = await countyNames(db);
  const { title } = questionnaireSchema.parse(questionnaire.definition);
  return {
    ...rest,
    opensOn: localDateFromColumn(opensOn),
    closesOn: localDateFromColumn(closesOn),
    questionnaire: { number: questionnaire.number, isPublished: questionnaire.publishedAt !== null, title },
    isWeighed: results !== null,
    enterprises: _count.frame,
    invited: _count.invitations,
    tookPart: strata.reduce((sum, stratum) => sum + stratum.tookPart, 0),
    // Of a sampled round who took part says as much; of an open one this is all there is.
    answers: rest.kind === "open_link" ? _count.answers : null,
    strata,
    counties,
    missing: await missingFromFrame(db, { roundId: round.id, territory: round.division.path }),
    open: openActions(round, actor, now),
  };
}

const actions: readonly RoundAction[] = [
  "change",
  "load_frame",
  "draw",
  "open",
  "invite",
  "close",
  "weigh",
  "publish",
];

/** What the workflow lets this person do now; the same table guards every step. */
function openActions(
  round: Pick<KernelRound, "state" | "kind" | "opensOn" | "closesOn" | "results" | "_count"> & {
    readonly questionnaire: { readonly publishedAt: Date | null };
  },
  actor: StaffActor,
  now: Date,
): readonly RoundAction[] {
  const facts = roundFacts(round, now);
  return actions.filter((action) => judgeRound(action, facts, roundRelations(actor)).open);
}

async function strataOf(db: Db, roundId: string): Promise<readonly StratumOfRound[]> {
  const strata = await db.surveyStratum.findMany({
    where: { roundId },
    orderBy: { key: "asc" },
    select: {
      id: true,
      key: true,
      divisionCode: true,
      size: true,
      industry: true,
      population: true,
      drawn: true,
    },
  });
  const counts = await db.surveyInvitation.groupBy({
    by: ["stratumId"],
    where: { roundId, signedOn: { not: null } },
    _count: true,
  });
  const tookPart = new Map(counts.map(({ stratumId, _count }) => [stratumId, _count]));
  return strata.map(({ id, divisionCode, ...stratum }) => ({
    ...stratum,
    county: divisionCode,
    tookPart: tookPart.get(id) ?? 0,
  }));
}

export type AssessorsRoundInList = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly state: RoundState;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
};

/** The newest first. */
export async function assessorsRounds(db: Db, actor: StaffActor): Promise<readonly AssessorsRoundInList[]> {
  const rounds = await db.surveyRound.findMany({
    where: roundsInReach(actor),
    orderBy: [{ opensOn: "desc" }, { slug: "desc" }],
    select: { slug: true, titleZh: true, titleEn: true, state: true, opensOn: true, closesOn: true },
  });
  return rounds.map(({ opensOn, closesOn, ...round }) => ({
    ...round,
    opensOn: localDateFromColumn(opensOn),
    closesOn: localDateFromColumn(closesOn),
  }));
}

/** What a round can be made of: this assessor's questionnaires and published rounds. */
export async function roundChoices(db: Db, { organisationId: assessorId }: StaffActor) {
  const versions = await db.questionnaireVersion.findMany({
    where: { publishedAt: { not: null }, questionnaire: { assessorId, archivedAt: null } },
    orderBy: { publishedAt: "desc" },
    select: { id: true, number: true, definition: true },
  });
  const rounds = await db.surveyRound.findMany({
    where: { assessorId, state: "published" },
    orderBy: { opensOn: "desc" },
    select: { id: true, titleZh: true, titleEn: true },
  });
  return {
    questionnaires: versions.map(({ id, number, definition }) => ({
      id,
      number,
      title: questionnaireSchema.parse(definition).title,
    })),
    rounds,
  };
}
