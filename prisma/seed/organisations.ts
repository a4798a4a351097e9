/**
 * The bodies of a city, made from its divisions: a centre in every one of them, bureaus in the city and the
 * counties, a government in the townships, and the level above each (信访工作条例 第三十五条).
 */

import type { OrganisationKind } from "#app/organisations/organisation-kinds.ts";
import type { DivisionRow } from "#app/organisations/read-divisions-csv.ts";
import { shortName } from "#app/organisations/read-divisions-csv.ts";
import { newId } from "#app/platform/ids.ts";

export type OrganisationRow = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: OrganisationKind;
  readonly divisionCode: string;
  readonly superiorId: string | null;
  readonly takesAccusations: boolean;
  readonly address: string | null;
  readonly phone: string | null;
  readonly openingHours: string | null;
  /** The kind of bureau, for topics and stories. */
  readonly bureau: string | null;
};

export const bureauKinds: readonly (readonly [id: string, zh: string, en: string])[] = [
  ["labour", "人力资源和社会保障局", "Human Resources and Social Security Bureau"],
  ["housing", "住房和城乡建设局", "Housing and Construction Bureau"],
  ["resources", "自然资源和规划局", "Natural Resources and Planning Bureau"],
  ["water", "水利和湖泊局", "Water and Lakes Bureau"],
  ["transport", "交通运输局", "Transport Bureau"],
  ["education", "教育局", "Education Bureau"],
  ["health", "卫生健康委员会", "Health Commission"],
  ["civil", "民政局", "Civil Affairs Bureau"],
  ["agriculture", "农业农村局", "Agriculture Bureau"],
  ["environment", "生态环境局", "Ecology and Environment Bureau"],
  ["market", "市场监督管理局", "Market Supervision Bureau"],
  ["police", "公安局", "Public Security Bureau"],
  ["justice", "司法局", "Justice Bureau"],
  ["urban", "城市管理执法局", "Urban Management Bureau"],
  ["veterans", "退役军人事务局", "Veterans Affairs Bureau"],
  ["commerce", "经济信息化和商务局", "Economy and Commerce Bureau"],
];

const hours = "工作日 8:30–12:00，14:30–17:30";

/** `divisions` with every parent before its children, as `readDivisionsCsv` gives them. */
export function organisationsOf(divisions: readonly DivisionRow[]): readonly OrganisationRow[] {
  const rows: OrganisationRow[] = [];
  const bySlug = new Map<string, OrganisationRow>();
  const add = (
    row: Pick<OrganisationRow, "slug" | "name" | "kind" | "divisionCode"> & {
      readonly superior: string | null;
      readonly rest?: Partial<OrganisationRow>;
    },
  ) => {
    const { superior, rest, ...own } = row;
    const complete: OrganisationRow = {
      id: newId(),
      nameEn: null,
      superiorId: superior === null ? null : (bySlug.get(superior)?.id ?? null),
      takesAccusations: false,
      address: null,
      phone: null,
      openingHours: null,
      bureau: null,
      ...own,
      ...rest,
    };
    bySlug.set(complete.slug, complete);
    rows.push(complete);
  };

  for (const division of divisions) {
    const { code, level, parentCode, name, fullName } = division;
    const place = level === "city" || level === "county" ? name : fullName;
    add({
      slug: `centre-${code}`,
      name: `${place}综治中心`,
      kind: "centre",
      divisionCode: code,
      superior: level === "city" ? null : `centre-${parentCode}`,
      rest: { address: addressOf(division), phone: phoneOf(code), openingHours: hours },
    });
    if (level === "city" || level === "county") addLargeBodies(division, add);
    if (level === "city")
      // Not of the government, so it answers to nobody here.
      add({
        slug: "assessor-1",
        name: "江汉法治评估研究院",
        kind: "assessor",
        divisionCode: code,
        superior: null,
        rest: { nameEn: "Jianghan Institute for Rule-of-Law Assessment", phone: phoneOf("assessor") },
      });
    if (level === "township") {
      add({
        slug: `government-${code}`,
        name: `${fullName}${name.endsWith("街道") ? "办事处" : "人民政府"}`,
        kind: "township_government",
        divisionCode: code,
        superior: `centre-${parentCode}`,
        rest: { address: addressOf(division), phone: phoneOf(code), openingHours: hours },
      });
      add({
        slug: `mediation-${code}`,
        name: `${fullName}人民调解委员会`,
        kind: "mediation_committee",
        divisionCode: code,
        superior: `bureau-justice-${parentCode}`,
        rest: { address: addressOf(division), openingHours: hours },
      });
    }
    if (level === "village")
      add({
        slug: `village-${code}`,
        name: `${fullName.slice(0, fullName.length - shortName(name).length)}${name}`,
        kind: "village_committee",
        divisionCode: code,
        superior: `government-${parentCode}`,
      });
  }
  return rows;
}

function addLargeBodies(
  { code, level, parentCode, name }: DivisionRow,
  add: (row: {
    slug: string;
    name: string;
    kind: OrganisationKind;
    divisionCode: string;
    superior: string | null;
    rest?: Partial<OrganisationRow>;
  }) => void,
): void {
  const city = level === "city";
  for (const [at, [bureau, zh, en]] of bureauKinds.entries())
    add({
      slug: `bureau-${bureau}-${code}`,
      name: `${name}${zh}`,
      kind: "bureau",
      divisionCode: code,
      // A bureau of the city answers to the city itself, which its centre stands for here.
      superior: city ? `centre-${code}` : `bureau-${bureau}-${parentCode}`,
      rest: {
        bureau,
        nameEn: city ? en : null,
        address: `${name}政务服务中心二楼 ${at + 1} 号窗口`,
        openingHours: hours,
        phone: phoneOf(`${code}${bureau}`),
      },
    });
  add({
    slug: `discipline-${code}`,
    name: `${name}纪检监察机关`,
    kind: "discipline",
    divisionCode: code,
    superior: city ? null : `discipline-${parentCode}`,
    rest: {
      takesAccusations: true,
      address: `${name}纪检监察机关信访接待室`,
      openingHours: hours,
      phone: phoneOf(`${code}discipline`),
    },
  });
  add({
    slug: `court-${code}`,
    name: city ? `${name}中级人民法院诉讼服务中心` : `${name}人民法院诉讼服务中心`,
    kind: "court_window",
    divisionCode: code,
    superior: city ? null : `court-${parentCode}`,
    rest: {
      address: `${name}人民法院诉讼服务中心一楼大厅`,
      openingHours: hours,
      phone: phoneOf(`${code}court`),
    },
  });
}

function addressOf({ fullName, name, level }: DivisionRow): string {
  return level === "city" || level === "county" ? `${name}综治中心一楼大厅` : `${fullName}党群服务中心一楼`;
}

/** Numbers of a form that no telephone has: the exchange begins with 0. */
function phoneOf(key: string): string {
  const digits = [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000, 7);
  return `0716-0${String(digits).padStart(6, "0")}`;
}
