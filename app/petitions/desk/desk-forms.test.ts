import { describe, expect, it } from "vitest";
import { messagesFor } from "#app/i18n/index.ts";
import { petitionStates } from "../petition-states.ts";
import { petitionWorkflow } from "../petition-workflow.ts";
import { type DeskAction, deskActions, deskSchema, fieldsOf, isDeskAction } from "./desk-forms.ts";

const zh = messagesFor("zh-CN");
const actions = Object.keys(deskActions).filter(isDeskAction);

const whole: Readonly<Record<string, string>> = {
  classification: "redress",
  redressItem: "6",
  topicId: "water.drainage",
  title: "排水沟堵塞",
  publicNote: "请补照片",
  internalNote: "看过现场",
  declineReason: "outside_remit",
  rightDoor: "litigation",
  toOrganisation: "0198f0f2-0000-7000-8000-000000000000",
  transferMode: "forward",
  approvedBy: "局长 何平",
  membership: "0198f0f2-0000-7000-8000-000000000000",
  request: "清通排水沟",
  factsAndReasons: "到现场看过",
  handling: "5 月 25 日前清通",
  legalBasis: "《城镇排水与污水处理条例》第十七条",
  outcome: "supported",
  remedyNotice: "30 日内可以申请复查",
  hearingDays: "3",
};

function problemsOf(action: DeskAction, values: Readonly<Record<string, string>>) {
  const result = deskSchema(action, zh).safeParse(values);
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path.join("."), message]);
}

describe("the form of a step", () => {
  it.each(actions)("%s takes what is complete", (action) => {
    expect(problemsOf(action, whole)).toEqual([]);
  });

  it.each(["reply", "decide_review", "decide_rereview"] as const)(
    "%s lacks no part of 信访工作条例 第三十二条",
    (action) => {
      for (const part of fieldsOf[action])
        expect(problemsOf(action, { ...whole, [part]: " " })).toEqual([
          [part, part === "outcome" ? zh.desk.problems.outcome : zh.desk.problems.opinionPart],
        ]);
    },
  );

  it("asks for the item of 第三十一条 only of appeals for redress", () => {
    expect(problemsOf("register", { ...whole, redressItem: "" })).toEqual([
      ["redressItem", zh.desk.problems.redressItem],
    ]);
    expect(problemsOf("register", { ...whole, classification: "suggestion", redressItem: "" })).toEqual([]);
    expect(problemsOf("register", { ...whole, redressItem: "7" })).toHaveLength(1);
  });

  it("declines only for a lawful reason and with a right door", () => {
    expect(problemsOf("decline", { ...whole, declineReason: "we_are_busy" })).toHaveLength(1);
    expect(problemsOf("decline", { ...whole, rightDoor: "" })).toHaveLength(1);
    expect(problemsOf("decline", { ...whole, publicNote: "" })).toHaveLength(1);
  });

  it("extends only with a reason and the name of who approved it", () => {
    expect(problemsOf("extend", {}).map(([field]) => field)).toEqual(["publicNote", "approvedBy"]);
  });

  it.each(["0", "61", "1.5", "三天", ""])("takes no hearing of %s days", (hearingDays) => {
    expect(problemsOf("hold_hearing", { ...whole, hearingDays })).toHaveLength(1);
  });

  it("says in words what is too long", () => {
    expect(problemsOf("reply", { ...whole, handling: "长".repeat(5_001) })).toEqual([
      ["handling", zh.desk.problems.tooLong],
    ]);
  });
});

describe("the keys of the steps", () => {
  it.each(petitionStates)("are of one step each while it is %s", (state) => {
    const open = actions.filter((action) =>
      petitionWorkflow.some((row) => row.action === action && row.from.includes(state)),
    );
    const keys = open.map((action) => deskActions[action]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect("JKL").not.toContain(key);
  });
});
