import { describe, expect, it } from "vitest";
import { namesLeftIn } from "./names-left.ts";

const names = ["林秋月", "13800000101", "江陵县大桥砖厂有限公司"];

describe("a text that is to be published", () => {
  it("is clean when nobody is named", () => {
    expect(namesLeftIn("一家砖厂拖欠工资三个月，没有合同，能要回来吗？", names)).toEqual([]);
  });

  it("still names the person, however it is spaced or written", () => {
    expect(namesLeftIn("林 秋 月在砖厂干活", names)).toEqual(["林秋月"]);
    expect(namesLeftIn("电话１３８０００００１０１", names)).toContain("13800000101");
  });

  it("still names a company by its short name", () => {
    expect(namesLeftIn("江陵县大桥砖厂的老板", names)).toEqual(["江陵县大桥砖厂有限公司"]);
  });

  it("holds anybody's number", () => {
    expect(namesLeftIn("找包工头13912345678，身份证421003199001010016", names)).toEqual([
      "13912345678",
      "421003199001010016",
    ]);
    expect(namesLeftIn("合同编号 202603020001234567890", names)).toEqual([]);
  });
});
