/**
 * From the answers of a round to its figures. Pure. The method is written out for readers in docs/surveys-method.md; the
 * estimates are estimates.ts's, and what may not be shown is suppress-cells.ts's.
 */

import { leastAnswers, suppressList } from "#app/platform/suppress-cells.ts";
import { type Answer, type Answers, notApplicable } from "../questionnaires/answers.ts";
import { counts as hasScore } from "../questionnaires/check-questionnaire.ts";
import { type Question, type Questionnaire, questionsOf } from "../questionnaires/questionnaire.ts";
import { enterpriseSizes, industryGroups } from "../rounds/industries.ts";
import { changeBetween, type Estimate, estimateMean, type Stratum } from "./estimates.ts";
import type { Figure, FigureChange, Grouping, GroupResult, RoundResults } from "./round-results.ts";
import { groupings } from "./round-results.ts";
import { type Scores, scoreAnswers, type Weights } from "./score-answers.ts";

export type SampledStratum = Stratum & {
  readonly drawn: number;
  readonly tookPart: number;
} & { readonly [By in Grouping]: string | null };

export type GivenAnswer = { readonly stratum: string | null; readonly answers: Answers };

export type RoundData = {
  readonly questionnaire: Questionnaire;
  /** None of an open-link round: its answers stand for nobody but those who gave them. */
  readonly strata: readonly SampledStratum[];
  readonly answers: readonly GivenAnswer[];
  readonly weights: Weights | null;
  /** Of the round before, as published. */
  readonly previous: RoundResults | null;
};

/** Options of a distribution that are hidden together when its mean is shown. */
const leastHiddenBesideMean = 3;

/** An answer with the scores it gives. */
type Respondent = GivenAnswer & { readonly scores: Scores };

export function workOutResults({
  questionnaire,
  strata,
  answers,
  weights,
  previous,
}: RoundData): RoundResults {
  const respondents = answers.map((given) => ({
    ...given,
    scores: scoreAnswers(questionnaire, given.answers, weights),
  }));
  const estimate = (value: (respondent: Respondent) => number | null) => figureOf(strata, respondents, value);
  const overall = shownFigure(estimate(({ scores }) => scores.overall));
  const scored = questionsOf(questionnaire).filter(hasScore);
  const questions = questionsOf(questionnaire)
    .filter((question) => hasScore(question) || optionIds(question).length > 0)
    .map((question) => {
      const { id } = question;
      const options = optionShares(question, strata, respondents);
      const figure =
        hasScore(question) && !meanWouldTell(question, options)
          ? shownFigure(estimate(({ scores }) => scores.questions[id] ?? null))
          : null;
      const before = previous?.questions.find((each) => each.id === id)?.figure;
      return { id, figure, change: changeOf(before, figure), options };
    });
  // Of one question alone, a dimension is that question's mean again.
  const isTold = (id: string) => {
    const [only, ...more] = scored.filter(({ dimension }) => dimension === id);
    return more.length === 0 && questions.some((each) => each.id === only?.id && each.figure === null);
  };
  const told = questionnaire.dimensions.map(({ id }) => id).filter(isTold);
  return {
    population: total(strata, ({ population }) => population),
    drawn: total(strata, ({ drawn }) => drawn),
    tookPart: total(strata, ({ tookPart }) => tookPart),
    answers: answers.length,
    overall,
    change: changeOf(previous?.overall, overall),
    dimensions: questionnaire.dimensions.map(({ id, weight }) => {
      const figure = told.includes(id)
        ? null
        : shownFigure(estimate(({ scores }) => scores.dimensions[id] ?? null));
      const before = previous?.dimensions.find((each) => each.id === id)?.figure;
      return { id, weight: weights?.[id] ?? weight, figure, change: changeOf(before, figure) };
    }),
    questions,
    by: Object.fromEntries(
      groupings.map((grouping) => [
        grouping,
        groupResults(grouping, { questionnaire, strata, respondents, told }),
      ]),
    ) as RoundResults["by"],
  };
}

function figureOf(
  strata: readonly SampledStratum[],
  respondents: readonly Respondent[],
  value: (respondent: Respondent) => number | null,
): Figure | null {
  if (strata.length === 0) return plainMean(respondents.map(value));
  const responses = respondents.map((respondent) => ({
    stratum: respondent.stratum ?? "",
    value: value(respondent),
  }));
  return estimated(estimateMean(strata, responses));
}

