/** What anybody may read of a round: its published figures with the names of what they are about. */
import type { StaffActor } from "#app/accounts/actor.ts";
import { type LocalDate, localDateFromColumn } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { questionnaireSchema } from "../questionnaires/questionnaire.ts";
import { roundsInReach } from "../rounds/round-access.server.ts";
import { countyNames, type ResultsView } from "./results-view-model.server.ts";
import type { Figure } from "./round-results.ts";
import { storedResults } from "./weigh-round.server.ts";

export type PublishedRound = ResultsView & {
  /** What its assessor concludes from the answers. */
  readonly findings: readonly {
    readonly id: string;
    readonly wordsZh: string;
    readonly wordsEn: string;
    readonly dimension: string | null;
  }[];
  /** The rounds before and this one, the oldest first, with what was published of the whole. */
  readonly course: readonly {
    readonly slug: string;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly overall: Figure | null;
  }[];
};

const columns = {
  id: true,
  slug: true,
  titleZh: true,
  titleEn: true,
  kind: true,
  opensOn: true,
  closesOn: true,
  publishedAt: true,
  results: true,
  previousId: true,
  assessor: { select: { name: true, nameEn: true } },
  questionnaire: { select: { definition: true } },
  findings: {
    orderBy: { position: "asc" },
    select: { id: true, wordsZh: true, wordsEn: true, dimension: true },
  },
} as const satisfies Prisma.SurveyRoundSelect;

/** Null while it is not published, for everybody. */
export async function publishedRound(db: Db, slug: string): Promise<PublishedRound | null> {
  return roundView(db, { slug, state: "published" });
}

/**
 * The same for its assessor before anybody else: the figures as they were weighed last. Null when the round is not this
 * actor's, or not weighed yet.
 */
export async function weighedRound(
  db: Db,
  { actor, slug }: { readonly actor: StaffActor; readonly slug: string },
): Promise<PublishedRound | null> {
  return roundView(db, { AND: [{ slug, state: "closed" }, roundsInReach(actor)] });
}

async function roundView(db: Db, where: Prisma.SurveyRoundWhereInput): Promise<PublishedRound | null> {
  const round = await db.surveyRound.findFirst({ where, select: columns });
  if (round === null || round.results === null) return null;
  const { results: stored, questionnaire, opensOn, closesOn, previousId, ...rest } = round;
  const results = storedResults(stored);
  return {
    ...rest,
    results,
    definition: questionnaireSchema.parse(questionnaire.definition),
    opensOn: localDateFromColumn(opensOn),
    closesOn: localDateFromColumn(closesOn),
    counties: await countyNames(db),
    course: [
      ...(await courseBefore(db, previousId)),
      { slug: round.slug, titleZh: round.titleZh, titleEn: round.titleEn, overall: results.overall },
    ],
  };
}

const longestCourse = 8;

async function courseBefore(db: Db, previousId: string | null): Promise<PublishedRound["course"]> {
  const course: PublishedRound["course"][number][] = [];
  let id = previousId;
  while (id !== null && course.length < longestCourse) {
    const round: {
      slug: string;
      titleZh: string;
      titleEn: string;
      previousId: string | null;
      results: unknown;
    } | null = await db.surveyRound.findFirst({
      where: { id, state: "published" },
      select: { slug: true, titleZh: true, titleEn: true, previousId: true, results: true },
    });
    if (round === null) break;
    const { results, previousId: before, ...names } = round;
    course.unshift({ ...names, overall: storedResults(results).overall });
    id = before;
  }
  return course;
}

export type RoundInList = {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly kind: "sampled" | "open_link";
  readonly state: string;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly assessor: { readonly name: string; readonly nameEn: string | null };
  /** Of published ones. */
  readonly overall: Figure | null;
  readonly answers: number | null;
};

/** Rounds that run or are published, the newest first. */
export async function publicRounds(db: Db): Promise<readonly RoundInList[]> {
  const rounds = await db.surveyRound.findMany({
    where: { state: { in: ["open", "closed", "published"] } },
    orderBy: [{ opensOn: "desc" }, { slug: "desc" }],
    take: 40,
    select: {
      slug: true,
      titleZh: true,
      titleEn: true,
      kind: true,
      state: true,
      opensOn: true,
      closesOn: true,
      results: true,
      assessor: { select: { name: true, nameEn: true } },
    },
  });
  return rounds.map(({ results, opensOn, closesOn, ...round }) => {
    const shown = round.state === "published" ? storedResults(results) : null;
    return {
      ...round,
      opensOn: localDateFromColumn(opensOn),
      closesOn: localDateFromColumn(closesOn),
      overall: shown?.overall ?? null,
      answers: shown?.answers ?? null,
    };
  });
}
