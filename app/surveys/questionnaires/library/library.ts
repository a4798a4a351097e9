/** Ready-made questionnaires an assessor can begin from. */
import type { Questionnaire } from "../questionnaire.ts";
import { pulse } from "./pulse.ts";
import { ruleOfLaw } from "./rule-of-law.ts";

export const libraryQuestionnaires = { rule_of_law: ruleOfLaw, pulse } as const satisfies Readonly<
  Record<string, Questionnaire>
>;

export type LibraryQuestionnaire = keyof typeof libraryQuestionnaires;
