/**
 * 救济告知: where to go and by when when one does not agree, as the law has it for this class, item and stage. Pure.
 *
 * Review and re-review belong to item (6) alone; items (4) and (5) have the remedies of their own statutes
 * (信访工作条例 第三十一、三十五、三十六条). Periods and articles are those of the rules in force on the day.
 */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { type RuleId, ruleInForce } from "#app/deadlines/statutory-rules.ts";
import { messagesFor } from "#app/i18n/index.ts";
import type { PetitionFacts } from "../petition-states.ts";

export type OpinionStep = "reply" | "decide_review" | "decide_rereview";

/** The Chinese text, whatever the clerk reads: the opinion is a document of the authority. */
export function remedyNotice(
  step: OpinionStep,
  { classification, redressItem }: Pick<PetitionFacts, "classification" | "redressItem">,
  { superior, on }: { readonly superior: string | null; readonly on: LocalDate },
): string {
  const { desk, deadlines } = messagesFor("zh-CN");
  const above = superior ?? desk.levelAbove;
  const termOf = (id: RuleId): readonly [period: string, article: string] => {
    const { amount, unit, article } = ruleInForce(id, on);
    return [deadlines.amount[unit](amount), article.zh];
  };
  if (step === "decide_rereview") return desk.remedyFinal;
  if (step === "decide_review") return desk.remedyRereview(above, ...termOf("XF-18.request"));
  switch (classification === "redress" ? redressItem : null) {
    case 4:
      // Accepted here it is a reconsideration, so the answer is its decision.
      return desk.remedySue(...termOf("TJ-14.sue"));
    case 5:
      return desk.remedyReconsider(...termOf("TJ-14.apply")) + desk.remedyOrSue(...termOf("SS-02"));
    case 6:
      return desk.remedy(above, ...termOf("XF-17.request"));
    default:
      return desk.remedyUndone(termOf("ZZ-03.confirm")[0]);
  }
}
