/** 好差评 (国办发〔2019〕51号), the same for every product. */

export const ratingReasons = [
  "slow",
  "attitude",
  "unclear",
  "not_solved",
  "pushed_around",
  "unfair",
] as const;
/** The lowest two are bad reviews. */
export function isBadReview(level: number): boolean {
  return level <= 2;
}
