/**
 * The transition table of the petition desk. Nothing else may change a petition's state: buttons, server
 * guards and the timeline read this table (信访工作条例, 国信办发〔2022〕17号).
 *
 * Pure: no database, no React; facts and the day are parameters. Days are `YYYY-MM-DD` in Asia/Shanghai.
 */
import {
  actionsOf,
  judge,
  type Transition as Row,
  type Verdict as TableVerdict,
} from "#app/platform/transition-table.ts";
import { type Guard, guards, type Moment } from "./petition-guards.ts";
import type { PetitionFacts, PetitionState } from "./petition-states.ts";

/** How the person who acts stands to this petition. Worked out in petition-relations.ts. */
export type Relation =
  | "petitioner"
  /** 承办单位: a window clerk or handler of the organisation that owns it now. */
  | "owner"
  /** A window clerk or handler of the organisation it is being transferred to. */
  | "receiver"
  /** 督办 of the territory or of the owner. */
  | "supervisor"
  /** The clock itself. */
  | "system";

export type PetitionAction =
  | "register"
  | "ask_material"
  | "add_material"
  | "accept"
  | "accept_simplified"
  | "decline"
  | "direct_elsewhere"
  | "transfer"
  | "recall_transfer"
  | "take_over"
  | "object"
  | "agree_objection"
  | "refuse_objection"
  | "assign"
  | "recuse"
  | "note"
  | "extend"
  | "reply"
  | "report_undone"
  | "withdraw"
  | "rate"
  | "request_review"
  | "decide_review"
  | "request_rereview"
  | "hold_hearing"
  | "decide_rereview"
  | "urge"
  | "close"
  | "expire";

/** Where the step rests. Wording of the articles is in the catalogue under the same key. */
export type Article =
  | "XF-01"
  | "XF-06"
  | "XF-07"
  | "XF-08"
  | "XF-10"
  | "XF-13"
  | "XF-15"
  | "XF-16"
  | "XF-17"
  | "XF-18"
  | "XF-19"
  | "XF-20"
  | "XF-21"
  | "XF-22"
  | "XF-27"
  | "ZZ-01"
  | "ZZ-03"
  | "HC-03";

export type Transition = Row<PetitionState, PetitionAction, Relation, Guard, Article>;

const beingRouted = ["registered", "accepted"] as const;
const beforeAnswer = ["received", "registered", "accepted"] as const;
const beingWorkedOn = [...beforeAnswer, "under_review", "under_rereview"] as const;
const afterAnswer = [
  "answered",
  "under_review",
  "reviewed",
  "under_rereview",
  "closed",
  "concluded",
] as const;

