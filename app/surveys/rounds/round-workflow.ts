/** The transition table of a survey round. Nothing else changes its state. Pure. */
import {
  judge,
  type Transition as Row,
  type StepTaken,
  type Verdict as TableVerdict,
} from "#app/platform/transition-table.ts";

export const roundStates = ["draft", "drawn", "open", "closed", "published"] as const;
export type RoundState = (typeof roundStates)[number];
export type RoundKind = "sampled" | "open_link";
export type RoundAction =
  | "change"
  | "load_frame"
  | "draw"
  | "open"
  | "invite"
  | "close"
  | "weigh"
  | "publish";
/** The assessor that runs it, and nobody of the government's. */
export type RoundRelation = "assessor" | "system";
export type RoundGuard =
  | "is_sampled"
  | "is_open_link"
  | "frame_loaded"
  | "questionnaire_published"
  | "days_fit"
  | "closing_day_over"
  | "weighed";
export type RoundGround = "YS-01" | "YS-02" | "YS-09" | "HC-06";

export type RoundFacts = {
  readonly state: RoundState;
  readonly kind: RoundKind;
  /** Enterprises in the frame. */
  readonly frame: number;
  readonly questionnairePublished: boolean;
  /** It closes today or later, and not before it opens. */
  readonly daysFit: boolean;
  readonly closingDayOver: boolean;
  /** Its figures have been worked out since it closed. */
  readonly weighed: boolean;
};

type RoundRow = Row<RoundState, RoundAction, RoundRelation, RoundGuard, RoundGround>;

export const roundWorkflow: readonly RoundRow[] = [
  row("change", ["draft", "drawn"], "same", ["assessor"], [], "YS-01"),
  // Another frame makes the sample drawn from the old one void.
  row("load_frame", ["draft", "drawn"], "draft", ["assessor"], ["is_sampled"], "YS-09"),
  row("draw", ["draft", "drawn"], "drawn", ["assessor"], ["is_sampled", "frame_loaded"], "YS-09"),
  row(
    "open",
    ["drawn"],
    "open",
    ["assessor"],
    ["is_sampled", "questionnaire_published", "days_fit"],
    "YS-02",
  ),
  row(
    "open",
    ["draft"],
    "open",
    ["assessor"],
    ["is_open_link", "questionnaire_published", "days_fit"],
    "YS-02",
  ),
  row("invite", ["open"], "same", ["assessor"], ["is_sampled"], "YS-02"),
  row("close", ["open"], "closed", ["assessor"], [], "YS-09"),
  row("close", ["open"], "closed", ["system"], ["closing_day_over"], "YS-09"),
  row("weigh", ["closed"], "same", ["assessor"], [], "YS-09"),
  row("publish", ["closed"], "published", ["assessor"], ["weighed"], "HC-06"),
];

export type RoundVerdict = TableVerdict<RoundRow, RoundState, RoundGuard>;
export type RoundStepTaken = StepTaken<RoundState, RoundGuard>;

export function judgeRound(
  action: RoundAction,
  facts: RoundFacts,
  relations: ReadonlySet<RoundRelation>,
): RoundVerdict {
  return judge(roundWorkflow, {
    action,
    state: facts.state,
    relations,
    holds: (guard) => holds[guard](facts),
  });
}

const holds: Readonly<Record<RoundGuard, (facts: RoundFacts) => boolean>> = {
  is_sampled: ({ kind }) => kind === "sampled",
  is_open_link: ({ kind }) => kind === "open_link",
  frame_loaded: ({ frame }) => frame > 0,
  questionnaire_published: ({ questionnairePublished }) => questionnairePublished,
  days_fit: ({ daysFit }) => daysFit,
  closing_day_over: ({ closingDayOver }) => closingDayOver,
  weighed: ({ weighed }) => weighed,
};

function row(
  action: RoundAction,
  from: readonly RoundState[],
  to: RoundState | "same",
  who: readonly RoundRelation[],
  when: readonly RoundGuard[],
  article: RoundGround,
): RoundRow {
  return { action, from, to, who, when, article };
}
