/** The figures as rows: the same on the page and in the file. Pure. */
import { formatNumber } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/index.ts";
import type { ServiceStatistic, Statistic } from "./rating-statistics.ts";

export type RatingsRow = readonly [name: string, ...cells: readonly string[]];

export function ratingsHead({ ratings }: Messages): readonly string[] {
  const { table } = ratings;
  return [table.organisation, table.rated, table.share, ...table.levels, table.low];
}

export function ratingsRows(
  { ratings }: Messages,
  { whole, organisations }: ServiceStatistic,
): readonly RatingsRow[] {
  return [
    ...(whole === null ? [] : [rowOf(ratings.all, whole)]),
    ...organisations.map((each) => rowOf(each.name, each)),
  ];
}

function rowOf(name: string, { rated, share, levels, low }: Statistic): RatingsRow {
  return [name, formatNumber(rated), ...[share, ...levels, low].map((value) => value.toFixed(1))];
}
