/**
 * Reads a sampling frame (抽样框) from CSV: one enterprise a line. Every bad line is reported, so that a file of thousands
 * is mended once and not line by line. Pure.
 */
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { readPhoneNumber } from "#app/accounts/phone-number.ts";
import { readCreditCode } from "#app/accounts/unified-social-credit-code.ts";
import { type EnterpriseSize, type IndustrySection, readEnterpriseSize, readIndustry } from "./industries.ts";

export type FrameRow = {
  readonly creditCode: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly industry: IndustrySection;
  readonly size: EnterpriseSize;
  readonly address: string | null;
  readonly phone: string | null;
};

export type FrameColumn = "creditCode" | "name" | "division" | "industry" | "size" | "address" | "phone";

const frameLineFaults = [
  "credit_code_empty",
  "credit_code_shape",
  /** The check characters do not fit: a slip of the pen. */
  "credit_code_check",
  "credit_code_twice",
  "name_empty",
  "division_unknown",
  /** A place outside the round's territory. */
  "division_elsewhere",
  /** A name that several places of the territory have. */
  "division_ambiguous",
  "industry_unknown",
  "size_unknown",
  "phone_shape",
  "columns",
] as const;
export type FrameLineFault = (typeof frameLineFaults)[number];

export type BadLine = {
  /** Counted from 1, the head included, as a spreadsheet shows it. */
  readonly line: number;
  readonly fault: FrameLineFault;
  /** What stands there. */
  readonly value: string;
  readonly text: readonly string[];
};

export type ReadFrame =
  | { readonly ok: true; readonly rows: readonly FrameRow[]; readonly bad: readonly BadLine[] }
  /** Nothing can be read: no CSV, no head that names the columns, or nothing below it. */
  | { readonly ok: false; readonly reason: "unreadable" | "empty" | "too_many" }
  | { readonly ok: false; readonly reason: "columns"; readonly missing: readonly FrameColumn[] };

export type FrameDivision = { readonly code: string; readonly name: string; readonly path: string };

const heads: Readonly<Record<FrameColumn, readonly string[]>> = {
  creditCode: ["统一社会信用代码", "信用代码", "credit code", "credit_code", "creditcode"],
  name: ["企业名称", "名称", "name"],
  division: ["行政区划", "行政区划代码", "区划代码", "所在地", "县市区", "division"],
  industry: ["行业", "行业门类", "行业代码", "industry"],
  size: ["规模", "企业规模", "规模类型", "size"],
  address: ["地址", "住所", "address"],
  phone: ["联系电话", "电话", "手机", "phone"],
};
const required: readonly FrameColumn[] = ["creditCode", "name", "division", "industry", "size"];

/** Enterprises of one frame at most. */
export const largestFrame = 50_000;
const longestName = 120;

/** `divisions` are all of the country part that the service knows; `territory` is the path of the round's own. */
export function readFrameCsv(
  bytes: Uint8Array,
  { divisions, territory }: { readonly divisions: readonly FrameDivision[]; readonly territory: string },
): ReadFrame {
  const records = recordsOf(textOf(bytes));
  if (records === null) return { ok: false, reason: "unreadable" };
  const [head, ...lines] = records;
  if (head === undefined || lines.length === 0) return { ok: false, reason: "empty" };
  if (lines.length > largestFrame) return { ok: false, reason: "too_many" };
  const columns = columnsOf(head.record);
  const missing = required.filter((column) => columns[column] === undefined);
  if (missing.length > 0) return { ok: false, reason: "columns", missing };

  const places = placesOf(divisions);
  const seen = new Set<string>();
  const rows: FrameRow[] = [];
  const bad: BadLine[] = [];
  for (const { line, record } of lines) {
    const read = readLine(record, { columns, places, territory, seen });
    if ("fault" in read) bad.push({ line, ...read, text: record });
    else rows.push(read);
  }
  return { ok: true, rows, bad };
}

/** UTF-8, or what Chinese spreadsheets write when nobody asked them for UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

type NumberedRecord = { readonly line: number; readonly record: readonly string[] };

function recordsOf(text: string): readonly NumberedRecord[] | null {
  try {
    const read = parse(text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    return read.map(({ info, record }) => ({ line: info.lines, record }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

type Columns = Readonly<Partial<Record<FrameColumn, number>>>;

function columnsOf(head: readonly string[]): Columns {
  const names = head.map((name) => name.normalize("NFKC").trim().toLowerCase());
  const found: Partial<Record<FrameColumn, number>> = {};
  for (const [column, known] of Object.entries(heads) as [FrameColumn, readonly string[]][]) {
    const at = names.findIndex((name) => known.includes(name));
    if (at !== -1) found[column] = at;
  }
  return found;
}

type Places = ReadonlyMap<string, readonly FrameDivision[]>;

/** By code and by name. */
function placesOf(divisions: readonly FrameDivision[]): Places {
  const places = new Map<string, FrameDivision[]>();
  for (const division of divisions)
    for (const key of [division.code, division.name]) {
      const list = places.get(key);
      if (list === undefined) places.set(key, [division]);
      else list.push(division);
    }
  return places;
}

type LineContext = {
  readonly columns: Columns;
  readonly places: Places;
  readonly territory: string;
  /** Codes of the lines before. */
  readonly seen: Set<string>;
};

function readLine(
  record: readonly string[],
  { columns, places, territory, seen }: LineContext,
): FrameRow | { readonly fault: FrameLineFault; readonly value: string } {
  const cell = (column: FrameColumn) => (record[columns[column] ?? -1] ?? "").trim();
  if (required.some((column) => record[columns[column] ?? -1] === undefined))
    return { fault: "columns", value: record.join(",") };
  const creditCode = readCreditCode(cell("creditCode"));
  if (!creditCode.ok) return { fault: creditFault[creditCode.reason], value: cell("creditCode") };
  if (seen.has(creditCode.code)) return { fault: "credit_code_twice", value: creditCode.code };
  const name = cell("name").slice(0, longestName);
  if (name === "") return { fault: "name_empty", value: "" };
  const known = places.get(cell("division")) ?? [];
  const within = known.filter(({ path }) => path.startsWith(territory));
  const [division] = within;
  if (division === undefined)
    return { fault: known.length === 0 ? "division_unknown" : "division_elsewhere", value: cell("division") };
  if (within.length > 1) return { fault: "division_ambiguous", value: cell("division") };
  const industry = readIndustry(cell("industry"));
  if (industry === null) return { fault: "industry_unknown", value: cell("industry") };
  const size = readEnterpriseSize(cell("size"));
  if (size === null) return { fault: "size_unknown", value: cell("size") };
  const phone = readPhoneNumber(cell("phone"), { landlineAllowed: true });
  if (!phone.ok && phone.reason !== "empty") return { fault: "phone_shape", value: cell("phone") };
  seen.add(creditCode.code);
  return {
    creditCode: creditCode.code,
    name,
    divisionCode: division.code,
    industry,
    size,
    address: cell("address").slice(0, longestName) || null,
    phone: phone.ok ? phone.number : null,
  };
}

const creditFault = {
  empty: "credit_code_empty",
  shape: "credit_code_shape",
  check: "credit_code_check",
  organisation_code: "credit_code_check",
} as const satisfies Readonly<Record<string, FrameLineFault>>;

const badLinesSchema = z.array(
  z.object({
    line: z.number().int(),
    fault: z.enum(frameLineFaults),
    value: z.string(),
    text: z.array(z.string()),
  }),
);

/** Bad lines as JSON, as the page with the report holds them; null when it is something else. */
export function readBadLines(json: string): readonly BadLine[] | null {
  try {
    return badLinesSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
