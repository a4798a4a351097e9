/** The transition table of a rectification (整改): a finding given to an organisation. Pure; days are `YYYY-MM-DD`. */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import {
  judge,
  type Transition as Row,
  type StepTaken,
  type Verdict as TableVerdict,
} from "#app/platform/transition-table.ts";

export type RectificationState = "assigned" | "answered" | "verified";
export type RectificationAction = "answer" | "send_back" | "extend" | "verify";
/** The assessor of the round; a handler of the organisation. Neither judges what is the other's. */
export type RectificationRelation = "assessor" | "organisation";
export type RectificationGuard = "has_words" | "later_day";
export type RectificationGround = "YS-01" | "HC-04";

export type RectificationFacts = {
  readonly state: RectificationState;
  readonly dueOn: LocalDate;
  /** The day that a step sets; null when it sets none. */
  readonly newDueOn: LocalDate | null;
  readonly today: LocalDate;
  /** What a step says; never only spaces. */
  readonly words: string | null;
};

type RectificationRow = Row<
  RectificationState,
  RectificationAction,
  RectificationRelation,
  RectificationGuard,
  RectificationGround
>;

export const rectificationWorkflow: readonly RectificationRow[] = [
  row("answer", ["assigned"], "answered", ["organisation"], ["has_words"], "HC-04"),
  // Not mended: with the reason, and a day that is still to come.
  row("send_back", ["answered"], "assigned", ["assessor"], ["has_words", "later_day"], "YS-01"),
  row("extend", ["assigned"], "same", ["assessor"], ["has_words", "later_day"], "YS-01"),
  row("verify", ["answered"], "verified", ["assessor"], [], "YS-01"),
];

export type RectificationVerdict = TableVerdict<RectificationRow, RectificationState, RectificationGuard>;
export type RectificationStepTaken = StepTaken<RectificationState, RectificationGuard>;

export function judgeRectification(
  action: RectificationAction,
  facts: RectificationFacts,
  relations: ReadonlySet<RectificationRelation>,
): RectificationVerdict {
  return judge(rectificationWorkflow, {
    action,
    state: facts.state,
    relations,
    holds: (guard) => holds[guard](facts),
  });
}

const holds: Readonly<Record<RectificationGuard, (facts: RectificationFacts) => boolean>> = {
  has_words: ({ words }) => words !== null && words.trim() !== "",
  later_day: ({ newDueOn, today }) => newDueOn !== null && newDueOn > today,
};

/** What the state and the person open, whatever is typed then: for the buttons. */
export function openRectificationActions(
  state: RectificationState,
  relations: ReadonlySet<RectificationRelation>,
): readonly RectificationAction[] {
  const open = rectificationWorkflow.filter(
    ({ from, who }) => from.includes(state) && who.some((relation) => relations.has(relation)),
  );
  return open.map(({ action }) => action);
}

function row(
  action: RectificationAction,
  from: readonly RectificationState[],
  to: RectificationState | "same",
  who: readonly RectificationRelation[],
  when: readonly RectificationGuard[],
  article: RectificationGround,
): RectificationRow {
  return { action, from, to, who, when, article };
}
