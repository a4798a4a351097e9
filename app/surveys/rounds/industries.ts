/** Sections of GB/T 4754-2017 and the groups that strata are made of; size classes of 国统字〔2017〕213号. Pure. */

/** As the standard names them, shortened to what is said; the English is ours. */
export const industrySections = {
  A: ["农、林、牧、渔业", "Agriculture, forestry, fishing"],
  B: ["采矿业", "Mining"],
  C: ["制造业", "Manufacturing"],
  D: ["电力、热力、燃气和水", "Electricity, heat, gas, water"],
  E: ["建筑业", "Construction"],
  F: ["批发和零售业", "Wholesale and retail"],
  G: ["交通运输、仓储和邮政", "Transport, storage, post"],
  H: ["住宿和餐饮业", "Accommodation and catering"],
  I: ["信息传输、软件", "Information and software"],
  J: ["金融业", "Finance"],
  K: ["房地产业", "Real estate"],
  L: ["租赁和商务服务", "Leasing and business services"],
  M: ["科学研究和技术服务", "Research and technical services"],
  N: ["水利、环境和公共设施", "Water, environment, public facilities"],
  O: ["居民服务、修理", "Household services and repair"],
  P: ["教育", "Education"],
  Q: ["卫生和社会工作", "Health and social work"],
  R: ["文化、体育和娱乐", "Culture, sport, entertainment"],
  S: ["公共管理、社会组织", "Public administration, associations"],
  T: ["国际组织", "International organisations"],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type IndustrySection = keyof typeof industrySections;

export const industryGroups = ["agriculture", "industry", "construction", "trade", "services"] as const;
export type IndustryGroup = (typeof industryGroups)[number];

export const industryGroupWords = {
  agriculture: ["农林牧渔", "Agriculture"],
  industry: ["工业", "Industry"],
  construction: ["建筑", "Construction"],
  trade: ["商贸餐饮", "Trade and catering"],
  services: ["服务", "Services"],
} as const satisfies Readonly<Record<IndustryGroup, readonly [zh: string, en: string]>>;

export function groupOfIndustry(section: IndustrySection): IndustryGroup {
  if (section === "A") return "agriculture";
  if ("BCD".includes(section)) return "industry";
  if (section === "E") return "construction";
  return "FH".includes(section) ? "trade" : "services";
}

/**
 * The section that a file names: its letter, a code that begins with it (`C3011`), or its name, also the short one that
 * everybody uses (制造业, 批发零售).
 */
export function readIndustry(text: string): IndustrySection | null {
  const given = text.normalize("NFKC").trim();
  const letter = /^([A-Ta-t])\d{0,4}$/.exec(given)?.[1]?.toUpperCase();
  if (letter !== undefined) return letter as IndustrySection;
  const plain = plainName(given);
  if (plain.length < 2) return null;
  const sections = Object.entries(industrySections) as [IndustrySection, readonly [string, string]][];
  const exact = sections.find(([, names]) => names.some((name) => plainName(name) === plain));
  if (exact !== undefined) return exact[0];
  const like = sections.filter(([, [zh]]) => plainName(zh).startsWith(plain));
  return like.length === 1 && like[0] !== undefined ? like[0][0] : null;
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[、，,和与\s]/gu, "")
    .replace(/业$/u, "");
}

export const enterpriseSizes = ["large", "medium", "small", "micro"] as const;
export type EnterpriseSize = (typeof enterpriseSizes)[number];

export const enterpriseSizeWords = {
  large: ["大型", "Large"],
  medium: ["中型", "Medium"],
  small: ["小型", "Small"],
  micro: ["微型", "Micro"],
} as const satisfies Readonly<Record<EnterpriseSize, readonly [zh: string, en: string]>>;

export function readEnterpriseSize(text: string): EnterpriseSize | null {
  const given = text.normalize("NFKC").trim().toLowerCase().replace(/企业$/u, "");
  return (
    enterpriseSizes.find((size) => {
      const [zh] = enterpriseSizeWords[size];
      return given === size || given === zh || given === zh.charAt(0);
    }) ?? null
  );
}
