/**
 * One statistic for all services: how many rated, and how (国办发〔2019〕51号, HC-02). Silence is never counted as satisfied
 * (HC-05): who did not rate is in the share of those who did, and nowhere else. Pure.
 */
import { leastAnswers, suppressList } from "#app/platform/suppress-cells.ts";
import type { RatedService, RatingCount } from "./rating-source.ts";

export type Statistic = {
  readonly rateable: number;
  readonly rated: number;
  /** Percent of what could be rated. */
  readonly share: number;
  /** Percent of 5 to 1. */
  readonly levels: readonly number[];
  /** Percent of the two lowest (差评). */
  readonly low: number;
};

export type ServiceStatistic = {
  readonly service: RatedService;
  /** Null with fewer than ten ratings. */
  readonly whole: Statistic | null;
  /** Those with enough ratings, the largest first. */
  readonly organisations: readonly (Statistic & { readonly organisationId: string; readonly name: string })[];
  /** Organisations whose ratings are too few, or would give those of another away. */
  readonly leftOut: number;
};

export function ratingStatistics(
  services: readonly RatedService[],
  counts: readonly RatingCount[],
): readonly ServiceStatistic[] {
  return services.map((service) => {
    const own = counts.filter((count) => count.service === service && count.rateable > 0);
    const hidden = suppressList(own.map(ratedOf));
    const shown = own.filter((count, at) => hidden[at] !== true && ratedOf(count) >= leastAnswers);
    const rated = own.reduce((sum, count) => sum + ratedOf(count), 0);
    return {
      service,
      whole: rated < leastAnswers ? null : statisticOf(own),
      organisations: shown
        .map((count) => ({ ...statisticOf([count]), organisationId: count.organisationId, name: count.name }))
        .sort((one, other) => other.rated - one.rated || (one.name < other.name ? -1 : 1)),
      leftOut: own.length - shown.length,
    };
  });
}

function ratedOf({ levels }: RatingCount): number {
  return levels.reduce((sum, count) => sum + count, 0);
}

function statisticOf(counts: readonly RatingCount[]): Statistic {
  const rateable = counts.reduce((sum, count) => sum + count.rateable, 0);
  const levels = [0, 1, 2, 3, 4].map((at) => counts.reduce((sum, count) => sum + (count.levels[at] ?? 0), 0));
  const rated = levels.reduce((sum, count) => sum + count, 0);
  const percent = (count: number) => (rated === 0 ? 0 : (count / rated) * 100);
  return {
    rateable,
    rated,
    share: rateable === 0 ? 0 : (rated / rateable) * 100,
    levels: levels.map(percent),
    low: percent((levels[3] ?? 0) + (levels[4] ?? 0)),
  };
}