function estimated(estimate: Estimate | null): Figure | null {
  if (estimate === null) return null;
  const { mean, standardError, answers } = estimate;
  // A score or a share cannot lie outside its scale, whatever the formula says of few answers.
  const [low, high] = estimate.interval.map((edge) => Math.min(Math.max(edge, 0), 100));
  return { mean, low: low ?? 0, high: high ?? 100, standardError, answers };
}

/** Of answers that were not drawn there is nothing to infer, so there is no interval. */
function plainMean(values: readonly (number | null)[]): Figure | null {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return null;
  const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
  return { mean, low: null, high: null, standardError: null, answers: given.length };
}

function shownFigure(figure: Figure | null): Figure | null {
  return figure === null || figure.answers < leastAnswers ? null : figure;
}

function changeOf(before: Figure | null | undefined, after: Figure | null): FigureChange | null {
  if (before == null || after === null || before.standardError === null || after.standardError === null)
    return null;
  const { difference, interval, isSignificant } = changeBetween(asEstimate(before), asEstimate(after));
  return { difference, low: interval[0], high: interval[1], isSignificant };
}

function asEstimate({ mean, standardError, low, high, answers }: Figure): Estimate {
  return { mean, standardError: standardError ?? 0, interval: [low ?? mean, high ?? mean], answers };
}

/** Shares in percent of those who answered it, the options that few chose and what would give them away left out. */
function optionShares(
  question: Question,
  strata: readonly SampledStratum[],
  respondents: readonly Respondent[],
): RoundResults["questions"][number]["options"] {
  const ids = optionIds(question);
  const chosen = respondents.map(({ answers }) => chosenOf(answers[question.id]));
  const counts = ids.map((id) => chosen.filter((options) => options?.includes(id)).length);
  const answered = chosen.filter((options) => options !== null).length;
  // Of several choices each option has a total of its own: with it, the others.
  const hidden =
    question.kind === "multiple"
      ? counts.map((count) => suppressList([count, answered - count])[0] === true)
      : hideFromMean(suppressList(counts), counts, hasScore(question));
  return ids.map((id, at) => {
    const figure = figureOf(strata, respondents, ({ answers }) => {
      const options = chosenOf(answers[question.id]);
      return options === null ? null : options.includes(id) ? 100 : 0;
    });
    return { id, share: hidden[at] === true || answered < leastAnswers ? null : figure };
  });
}

/**
 * The mean that stands beside the shares is a second equation in them: two hidden shares could be solved for, three not.
 */
function hideFromMean(
  hidden: readonly boolean[],
  counts: readonly number[],
  hasMean: boolean,
): readonly boolean[] {
  const more = [...hidden];
  if (!hasMean || !more.includes(true)) return more;
  const byCount = counts.map((count, at) => ({ count, at })).sort((one, other) => one.count - other.count);
  // Answered options first: an empty one hides nothing.
  for (const { at } of [
    ...byCount.filter(({ count }) => count > 0),
    ...byCount.filter(({ count }) => count === 0),
  ])
    if (more.filter(Boolean).length < leastHiddenBesideMean) more[at] = true;
  return more;
}

/**
 * Of two options the mean tells the share of both. Where an option without a score is hidden, the number behind the mean
 * tells how many chose it.
 */
function meanWouldTell(question: Question, options: RoundResults["questions"][number]["options"]): boolean {
  if (question.kind !== "single") return false;
  const hidden = options.filter(({ share }) => share === null);
  const scoreless = (id: string) => question.options.find((each) => each.id === id)?.score === undefined;
  return (
    hidden.length > 0 && (hidden.length < leastHiddenBesideMean || hidden.some(({ id }) => scoreless(id)))
  );
}

function optionIds(question: Question): readonly string[] {
  switch (question.kind) {
    case "rating":
      return ["5", "4", "3", "2", "1"];
    case "single":
    case "multiple":
      return [...question.options.map(({ id }) => id), ...(question.other ? ["other"] : [])];
    default:
      return [];
  }
}