/** One row a step. Rows of the same action differ in `from` or `to`; the first that fits counts. */
export const petitionWorkflow: readonly Transition[] = [
  // 登记 (第二十二条): the window that registers is the first receiver and owns it until it is taken over.
  row("register", ["received"], "registered", ["owner"], [], "XF-07"),
  // 请补充: the regulation knows no pause, so no date moves; the waiting time is only shown beside it.
  row("ask_material", ["received", "registered", "accepted"], "same", ["owner"], [], "XF-08"),
  row("add_material", [...beingWorkedOn, "answered"], "same", ["petitioner"], [], "XF-21"),

  // 受理 (第二十三条), by the procedure that its class and item ask for.
  row(
    "accept",
    ["registered"],
    "accepted",
    ["owner"],
    ["no_transfer_pending", "classified", "can_be_handled_here"],
    "XF-08",
  ),
  // 简易办理 (国信办发〔2022〕17号 第四、五条)
  row(
    "accept_simplified",
    ["registered"],
    "accepted",
    ["owner"],
    ["no_transfer_pending", "classified", "fit_for_simplified"],
    "XF-27",
  ),
  // 不予受理, with the lawful reason and the right door (第十九、二十三、三十六条).
  row("decline", ["registered"], "declined", ["owner"], ["no_transfer_pending", "classified"], "XF-06"),
  // 告知法定途径: the first five items have procedures of their own (第三十一条).
  row(
    "direct_elsewhere",
    ["registered"],
    "directed",
    ["owner"],
    ["no_transfer_pending", "statutory_route"],
    "XF-13",
  ),

  // 转送、交办 (第二十二条). The previous owner stays responsible until the next one takes it (首接负责).
  row("transfer", [...beingRouted], "same", ["owner"], ["no_transfer_pending", "classified"], "XF-07"),
  // 检举控告 goes on by itself as soon as it is found, and changes hands at once: whoever found it may not hold it
  // any longer, and the accused unit never gets it (第三十、四十六条).
  row("transfer", ["registered"], "same", ["system"], ["no_transfer_pending", "is_accusation"], "XF-19"),
  row("take_over", ["registered"], "same", ["system"], ["transfer_pending", "is_accusation"], "XF-19"),
  row("recall_transfer", [...beingRouted], "same", ["owner"], ["transfer_pending", "no_objection"], "ZZ-01"),
  row("take_over", [...beingRouted], "same", ["receiver"], ["transfer_pending", "no_objection"], "XF-08"),
  // 异议 within five working days, with reasons; returned only when the forwarder agrees (第二十三条).
  row(
    "object",
    [...beingRouted],
    "same",
    ["receiver"],
    ["transfer_pending", "no_objection", "within_objection_period"],
    "XF-10",
  ),
  row(
    "agree_objection",
    [...beingRouted],
    "same",
    ["owner"],
    ["transfer_pending", "objection_raised"],
    "XF-10",
  ),
  row(
    "refuse_objection",
    [...beingRouted],
    "same",
    ["owner"],
    ["transfer_pending", "objection_raised"],
    "XF-10",
  ),

  row("assign", [...beingWorkedOn], "same", ["owner", "supervisor"], [], "ZZ-01"),
  // 回避 (第二十八条)
  row("recuse", [...beingWorkedOn], "same", ["owner"], [], "XF-20"),
  row(
    "note",
    [...beingWorkedOn, "answered", "reviewed"],
    "same",
    ["owner", "receiver", "supervisor"],
    [],
    "ZZ-01",
  ),
  // 督办 (第四十条)
  row("urge", [...beingWorkedOn], "same", ["supervisor"], [], "XF-22"),

  // 延期 (第三十四条): once, at most 30 days, approved, the petitioner told why.
  row(
    "extend",
    ["accepted"],
    "same",
    ["owner"],
    ["ordinary_procedure", "not_extended", "before_due"],
    "XF-15",
  ),
  // 处理意见书 (第三十二条)
  row("reply", ["accepted"], "answered", ["owner"], ["no_transfer_pending"], "XF-16"),

  // Where no review is open by law, "not done" sends it back to the handler, once.
  row(
    "report_undone",
    ["answered"],
    "accepted",
    ["petitioner"],
    ["without_review_route", "not_reported_undone"],
    "ZZ-03",
  ),
  // 复查 (第三十五条), 复核 (第三十六条): item (6) only.
  row(
    "request_review",
    ["answered"],
    "under_review",
    ["petitioner"],
    ["item_six", "within_request_period", "has_superior"],
    "XF-17",
  ),
  row("decide_review", ["under_review"], "reviewed", ["owner"], [], "XF-17"),
  row(
    "request_rereview",
    ["reviewed"],
    "under_rereview",
    ["petitioner"],
    ["within_request_period", "has_superior"],
    "XF-18",
  ),
  // 听证: its days are not counted (第三十六条).
  row("hold_hearing", ["under_rereview"], "same", ["owner"], ["hearing_not_held"], "XF-18"),
  row("decide_rereview", ["under_rereview"], "concluded", ["owner"], [], "XF-18"),

  row("rate", [...afterAnswer], "same", ["petitioner"], ["something_to_rate"], "HC-03"),
  row("withdraw", [...beforeAnswer], "withdrawn", ["petitioner"], [], "XF-21"),
  // Giving up the review leaves the opinion as it stands.
  row("withdraw", ["under_review", "under_rereview"], "closed", ["petitioner"], [], "XF-21"),
  // 办结: the petitioner is content, or the time to ask for a review has passed.
  row("close", ["answered", "reviewed"], "closed", ["petitioner"], [], "XF-17"),
  row("close", ["answered", "reviewed"], "closed", ["owner"], ["request_period_over"], "XF-17"),
  row("expire", ["answered", "reviewed"], "closed", ["system"], ["request_period_over"], "XF-17"),
];

function row(
  action: PetitionAction,
  from: readonly PetitionState[],
  to: PetitionState | "same",
  who: readonly Relation[],
  when: readonly Guard[],
  article: Article,
): Transition {
  return { action, from, to, who, when, article };
}

/** What stands in the way of an action, or the row that lets it through. */
export type Verdict = TableVerdict<Transition, PetitionState, Guard>;

/** May this person take this step now? See `judge` for which refusal is given. */
export function judgeAction(
  action: PetitionAction,
  facts: PetitionFacts,
  relations: ReadonlySet<Relation>,
  moment: Moment,
): Verdict {
  return judge(petitionWorkflow, {
    action,
    state: facts.state,
    relations,
    holds: (guard) => guards[guard](facts, moment),
  });
}

/** Every action some row gives to one of these relations, with its verdict: what the page lists. */
export function actionsFor(
  facts: PetitionFacts,
  relations: ReadonlySet<Relation>,
  moment: Moment,
): readonly { readonly action: PetitionAction; readonly verdict: Verdict }[] {
  return actionsOf(petitionWorkflow, relations).map((action) => ({
    action,
    verdict: judgeAction(action, facts, relations, moment),
  }));
}
