/** The doors: what each rests on, the citizen's own deadline there, and which windows to go to. Pure. */
import type { Bilingual, RuleId, StatutoryRule } from "#app/deadlines/statutory-rules.ts";
import type { OrganisationKind } from "#app/organisations/organisation-kinds.ts";

export const doorKinds = [
  "emergency",
  "petition",
  "mediation",
  "adviser",
  "arbitration",
  "reconsideration",
  "litigation",
] as const;
export type DoorKind = (typeof doorKinds)[number];

export const doorIds = [
  "emergency",
  "petition",
  "suggestion",
  "accusation",
  "progress",
  "review",
  "land_ruling",
  "consumer",
  "arrears",
  "mediation",
  "mediation_work",
  "mediation_land",
  "confirmation",
  "adviser",
  "labour_arbitration",
  "land_arbitration",
  "commercial_arbitration",
  "reconsideration",
  "sue",
  "sue_labour",
  "sue_land",
  "sue_authority",
  "sue_after_reconsideration",
  "court_ongoing",
  "appeal",
  "retrial",
  "enforcement",
  "case_organ",
] as const;
export type DoorId = (typeof doorIds)[number];

/** An article a door rests on; `confidence` as in statutory-rules.ts. */
export type Ground = Bilingual & { readonly confidence: StatutoryRule["confidence"] };

export type Door = {
  readonly kind: DoorKind;
  readonly grounds: readonly [Ground, ...Ground[]];
  /** The citizen's own last day at this door; null where the law sets none. */
  readonly clock: RuleId | null;
  /** The form of this site that the door opens; null for a door elsewhere. */
  readonly opens:
    | { readonly page: "say"; readonly class: "redress" | "suggestion" | "accusation" }
    | { readonly page: "track" }
    | null;
  /** Who to go to: the nearest of each kind, and the bureau that is responsible for a topic. */
  readonly windows: { readonly kinds: readonly OrganisationKind[]; readonly topic: string | null };
};

const petitionRegulations = (article: string, number: number): Ground => ({
  zh: `《信访工作条例》第${article}条`,
  en: `Regulations on Petition Work, Art. ${number}`,
  confidence: "V",
});
const art29 = petitionRegulations("二十九", 29);
const art30 = petitionRegulations("三十", 30);
const art31 = petitionRegulations("三十一", 31);
const art35 = petitionRegulations("三十五", 35);
/** Sealed from the accused and their unit. */
const art46 = petitionRegulations("四十六", 46);
/** The same matter is not taken up elsewhere while it is in progress. */
const art19 = petitionRegulations("十九", 19);
/** Matters of litigation go to the organs of the court, the procuratorate and the police. */
const art20 = petitionRegulations("二十", 20);

const mediationFree: Ground = {
  zh: "《人民调解法》第三条、第四条",
  en: "People's Mediation Law, Arts. 3 and 4",
  confidence: "V",
};
const confirmation: Ground = {
  zh: "《人民调解法》第三十三条",
  en: "People's Mediation Law, Art. 33",
  confidence: "V",
};
const legalAid: Ground = {
  zh: "《法律援助法》第三十一条",
  en: "Legal Aid Law, Art. 31",
  confidence: "V",
};
const lawyers: Ground = { zh: "《律师法》第二十五条", en: "Lawyers Law, Art. 25", confidence: "V" };
const labourFirst: Ground = {
  zh: "《劳动争议调解仲裁法》第五条",
  en: "Labour Dispute Mediation and Arbitration Law, Art. 5",
  confidence: "K-H",
};
const labourYear: Ground = {
  zh: "《劳动争议调解仲裁法》第二十七条",
  en: "Labour Dispute Mediation and Arbitration Law, Art. 27",
  confidence: "V",
};
/** The bureau inspects and orders payment; a request of 信访工作条例 第三十一条 (5). */
const labourInspection: Ground = {
  zh: "《劳动保障监察条例》第九条",
  en: "Labour Inspection Regulations, Art. 9",
  confidence: "K-H",
};
const landYears: Ground = {
  zh: "《农村土地承包经营纠纷调解仲裁法》第十八条",
  en: "Rural Land Contract Dispute Law, Art. 18",
  confidence: "V",
};
const mayBeSued: Ground = {
  zh: "《民事诉讼法》第一百二十二条",
  en: "Civil Procedure Law, Art. 122",
  confidence: "K-H",
};

const say = (petitionClass: "redress" | "suggestion" | "accusation") =>
  ({ page: "say", class: petitionClass }) as const;
const centre = { kinds: ["centre"], topic: null } as const;
const court = { kinds: ["court_window"], topic: null } as const;
const mediators = { kinds: ["mediation_committee", "centre"], topic: null } as const;
/** The justice bureau: advisers, legal aid, and the office that receives reconsiderations. */
const justice = { kinds: [], topic: "neighbours" } as const;

/** A court door whose article is that of its clock. */
function suit(clock: RuleId, ...grounds: Door["grounds"]): Door {
  return { kind: "litigation", grounds, clock, opens: null, windows: court };
}

