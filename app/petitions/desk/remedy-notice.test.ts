import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { remedyNotice } from "./remedy-notice.ts";

const where = { superior: "荆州市水利和湖泊局", on: localDateFrom("2026-06-01") };
const redress = (redressItem: number) => ({ classification: "redress" as const, redressItem });

describe("what one may do who does not agree", () => {
  it("is a review by the level above for item (6), and a re-review after it", () => {
    expect(remedyNotice("reply", redress(6), where)).toBe(
      "如果不服，可以自收到本意见书之日起 30 日内向荆州市水利和湖泊局申请复查（《信访工作条例》第三十五条）。",
    );
    expect(remedyNotice("decide_review", redress(6), { ...where, superior: null })).toBe(
      "如果不服，可以自收到本意见书之日起 30 日内向上一级机关、单位申请复核（《信访工作条例》第三十六条）。",
    );
    expect(remedyNotice("decide_rereview", redress(6), where)).toContain("本意见为终结意见");
  });

  it("is the court after a reconsideration, within its fifteen days", () => {
    expect(remedyNotice("reply", redress(4), where)).toBe(
      "如果不服，可以自收到本决定之日起 15 日内向人民法院起诉（《行政诉讼法》第四十五条）。",
    );
  });

  it("is reconsideration or the court when a statutory duty was at stake", () => {
    expect(remedyNotice("reply", redress(5), where)).toBe(
      "如果不服，可以自知道本意见之日起 60 日内申请行政复议（《行政复议法》第二十条）；也可以在 6 个月内直接向人民法院起诉（《行政诉讼法》第四十六条）。",
    );
  });

  it("is the city's own promise where no statute gives one", () => {
    for (const classification of ["suggestion", "accusation"] as const)
      expect(remedyNotice("reply", { classification, redressItem: null }, where)).toBe(
        "如果没有办成，可以自收到之日起 15 日内在“查进度”里反映，会重新办理（本市服务承诺）。",
      );
  });
});
