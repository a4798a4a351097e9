import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/ratings.ts";

export default {
  title: "Ratings",
  lead: "When it is done, whoever it was for rates it: very good, good, fair, poor, very poor. Silence is not satisfaction.",
  months: "The last twelve months",
  services: {
    window: "Counters that receive",
    handling: "Organisations that handle",
    booking: "Talks with a lawyer",
    question: "Written answers of a lawyer",
  },
  whole: (rated: string, rateable: string, share: string) => `${rated} of ${rateable} were rated, ${share}%.`,
  low: (share: string) => `${share}% were poor or very poor.`,
  none: "Fewer than 10 were rated, so nothing is published.",
  table: {
    organisation: "Organisation",
    rated: "Rated",
    share: "Rated %",
    low: "Poor %",
    levels: ["Very good %", "Good %", "Fair %", "Poor %", "Very poor %"],
  },
  all: "All",
  leftOut: (count: string) =>
    `${count} more have fewer than 10 ratings, or would give such a figure away, and are not listed.`,
  asTable: "By organisation",
  csv: "Download the table (CSV)",
  persons: "Organisations are counted here, never persons.",
} satisfies Catalogue<typeof zh>;
