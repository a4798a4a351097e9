/** What `GET /deadlines.json` answers, before its refusals are put into words. */
import { type LocalDate, parseLocalDate } from "./local-date.ts";
import { statutoryDeadline } from "./statutory-deadline.ts";
import {
  type Bilingual,
  type DeadlineParty,
  isRuleId,
  type PeriodUnit,
  type RuleId,
  ruleIds,
  ruleInForce,
} from "./statutory-rules.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export type DeadlineAnswer = {
  readonly rule: RuleId;
  readonly from: LocalDate;
  readonly due: LocalDate;
  readonly unit: PeriodUnit;
  readonly party: DeadlineParty;
  readonly provisional: boolean;
  /** The law's own name for it, in Chinese. */
  readonly article: string;
  readonly explanation: Bilingual;
};

export type ListedClock = {
  readonly id: RuleId;
  readonly title: Bilingual;
  readonly unit: PeriodUnit;
  readonly amount: number;
  readonly party: DeadlineParty;
  readonly article: string;
};

export type DeadlinesAnswer =
  | { readonly ok: true; readonly body: DeadlineAnswer }
  | {
      readonly ok: true;
      readonly body: { readonly clocks: readonly (ListedClock | (ListedClock & DeadlineAnswer))[] };
    }
  | { readonly ok: false; readonly reason: "unknown_rule" | "missing_date" | "wrong_date" };

/**
 * One clock for `rule` and `from`; without `rule` all clocks, each worked out when there is a `from`. `today`
 * decides which version of a rule is listed when there is no `from`.
 */
export function answerDeadlines(
  query: URLSearchParams,
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: LocalDate },
): DeadlinesAnswer {
  const [rule, day] = [query.get("rule"), query.get("from")];
  if (rule !== null && !isRuleId(rule)) return { ok: false, reason: "unknown_rule" };
  if (rule !== null && (day === null || day === "")) return { ok: false, reason: "missing_date" };
  const from = day === null ? null : parseLocalDate(day);
  if (from?.ok === false) return { ok: false, reason: "wrong_date" };

  const compute = (id: RuleId, start: LocalDate): DeadlineAnswer => {
    const { amount: _amount, article, ...deadline } = statutoryDeadline({ rule: id, from: start, calendar });
    return { ...deadline, article: article.zh };
  };
  if (rule !== null && from !== null) return { ok: true, body: compute(rule, from.date) };
  const clocks = ruleIds.map((id) => {
    const { title, unit, amount, party, article } = ruleInForce(id, from?.date ?? today);
    const listed = { id, title, unit, amount, party, article: article.zh };
    return from === null ? listed : { ...listed, ...compute(id, from.date) };
  });
  return { ok: true, body: { clocks } };
}
