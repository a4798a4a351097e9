import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/rounds.ts";

export default {
  problems: {
    title: "Write a title.",
    titleLong: (most: number) => `A title has at most ${most} characters.`,
    day: "Write a date, for example 2026-11-23.",
    daysOrder: "The last day cannot come before the first.",
    slug: "Lower-case letters, digits and hyphens only, for example 2026.",
    kind: "Choose one.",
    questionnaire: "Choose a questionnaire.",
    allocation: "Choose how the sample is shared out.",
    size: "Write how many enterprises to draw, a whole number.",
    seed: "Write a whole number from 0 to 2147483647.",
    share: "Write how many of a hundred you expect to answer, 1 to 100.",
  },
} satisfies Catalogue<typeof zh>;
