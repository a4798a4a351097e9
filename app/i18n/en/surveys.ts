import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/surveys.ts";

export default {
  nav: { rounds: "Rounds", questionnaires: "Questionnaires", rectification: "Findings", lists: "Lists" },
} satisfies Catalogue<typeof zh>;
