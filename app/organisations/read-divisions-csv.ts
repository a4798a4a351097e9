/** Reads a city's divisions from CSV: `code,name,level,parent`, one division a line, the city first. Pure. */

export const divisionLevels = ["city", "county", "township", "village"] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

export type DivisionRow = {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
  /** Codes from the root to here, with a slash after each. */
  readonly path: string;
  /** For people: county, township and village together, without the words of the committee. */
  readonly fullName: string;
};

export type CsvFault =
  | "header"
  | "columns"
  | "code_shape"
  | "code_twice"
  | "name_empty"
  /** Quotation marks, or what is left of a file that is not UTF-8. */
  | "name_characters"
  | "level_unknown"
  | "parent_unknown"
  | "parent_level"
  | "second_city"
  | "no_city";

export type ReadDivisions =
  | { readonly ok: true; readonly divisions: readonly DivisionRow[] }
  /** `line` counts from 1, the header included. */
  | { readonly ok: false; readonly line: number; readonly fault: CsvFault };

/** Digits of the code at each level (GB/T 2260 and the statistical codes below it). */
const codeLength: Readonly<Record<DivisionLevel, number>> = { city: 6, county: 6, township: 9, village: 12 };

/** A parent stands above its children in the file; the first fault refuses the whole file. */
export function readDivisionsCsv(text: string): ReadDivisions {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines[0]?.trim() !== "code,name,level,parent") return { ok: false, line: 1, fault: "header" };
  const byCode = new Map<string, DivisionRow>();
  let city: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "") continue;
    const read = readLine(line, byCode, city);
    if (typeof read === "string") return { ok: false, line: index + 1, fault: read };
    if (read.level === "city") city = read.code;
    byCode.set(read.code, read);
  }
  if (city === undefined) return { ok: false, line: lines.length, fault: "no_city" };
  return { ok: true, divisions: [...byCode.values()] };
}

function readLine(
  line: string,
  known: ReadonlyMap<string, DivisionRow>,
  city: string | undefined,
): DivisionRow | CsvFault {
  const columns = line.split(",").map((column) => column.trim());
  if (columns.length !== 4) return "columns";
  const [code = "", name = "", level = "", parent = ""] = columns;
  if (!isLevel(level)) return "level_unknown";
  if (!/^\d+$/.test(code) || code.length !== codeLength[level]) return "code_shape";
  if (known.has(code)) return "code_twice";
  if (name === "") return "name_empty";
  if (/["\uFFFD\p{Cc}]/u.test(name)) return "name_characters";
  if (level === "city") {
    if (parent !== "") return "parent_level";
    if (city !== undefined) return "second_city";
    return { code, name, level, parentCode: null, path: `${code}/`, fullName: name };
  }
  const above = known.get(parent);
  if (above === undefined) return "parent_unknown";
  if (divisionLevels.indexOf(above.level) !== divisionLevels.indexOf(level) - 1) return "parent_level";
  return {
    code,
    name,
    level,
    parentCode: above.code,
    path: `${above.path}${code}/`,
    // The city is the same for everybody, so it is left out of what people read.
    fullName: `${above.level === "city" ? "" : above.fullName}${shortName(name)}`,
  };
}

/** The place without its body: `紫荆村村民委员会` and `紫荆村委会` are 紫荆村, `健康巷社区居委会` is 健康巷社区. */
export function shortName(name: string): string {
  const place = name.replace(/(?:村民委员会|居民委员会|居委会|委员会)$/u, "").replace(/(?<=村)委会$/u, "");
  if (place === "") return name;
  return name.endsWith("村民委员会") && !place.endsWith("村") ? `${place}村` : place;
}

function isLevel(text: string): text is DivisionLevel {
  return (divisionLevels as readonly string[]).includes(text);
}
