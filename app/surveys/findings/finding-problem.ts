/** Why a finding was not changed, in words. Pure. */
import type { Messages } from "#app/i18n/index.ts";
import type { FindingChanged } from "./change-findings.server.ts";

export function findingProblem(
  { problems }: Messages["findings"],
  changed: Extract<FindingChanged, { readonly ok: false }>,
): string {
  switch (changed.reason) {
    case "changed_meanwhile":
      return problems.meanwhile(changed.wordsZh);
    case "not_closed":
      return problems.notClosed;
    case "no_answer":
      return problems.noAnswer;
    case "not_found":
      return problems.gone;
  }
}