/** Null when nothing was chosen: it was not answered, or is not applicable. */
function chosenOf(answer: Answer | undefined): readonly string[] | null {
  switch (answer?.kind) {
    case "rating":
      return answer.value === notApplicable ? null : [String(answer.value)];
    case "single":
      return answer.option === null ? (answer.other === null ? null : ["other"]) : [answer.option];
    case "multiple":
      return [...answer.options, ...(answer.other === null ? [] : ["other"])];
    default:
      return null;
  }
}

function groupResults(
  grouping: Grouping,
  {
    questionnaire,
    strata,
    respondents,
    told,
  }: Pick<RoundData, "questionnaire" | "strata"> & {
    readonly respondents: readonly Respondent[];
    /** Dimensions that are not shown at all. */
    readonly told: readonly string[];
  },
): readonly GroupResult[] & GroupResult[] {
  const ids = [...new Set(strata.map((stratum) => stratum[grouping]))].sort(inOrderOf(grouping));
  const groupOf = new Map(strata.map((stratum) => [stratum.id, stratum[grouping]]));
  const isIn = ({ stratum }: Respondent, id: string | null) => groupOf.get(stratum ?? "") === id;
  const figures = (value: (scores: Scores) => number | null) => {
    const found = ids.map((id) =>
      figureOf(strata, respondents, (respondent) => (isIn(respondent, id) ? value(respondent.scores) : null)),
    );
    const told = smallestBetweenTables(grouping, strata, respondents, value);
    const hidden = suppressList(
      found.map((figure, at) => (ids[at] === null ? told : null) ?? figure?.answers ?? 0),
    );
    return found.map((figure, at) => (hidden[at] === true ? null : shownFigure(figure)));
  };
  const overall = figures((scores) => scores.overall);
  const dimensions = questionnaire.dimensions.map(({ id }) => ({
    id,
    figures: told.includes(id) ? [] : figures((scores) => scores.dimensions[id] ?? null),
  }));
  const tookPart = ids.map((id) =>
    total(
      strata.filter((stratum) => stratum[grouping] === id),
      (stratum) => stratum.tookPart,
    ),
  );
  const few = suppressList(tookPart);
  return ids.map((id, at) => {
    const own = strata.filter((stratum) => stratum[grouping] === id);
    return {
      id,
      population: total(own, ({ population }) => population),
      drawn: total(own, ({ drawn }) => drawn),
      tookPart: few[at] === true ? null : (tookPart[at] ?? 0),
      figure: overall[at] ?? null,
      dimensions: Object.fromEntries(dimensions.map((each) => [each.id, each.figures[at] ?? null])),
    };
  });
}

/**
 * Small strata are joined over industries, then sizes, then counties, so that "joined strata" of one table is part of that
 * of the next. What the difference of two would tell of fewer than ten is as if the larger had so few; null when no
 * difference does.
 */
function smallestBetweenTables(
  grouping: Grouping,
  strata: readonly SampledStratum[],
  respondents: readonly Respondent[],
  value: (scores: Scores) => number | null,
): number | null {
  const joined = (by: Grouping) =>
    new Set(strata.flatMap((stratum) => (stratum[by] === null ? [stratum.id] : [])));
  const own = joined(grouping);
  const counted = (ids: ReadonlySet<string>) =>
    respondents.filter(({ stratum, scores }) => ids.has(stratum ?? "") && value(scores) !== null).length;
  const differences = groupings.flatMap((other) => {
    const part = joined(other);
    const isPart = part.size < own.size && [...part].every((id) => own.has(id));
    return isPart ? [counted(own) - counted(part)] : [];
  });
  return differences.find((count) => count > 0 && count < leastAnswers) ?? null;
}

/** Counties by their codes, sizes and industries as their lists go; what was joined over comes last. */
function inOrderOf(grouping: Grouping): (one: string | null, other: string | null) => number {
  const lists: Readonly<Record<Grouping, readonly string[]>> = {
    county: [],
    size: enterpriseSizes,
    industry: industryGroups,
  };
  const place = (id: string | null) =>
    id === null ? "~" : `${String(lists[grouping].indexOf(id) + 1).padStart(2, "0")} ${id}`;
  return (one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other)));
}

function total<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
