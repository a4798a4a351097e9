import { describe, expect, it } from "vitest";
import { localDateFrom } from "./local-date.ts";
import { isRuleId, ruleIds, ruleInForce, type StatutoryRule, statutoryRules } from "./statutory-rules.ts";

const today = localDateFrom("2026-11-23");
const rule = (id: StatutoryRule["id"]) => ruleInForce(id, today);

describe("the table of clocks", () => {
  it("has a row for every id and an id for every row", () => {
    expect(new Set(statutoryRules.map(({ id }) => id))).toEqual(new Set(ruleIds));
    expect(ruleIds.every(isRuleId)).toBe(true);
    expect(isRuleId("XF-99")).toBe(false);
  });

  it("has no two rows of one rule that begin on the same day", () => {
    const keys = statutoryRules.map(({ id, effectiveFrom }) => `${id} ${effectiveFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(statutoryRules)(
    "$id says everything in both languages",
    ({ title, startsWith, article, amount }) => {
      for (const words of [title, startsWith, article]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/^[\x20-\x7e]+$/);
      }
      expect(Number.isInteger(amount) && amount > 0).toBe(true);
    },
  );

  // The figures of the rule book, read again and independently of the table.
  it.each([
    ["XF-07", "15 day organ"],
    ["XF-08", "15 day organ"],
    ["XF-09", "15 day organ"],
    ["XF-10", "5 working_day organ"],
    ["XF-15", "60 day organ"],
    ["XF-15.extended", "90 day organ"],
    ["XF-17.request", "30 day petitioner"],
    ["XF-17.decide", "30 day organ"],
    ["XF-18.request", "30 day petitioner"],
    ["XF-18.decide", "30 day organ"],
    ["XF-29.accept", "3 working_day organ"],
    ["XF-29.opinion", "10 working_day organ"],
    ["XF-29.tier", "1 working_day organ"],
    ["XF-31.5", "2 month organ"],
    ["ZZ-03.reply", "60 day organ"],
    ["ZZ-03.confirm", "15 day petitioner"],
    ["HC-05.callback", "5 working_day organ"],
    ["TJ-05", "30 day both_parties"],
    ["TJ-06.accept", "3 day organ"],
    ["TJ-06.confirm", "15 day organ"],
    ["TJ-06.confirm.extended", "25 day organ"],
    ["TJ-08", "1 month organ"],
    ["TJ-09.delegated", "30 day organ"],
    ["TJ-09.entrusted", "15 day organ"],
    ["TJ-09.entrusted-summary", "7 day organ"],
    ["TJ-10", "3 working_day organ"],
    ["TJ-12.apply", "1 year petitioner"],
    ["TJ-12.accept", "5 day organ"],
    ["TJ-12.award", "45 day organ"],
    ["TJ-12.award.extended", "60 day organ"],
    ["TJ-13.apply", "2 year petitioner"],
    ["TJ-13.award", "60 day organ"],
    ["TJ-13.award.extended", "90 day organ"],
    ["TJ-14.apply", "60 day petitioner"],
    ["TJ-14.review", "5 working_day organ"],
    ["TJ-14.decide", "60 day organ"],
    ["TJ-14.decide.extended", "90 day organ"],
    ["TJ-14.summary", "30 day organ"],
    ["TJ-15.forward", "10 working_day organ"],
    ["TJ-15.handle", "30 day organ"],
    ["TJ-15.limit", "90 day organ"],
    ["FY-decide", "7 day organ"],
    ["FY-assign", "3 day organ"],
    ["TJ-12.sue", "15 day petitioner"],
    ["TJ-13.sue", "30 day petitioner"],
    ["TJ-14.sue", "15 day petitioner"],
    ["SS-01", "3 year petitioner"],
    ["SS-02", "6 month petitioner"],
    ["SS-03", "15 day petitioner"],
    ["SS-04", "6 month petitioner"],
    ["SS-05", "2 year petitioner"],
  ] as const)("%s is %s", (id, figures) => {
    const { amount, unit, party } = rule(id);
    expect(`${amount} ${unit} ${party}`).toBe(figures);
  });

  it("marks what no statute sets as the city's own", () => {
    for (const id of ["ZZ-03.reply", "ZZ-03.confirm", "HC-05.callback"] as const) {
      expect(rule(id).confidence).toBe("D");
      expect(rule(id).article.zh).toContain("本市");
      expect(rule(id).article.en).toContain("city");
    }
  });

  it("counts an extended clock from the same event as the clock it extends", () => {
    for (const id of ruleIds.filter((each) => each.endsWith(".extended"))) {
      const base = id.slice(0, -".extended".length);
      if (!isRuleId(base)) throw new Error(`${id} extends nothing`);
      expect(rule(id).startsWith).toEqual(rule(base).startsWith);
      expect(rule(id).unit).toBe(rule(base).unit);
      expect(rule(id).amount).toBeGreaterThan(rule(base).amount);
    }
  });
});

describe("the row in force", () => {
  const row = (effectiveFrom: string, amount: number): StatutoryRule => ({
    ...rule("XF-15"),
    amount,
    effectiveFrom: localDateFrom(effectiveFrom),
  });

  it.each([
    ["2021-12-31", 60],
    ["2022-05-01", 60],
    ["2026-12-31", 60],
    ["2027-01-01", 45],
    ["2029-12-31", 45],
    ["2030-01-01", 30],
  ])("on %s is the one of %i days, in whatever order the rows stand", (on, amount) => {
    const rows = [row("2022-05-01", 60), row("2027-01-01", 45), row("2030-01-01", 30)];
    const orders = [rows, [...rows].reverse(), [rows[1], rows[0], rows[2]], [rows[2], rows[0], rows[1]]];
    for (const order of orders) {
      const table = order.filter((each) => each !== undefined);
      expect(ruleInForce("XF-15", localDateFrom(on), table).amount).toBe(amount);
    }
  });
});
