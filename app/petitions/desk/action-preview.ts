/** What a step would set, before anyone takes it: the same step and clock as when it is taken. Pure. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import { statutoryDeadline } from "#app/deadlines/statutory-deadline.ts";
import type { RuleId } from "#app/deadlines/statutory-rules.ts";
import type { WorkingCalendar } from "#app/deadlines/working-calendar.ts";
import { runClock } from "../petition-clock.ts";
import { isEnded, type PetitionFacts } from "../petition-states.ts";
import { applyStep } from "../petition-steps.ts";
import type { PetitionAction, Verdict } from "../petition-workflow.ts";

export type ActionPreview =
  | { readonly kind: "sets"; readonly rule: RuleId; readonly due: LocalDate; readonly provisional: boolean }
  | { readonly kind: "goes_on" }
  | { readonly kind: "ends" };

/**
 * Passing on and objecting have a last day of their own beside the clock (第二十二、二十三条): that is the day shown.
 * Registering decides the class; what it sets does not depend on it, and neither does anything before acceptance.
 */
export function previewOf(
  action: PetitionAction,
  verdict: Extract<Verdict, { open: true }>,
  facts: PetitionFacts,
  today: LocalDate,
  calendar: WorkingCalendar,
): ActionPreview {
  if (action === "transfer" && facts.state === "registered") {
    const { due, provisional } = statutoryDeadline({ rule: "XF-07", from: facts.receivedOn, calendar });
    return { kind: "sets", rule: "XF-07", due, provisional };
  }
  if (action === "object" && facts.transferredOn !== null) {
    const { due, provisional } = statutoryDeadline({ rule: "XF-10", from: facts.transferredOn, calendar });
    return { kind: "sets", rule: "XF-10", due, provisional };
  }
  if (isEnded(verdict.to)) return { kind: "ends" };
  const after = applyStep(facts, action, verdict.to, today, {
    classification: "redress",
    redressItem: 6,
    toOrganisationId: "any",
    hearingDays: 1,
    superiorOfNextOwner: null,
  });
  const clock = runClock(after, calendar);
  if (clock === null) return { kind: "ends" };
  if (clock.due === facts.dueOn || action === "hold_hearing") return { kind: "goes_on" };
  return { kind: "sets", rule: clock.rule, due: clock.due, provisional: clock.provisional };
}
