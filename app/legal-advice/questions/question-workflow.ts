/**
 * The transition table of a question to an adviser. Nothing else changes its state. Pure; days are `YYYY-MM-DD` in
 * Asia/Shanghai.
 */
import type { LocalDate } from "#app/deadlines/local-date.ts";
import {
  actionsOf,
  judge,
  type Transition as Row,
  type Verdict as TableVerdict,
} from "#app/platform/transition-table.ts";

export const questionStates = [
  "waiting",
  "assigned",
  "asked_back",
  "answered",
  "closed",
  "withdrawn",
] as const;
export type QuestionState = (typeof questionStates)[number];

/** Nothing more is owed in these. */
export const endedQuestionStates = ["closed", "withdrawn"] as const satisfies readonly QuestionState[];

export type QuestionAction =
  | "assign"
  | "decline"
  | "hand_on"
  | "ask_back"
  | "reply"
  | "answer"
  | "follow_up"
  | "withdraw"
  | "close"
  | "expire"
  | "rate"
  | "consent_to_publish"
  | "withdraw_consent"
  | "publish";

/** Whoever has only number and code ends or rates it; what was said opens to the account alone. */
export type QuestionRelation = "asker" | "code_holder" | "adviser" | "system";

export type QuestionGuard =
  | "adviser_found"
  | "overdue"
  | "adviser_left"
  | "confirmation_over"
  | "not_rated"
  | "consent_open"
  | "consent_given"
  | "both_consent"
  | "not_published";

/** The key of the wording of what a step rests on. */
export type QuestionGround = "LS-02" | "LS-03" | "FL-01" | "FL-answer" | "PI-01" | "HC-03" | "promise";

export type QuestionFacts = {
  readonly state: QuestionState;
  /** Last day of the clock that runs: the adviser's, or the asker's who is asked back or answered; null once it has ended. */
  readonly dueOn: LocalDate | null;
  /** Whether somebody without a conflict of interest may take it. */
  readonly adviserFound: boolean;
  /** Whether the adviser who has it advises no more. */
  readonly adviserLeft: boolean;
  readonly rated: boolean;
  readonly askerConsents: boolean;
  readonly adviserConsents: boolean;
  /** Whether it stands in the knowledge base now. */
  readonly published: boolean;
};

type QuestionRow = Row<QuestionState, QuestionAction, QuestionRelation, QuestionGuard, QuestionGround>;

export const questionWorkflow: readonly QuestionRow[] = [
  row("assign", ["waiting"], "assigned", ["system"], ["adviser_found"], "FL-01"),
  // 利益冲突 or another reason; it goes to the next adviser and never comes back to this one (律师法 第三十九条).
  row("decline", ["assigned"], "waiting", ["adviser"], [], "LS-03"),
  row("hand_on", ["assigned", "asked_back"], "waiting", ["system"], ["adviser_left"], "FL-01"),
  row("hand_on", ["assigned"], "waiting", ["system"], ["overdue"], "FL-answer"),

  // The clock stands still while the asker is asked: here no statute runs, the limit is our own promise.
  row("ask_back", ["assigned"], "asked_back", ["adviser"], [], "FL-answer"),
  row("reply", ["asked_back"], "assigned", ["asker"], [], "FL-answer"),
  row("answer", ["assigned"], "answered", ["adviser"], [], "FL-answer"),
  row("follow_up", ["answered"], "assigned", ["asker"], [], "FL-answer"),

  row(
    "withdraw",
    ["waiting", "assigned", "asked_back"],
    "withdrawn",
    ["asker", "code_holder"],
    [],
    "promise",
  ),
  row("close", ["answered"], "closed", ["asker", "code_holder"], [], "promise"),
  row("expire", ["answered", "asked_back"], "closed", ["system"], ["confirmation_over"], "promise"),
  row("rate", ["answered", "closed"], "same", ["asker", "code_holder"], ["not_rated"], "HC-03"),

  // 保密 (律师法 第三十八条): nothing is published unless both agree.
  row("consent_to_publish", ["answered", "closed"], "same", ["asker", "adviser"], ["consent_open"], "LS-02"),
  // Taken back as easily as it was given (个人信息保护法 第十五条); what was published is gone at once.
  row("withdraw_consent", questionStates, "same", ["asker", "adviser"], ["consent_given"], "PI-01"),
  row("publish", ["answered", "closed"], "same", ["adviser"], ["both_consent", "not_published"], "PI-01"),
];

function row(
  action: QuestionAction,
  from: readonly QuestionState[],
  to: QuestionState | "same",
  who: readonly QuestionRelation[],
  when: readonly QuestionGuard[],
  article: QuestionGround,
): QuestionRow {
  return { action, from, to, who, when, article };
}

type Holds = (facts: QuestionFacts, today: LocalDate, relations: ReadonlySet<QuestionRelation>) => boolean;

const consented: Holds = (facts, _today, relations) =>
  relations.has("adviser") ? facts.adviserConsents : facts.askerConsents;

const guards: Readonly<Record<QuestionGuard, Holds>> = {
  adviser_found: (facts) => facts.adviserFound,
  adviser_left: (facts) => facts.adviserLeft,
  overdue: (facts, today) => facts.dueOn !== null && today > facts.dueOn,
  confirmation_over: (facts, today) => facts.dueOn !== null && today > facts.dueOn,
  not_rated: (facts) => !facts.rated,
  consent_open: (...asked) => !consented(...asked),
  consent_given: consented,
  both_consent: (facts) => facts.askerConsents && facts.adviserConsents,
  not_published: (facts) => !facts.published,
};

export type QuestionVerdict = TableVerdict<QuestionRow, QuestionState, QuestionGuard>;

/** May somebody in these relations take this step today? */
export function judgeQuestion(
  action: QuestionAction,
  facts: QuestionFacts,
  relations: ReadonlySet<QuestionRelation>,
  today: LocalDate,
): QuestionVerdict {
  return judge(questionWorkflow, {
    action,
    state: facts.state,
    relations,
    holds: (guard) => guards[guard](facts, today, relations),
  });
}

/** Every step some row gives to one of these relations, with its verdict: what the page lists. */
export function questionActions(
  facts: QuestionFacts,
  relations: ReadonlySet<QuestionRelation>,
  today: LocalDate,
): readonly { readonly action: QuestionAction; readonly verdict: QuestionVerdict }[] {
  return actionsOf(questionWorkflow, relations).map((action) => ({
    action,
    verdict: judgeQuestion(action, facts, relations, today),
  }));
}
