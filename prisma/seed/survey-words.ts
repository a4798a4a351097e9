/** What enterprises of the demonstration city write, and what the assessor concluded. Invented. */

export const openWords = [
  "一个月来三拨人查消防，能不能一起来。",
  "官司赢了两年，钱还没有执行到。",
  "去年答应的补贴，今年换了人就没有下文了。",
  "办许可跑了四趟，每趟说的材料都不一样。",
  "镇里欠的工程款拖了一年多。",
  "说是自愿，其实每年都要订报纸。",
  "网上能办的事越来越多，这一点好。",
  "希望罚款之前先提醒一次。",
  "招标文件里的条件，像是照着一家写的。",
  "园区停电不提前说，一停就是半天。",
  "法治体检很有用，希望每年都有。",
  "报了案没有回执，问了几次都说在办。",
] as const;

export type SeedFinding = {
  readonly zh: string;
  readonly en: string;
  readonly dimension: string;
  readonly question: string;
  /** The slug of the bureau that mends it. */
  readonly bureau: string;
  /** What it said it did; null while it has not. */
  readonly statement: string | null;
};

/** Findings of each round, the oldest round first. */
export const surveyFindings: readonly (readonly SeedFinding[])[] = [
  [
    {
      zh: "同一家店一年查七次，几个部门各查各的",
      en: "One shop was inspected seven times in a year, by each office for itself",
      dimension: "enforcement",
      question: "enforcement_once",
      bureau: "bureau-market-421000",
      statement: "建了联合检查日历，每家企业每季度最多一次；重复的检查由系统提示，须分管负责人同意。",
    },
    {
      zh: "办许可要的材料，每个窗口说的不一样",
      en: "Every counter asks for other papers for the same licence",
      dimension: "access",
      question: "access_register",
      bureau: "bureau-market-421000",
      statement: "统一了一次性告知单，二百三十六项许可的材料清单贴在窗口和网上。",
    },
  ],
  [
    {
      zh: "机关欠企业的小额工程款，过期半年以上",
      en: "Small works for offices stay unpaid for more than half a year",
      dimension: "integrity",
      question: "integrity_owed",
      bureau: "bureau-commerce-421000",
      statement: "列出逾期账款一百一十二笔，已付九十七笔，其余签了分期付款协议。",
    },
    {
      zh: "罚款之前不提醒，轻的也按重的罚",
      en: "Slight faults are fined at once, without a warning",
      dimension: "enforcement",
      question: "enforcement_fit",
      bureau: "bureau-urban-421000",
      statement: "公布了首违不罚清单三十八项，半年里以提醒代替处罚四百一十件。",
    },
  ],
  [
    {
      zh: "小额货款官司，赢了拿不到钱",
      en: "Small claims are won and never paid",
      dimension: "justice",
      question: "court_enforce",
      bureau: "bureau-justice-421000",
      statement: null,
    },
    {
      zh: "园区停电不提前说",
      en: "Power in the park is cut without notice",
      dimension: "integrity",
      question: "integrity_service",
      bureau: "bureau-commerce-421000",
      statement: "停电提前三天发短信，紧急抢修半小时内说明；十一月起每周公布。",
    },
    {
      zh: "企业不知道两张清单在哪里看、到哪里反映",
      en: "Enterprises do not know where the lists are and where to report a breach",
      dimension: "conduct",
      question: "conduct_report",
      bureau: "bureau-justice-421000",
      statement: null,
    },
    {
      zh: "接水要跑三趟，没有人说几天能通",
      en: "Getting connected to water takes three visits, and nobody says how many days",
      dimension: "integrity",
      question: "integrity_service",
      bureau: "bureau-water-421003",
      statement: null,
    },
  ],
];
