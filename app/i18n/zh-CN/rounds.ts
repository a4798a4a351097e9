/** Rounds of a survey, at the assessor's desk. */
export default {
  problems: {
    title: "写上名称。",
    titleLong: (most: number) => `名称最多 ${most} 个字。`,
    day: "写一个日期，例如 2026-11-23。",
    daysOrder: "最后一天不能早于第一天。",
    slug: "只用小写字母、数字和短横线，例如 2026。",
    kind: "选一种。",
    questionnaire: "选一份问卷。",
    allocation: "选一种分配办法。",
    size: "写抽多少家，一个整数。",
    seed: "写一个整数，0 到 2147483647。",
    share: "写预计多少家会答，1 到 100。",
  },
};