export const doors: Readonly<Record<DoorId, Door>> = {
  emergency: {
    kind: "emergency",
    grounds: [{ zh: "《人民警察法》第二十一条", en: "People's Police Law, Art. 21", confidence: "K-H" }],
    clock: null,
    opens: null,
    windows: { kinds: [], topic: null },
  },
  petition: { kind: "petition", grounds: [art31], clock: null, opens: say("redress"), windows: centre },
  suggestion: { kind: "petition", grounds: [art29], clock: null, opens: say("suggestion"), windows: centre },
  accusation: {
    kind: "petition",
    grounds: [art30, art46],
    clock: null,
    opens: say("accusation"),
    windows: { kinds: ["discipline"], topic: null },
  },
  progress: { kind: "petition", grounds: [art19], clock: null, opens: { page: "track" }, windows: centre },
  review: {
    kind: "petition",
    grounds: [art35],
    clock: "XF-17.request",
    opens: { page: "track" },
    windows: centre,
  },
  land_ruling: {
    kind: "petition",
    grounds: [
      { zh: "《土地管理法》第十四条", en: "Land Administration Law, Art. 14", confidence: "K-H" },
      art31,
    ],
    clock: null,
    opens: say("redress"),
    windows: { kinds: ["township_government"], topic: "land.boundary" },
  },
  consumer: {
    kind: "petition",
    grounds: [
      { zh: "《消费者权益保护法》第三十九条", en: "Consumer Protection Law, Art. 39", confidence: "K-H" },
    ],
    clock: null,
    opens: say("redress"),
    windows: { kinds: [], topic: "market.shop" },
  },
  arrears: {
    kind: "petition",
    grounds: [
      {
        zh: "《保障中小企业款项支付条例》第二十五条",
        en: "SME Payment Regulations, Art. 25",
        confidence: "V",
      },
    ],
    clock: null,
    opens: say("redress"),
    windows: { kinds: [], topic: "enterprise.arrears" },
  },
  mediation: {
    kind: "mediation",
    grounds: [mediationFree],
    clock: null,
    opens: null,
    windows: mediators,
  },
  mediation_work: {
    kind: "mediation",
    grounds: [mediationFree, labourYear],
    clock: "TJ-12.apply",
    opens: null,
    windows: { kinds: ["mediation_committee"], topic: "wages" },
  },
  mediation_land: {
    kind: "mediation",
    grounds: [mediationFree, landYears],
    clock: "TJ-13.apply",
    opens: null,
    windows: mediators,
  },
  confirmation: {
    kind: "mediation",
    grounds: [confirmation],
    clock: "TJ-05",
    opens: null,
    windows: { kinds: ["court_window", "mediation_committee"], topic: null },
  },
  adviser: {
    kind: "adviser",
    grounds: [legalAid, lawyers],
    clock: null,
    opens: null,
    windows: justice,
  },
  labour_arbitration: {
    kind: "arbitration",
    grounds: [labourFirst, labourYear, labourInspection],
    clock: "TJ-12.apply",
    opens: null,
    windows: { kinds: [], topic: "wages" },
  },
  land_arbitration: {
    kind: "arbitration",
    grounds: [landYears],
    clock: "TJ-13.apply",
    opens: null,
    windows: { kinds: [], topic: "land.contract" },
  },
  commercial_arbitration: {
    kind: "arbitration",
    grounds: [{ zh: "《民事诉讼法》第一百二十七条", en: "Civil Procedure Law, Art. 127", confidence: "K-H" }],
    clock: "SS-01",
    opens: null,
    windows: justice,
  },
  reconsideration: {
    kind: "reconsideration",
    grounds: [
      {
        zh: "《行政复议法》第二十条",
        en: "Administrative Reconsideration Law, Art. 20",
        confidence: "V",
      },
    ],
    clock: "TJ-14.apply",
    opens: null,
    windows: justice,
  },
  sue: suit("SS-01", mayBeSued, {
    zh: "《民法典》第一百八十八条",
    en: "Civil Code, Art. 188",
    confidence: "K-H",
  }),
  sue_labour: suit("TJ-12.sue", {
    zh: "《劳动争议调解仲裁法》第五十条",
    en: "Labour Dispute Mediation and Arbitration Law, Art. 50",
    confidence: "K-H",
  }),
  sue_land: suit("TJ-13.sue", {
    zh: "《农村土地承包经营纠纷调解仲裁法》第四十八条",
    en: "Rural Land Contract Dispute Law, Art. 48",
    confidence: "K-H",
  }),
  sue_authority: suit("SS-02", {
    zh: "《行政诉讼法》第四十六条",
    en: "Administrative Litigation Law, Art. 46",
    confidence: "K-H",
  }),
  sue_after_reconsideration: suit("TJ-14.sue", {
    zh: "《行政诉讼法》第四十五条",
    en: "Administrative Litigation Law, Art. 45",
    confidence: "K-H",
  }),
  court_ongoing: {
    kind: "litigation",
    grounds: [art20, art31],
    clock: null,
    opens: null,
    windows: court,
  },
  appeal: suit("SS-03", {
    zh: "《民事诉讼法》第一百七十一条",
    en: "Civil Procedure Law, Art. 171",
    confidence: "K-H",
  }),
  retrial: suit("SS-04", {
    zh: "《民事诉讼法》第二百一十六条",
    en: "Civil Procedure Law, Art. 216",
    confidence: "K-H",
  }),
  enforcement: suit("SS-05", {
    zh: "《民事诉讼法》第二百五十条",
    en: "Civil Procedure Law, Art. 250",
    confidence: "K-H",
  }),
  case_organ: {
    kind: "litigation",
    grounds: [art20, art31],
    clock: null,
    opens: null,
    windows: { kinds: [], topic: "police" },
  },
};

/** Other names of doors: those that a decision of the desk gives (`Petition.rightDoor`). */
const otherNames: Readonly<Record<string, DoorId>> = {
  litigation: "sue",
  discipline: "accusation",
  legal_adviser: "adviser",
};

/** The door of this name; null when there is none. */
export function doorNamed(name: string): DoorId | null {
  if (Object.hasOwn(otherNames, name)) return otherNames[name] ?? null;
  return doorIds.find((id) => id === name) ?? null;
}
