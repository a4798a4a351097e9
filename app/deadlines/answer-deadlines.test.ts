import { describe, expect, it } from "vitest";
import { answerDeadlines } from "./answer-deadlines.ts";
import { localDateFrom } from "./local-date.ts";
import { ruleIds } from "./statutory-rules.ts";
import { builtInCalendar } from "./working-calendar.ts";

const today = localDateFrom("2026-11-23");
const ask = (query: string) =>
  answerDeadlines(new URLSearchParams(query), { calendar: builtInCalendar, today });

describe("the deadlines that programs ask for", () => {
  it("answer one clock with exactly the promised keys", () => {
    const answer = ask("rule=XF-15&from=2026-08-03");
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.body).toEqual({
      rule: "XF-15",
      from: "2026-08-03",
      due: "2026-10-02",
      unit: "day",
      party: "organ",
      provisional: false,
      article: "《信访工作条例》第三十四条",
      explanation: { zh: expect.stringContaining("10 月 2 日"), en: expect.stringContaining("2 Oct 2026") },
    });
  });

  it("list every clock when none is named", () => {
    const answer = ask("");
    if (!answer.ok || !("clocks" in answer.body)) throw new Error("no list");
    expect(answer.body.clocks.map(({ id }) => id)).toEqual([...ruleIds]);
    expect(answer.body.clocks.find(({ id }) => id === "TJ-12.apply")).toEqual({
      id: "TJ-12.apply",
      title: { zh: "申请劳动仲裁", en: "apply for labour arbitration" },
      unit: "year",
      amount: 1,
      party: "petitioner",
      article: "《劳动争议调解仲裁法》第二十七条",
    });
  });

  it("work out the whole list when a day is given", () => {
    const answer = ask("from=2026-08-03");
    if (!answer.ok || !("clocks" in answer.body)) throw new Error("no list");
    expect(answer.body.clocks.find(({ id }) => id === "XF-15.extended")).toMatchObject({
      rule: "XF-15.extended",
      from: "2026-08-03",
      due: "2026-11-01",
    });
  });

  it.each([
    ["rule=XF-99&from=2026-08-03", "unknown_rule"],
    ["rule=&from=2026-08-03", "unknown_rule"],
    ["rule=xf-15&from=2026-08-03", "unknown_rule"],
    ["rule=toString&from=2026-08-03", "unknown_rule"],
    ["rule=XF-15", "missing_date"],
    ["rule=XF-15&from=", "missing_date"],
    ["rule=XF-15&from=2026-02-30", "wrong_date"],
    ["rule=XF-15&from=2026-8-3", "wrong_date"],
    ["rule=XF-15&from=tomorrow", "wrong_date"],
    ["from=2026-13-01", "wrong_date"],
    ["from=", "wrong_date"],
  ])("refuse %s: %s", (query, reason) => {
    expect(ask(query)).toEqual({ ok: false, reason });
  });
});
