import { describe, expect, it } from "vitest";
import { readIndustry } from "./industries.ts";
import { type FrameDivision, type ReadFrame, readFrameCsv } from "./read-frame-csv.ts";

const divisions: readonly FrameDivision[] = [
  { code: "421000", name: "荆州市", path: "421000/" },
  { code: "421002", name: "沙市区", path: "421000/421002/" },
  { code: "421003", name: "荆州区", path: "421000/421003/" },
  { code: "420100", name: "武汉市", path: "420100/" },
  { code: "421002001", name: "中山路街道", path: "421000/421002/421002001/" },
  { code: "421003001", name: "中山路街道", path: "421000/421003/421003001/" },
];
const context = { divisions, territory: "421000/" };
const head = "统一社会信用代码,企业名称,行政区划,行业,规模,地址,联系电话";
const good = "91350100M000100Y43,江汉粮油有限公司,421003,C1310,小型,东城路 8 号,13900000001";

function read(text: string | Uint8Array): ReadFrame {
  return readFrameCsv(typeof text === "string" ? new TextEncoder().encode(text) : text, context);
}
function rowsOf(result: ReadFrame) {
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("a frame", () => {
  it("is read by its heads, whatever their order and language", () => {
    expect(rowsOf(read(`\uFEFF${head}\r\n${good}\r\n`)).rows).toEqual([
      {
        creditCode: "91350100M000100Y43",
        name: "江汉粮油有限公司",
        divisionCode: "421003",
        industry: "C",
        size: "small",
        address: "东城路 8 号",
        phone: "13900000001",
      },
    ]);
    const english =
      'size,name,Industry,division,credit_code\nmicro,"Lin, Wang",餐饮,沙市区,914403001922038216\n';
    expect(rowsOf(read(english.replace("餐饮", "住宿餐饮"))).rows).toMatchObject([
      { name: "Lin, Wang", divisionCode: "421002", industry: "H", size: "micro", address: null, phone: null },
    ]);
  });

  it("is read as a Chinese spreadsheet writes it, too", () => {
    // 企业名称 and the other heads in GB 18030, by their bytes.
    const gb = Uint8Array.from(
      Buffer.from(
        "cdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb2cc6f3d2b5c3fbb3c62c6469766973696f6e2c696e6475737472792c73697a650a",
        "hex",
      ),
    );
    const line = Buffer.from("91350100M000100Y43,\xbd\xad\xba\xba,421003,C,small\n", "latin1");
    expect(rowsOf(read(Buffer.concat([gb, line]))).rows).toMatchObject([{ name: "江汉" }]);
  });

  it("reports every bad line with its number and what stands there", () => {
    const lines = [
      head,
      good,
      ",没有代码,421003,C,小型,,",
      "123,太短,421003,C,小型,,",
      "91350100M000100Y44,写错一位,421003,C,小型,,",
      "91350100M000100Y43,又来一次,421003,C,小型,,",
      "914403001922038216,,421003,C,小型,,",
      "914403001922038216,外地,420100,C,小型,,",
      "914403001922038216,不知道哪里,999999,C,小型,,",
      "914403001922038216,两个地方,中山路街道,C,小型,,",
      "914403001922038216,什么行业,421003,跑腿,小型,,",
      "914403001922038216,多大,421003,C,巨大,,",
      "914403001922038216,打不通,421003,C,小型,,12",
      "914403001922038216,少了列",
      "",
      "914403001922038216,好的,421003,制造业,微型企业,,",
    ];
    const { rows, bad } = rowsOf(read(lines.join("\n")));
    expect(rows.map(({ name }) => name)).toEqual(["江汉粮油有限公司", "好的"]);
    expect(bad.map(({ line, fault, value }) => [line, fault, value])).toEqual([
      [3, "credit_code_empty", ""],
      [4, "credit_code_shape", "123"],
      [5, "credit_code_check", "91350100M000100Y44"],
      [6, "credit_code_twice", "91350100M000100Y43"],
      [7, "name_empty", ""],
      [8, "division_elsewhere", "420100"],
      [9, "division_unknown", "999999"],
      [10, "division_ambiguous", "中山路街道"],
      [11, "industry_unknown", "跑腿"],
      [12, "size_unknown", "巨大"],
      [13, "phone_shape", "12"],
      [14, "columns", "914403001922038216,少了列"],
    ]);
  });

  it("that cannot be read at all says why", () => {
    expect(read("")).toEqual({ ok: false, reason: "empty" });
    expect(read(head)).toEqual({ ok: false, reason: "empty" });
    expect(read("企业名称,规模\n甲,小型\n")).toEqual({
      ok: false,
      reason: "columns",
      missing: ["creditCode", "division", "industry"],
    });
    expect(read(`${head}\n"没有收尾的引号,421003\n`)).toEqual({ ok: false, reason: "unreadable" });
  });
});

it("knows an industry by its letter, its code and its names", () => {
  expect(
    ["C", "c3011", "制造业", "制造", "批发和零售业", "批发零售", "Manufacturing", "教育"].map(readIndustry),
  ).toEqual(["C", "C", "C", "C", "F", "F", "C", "P"]);
  expect(["", "X", "跑腿", "业", "3011"].map(readIndustry)).toEqual([null, null, null, null, null]);
});
