/**
 * The clocks the law and the city set, as data: each with its article, how sure we are of it, and since when it
 * holds. A changed rule gets a second row with a later `effectiveFrom`; the row in force on the start day counts.
 *
 * Confidence: V checked against the text of the law; K-H, K-M general knowledge, high and medium; D our own
 * setting. 日 are calendar days unless the rule says 工作日.
 */
import { type LocalDate, localDateFrom } from "./local-date.ts";

export const ruleIds = [
  "XF-07",
  "XF-08",
  "XF-09",
  "XF-10",
  "XF-15",
  "XF-15.extended",
  "XF-17.request",
  "XF-17.decide",
  "XF-18.request",
  "XF-18.decide",
  "XF-29.accept",
  "XF-29.opinion",
  "XF-29.tier",
  "XF-31.5",
  "ZZ-03.reply",
  "ZZ-03.register",
  "ZZ-03.redo",
  "ZZ-03.confirm",
  "HC-05.callback",
  "TJ-05",
  "TJ-06.accept",
  "TJ-06.confirm",
  "TJ-06.confirm.extended",
  "TJ-08",
  "TJ-09.delegated",
  "TJ-09.entrusted",
  "TJ-09.entrusted-summary",
  "TJ-10",
  "TJ-12.apply",
  "TJ-12.accept",
  "TJ-12.award",
  "TJ-12.award.extended",
  "TJ-12.sue",
  "TJ-13.apply",
  "TJ-13.award",
  "TJ-13.award.extended",
  "TJ-13.sue",
  "TJ-14.apply",
  "TJ-14.review",
  "TJ-14.decide",
  "TJ-14.decide.extended",
  "TJ-14.summary",
  "TJ-14.sue",
  "TJ-15.forward",
  "TJ-15.handle",
  "TJ-15.limit",
  "FY-decide",
  "FY-assign",
  "FL-answer",
  "FL-confirm",
  "FL-record",
  "FL-close",
  "SS-01",
  "SS-02",
  "SS-03",
  "SS-04",
  "SS-05",
] as const;
export type RuleId = (typeof ruleIds)[number];

export type PeriodUnit = "day" | "working_day" | "month" | "year";
/** Whose deadline it is: the citizen's moves off a rest day, the organ's never does. */
export type DeadlineParty = "organ" | "petitioner" | "both_parties";
export type Matter =
  | "petition"
  | "mediation"
  | "labour"
  | "land"
  | "reconsideration"
  | "arrears"
  | "litigation"
  | "legal_aid"
  | "advice";
/** Wording that belongs to the rule itself, in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type StatutoryRule = {
  readonly id: RuleId;
  readonly matter: Matter;
  readonly amount: number;
  readonly unit: PeriodUnit;
  readonly party: DeadlineParty;
  readonly title: Bilingual;
  /** The event whose day starts the count; that day itself is not counted (民法典 第二百零一条). */
  readonly startsWith: Bilingual;
  readonly article: Bilingual;
  readonly confidence: "V" | "K-H" | "K-M" | "D";
  readonly effectiveFrom: LocalDate;
};

export const statutoryRules: readonly StatutoryRule[] = [
  rule("XF-07", "petition", [15, "day"], "organ", {
    title: { zh: "转送、交办", en: "forward or assign the matter" },
    startsWith: { zh: "登记收到信访事项", en: "receipt at the petition office" },
    article: { zh: "《信访工作条例》第二十二条", en: "Regulations on Petition Work, Art. 22" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-08", "petition", [15, "day"], "organ", {
    title: { zh: "书面告知是否受理", en: "tell in writing whether it is accepted" },
    startsWith: { zh: "收到信访事项", en: "receipt of the matter" },
    article: { zh: "《信访工作条例》第二十三条", en: "Regulations on Petition Work, Art. 23" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-09", "petition", [15, "day"], "organ", {
    title: { zh: "收到转送后书面告知受理情况", en: "tell in writing after a forwarded matter arrives" },
    startsWith: { zh: "收到转送、交办", en: "receipt of the forwarded matter" },
    article: { zh: "《信访工作条例》第二十三条", en: "Regulations on Petition Work, Art. 23" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-10", "petition", [5, "working_day"], "organ", {
    title: { zh: "提出异议", en: "object that it is outside the remit" },
    startsWith: { zh: "收到转送、交办", en: "receipt of the forwarded matter" },
    article: { zh: "《信访工作条例》第二十三条", en: "Regulations on Petition Work, Art. 23" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-15", "petition", [60, "day"], "organ", {
    title: { zh: "办结信访事项", en: "finish handling" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "《信访工作条例》第三十四条", en: "Regulations on Petition Work, Art. 34" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-15.extended", "petition", [90, "day"], "organ", {
    title: { zh: "延期后办结", en: "finish handling after an extension" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "《信访工作条例》第三十四条", en: "Regulations on Petition Work, Art. 34" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-17.request", "petition", [30, "day"], "petitioner", {
    title: { zh: "申请复查", en: "ask for a review" },
    startsWith: { zh: "收到书面答复", en: "receipt of the written answer" },
    article: { zh: "《信访工作条例》第三十五条", en: "Regulations on Petition Work, Art. 35" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-17.decide", "petition", [30, "day"], "organ", {
    title: { zh: "作出复查意见", en: "decide the review" },
    startsWith: { zh: "收到复查请求", en: "receipt of the request" },
    article: { zh: "《信访工作条例》第三十五条", en: "Regulations on Petition Work, Art. 35" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-18.request", "petition", [30, "day"], "petitioner", {
    title: { zh: "申请复核", en: "ask for a re-review" },
    startsWith: { zh: "收到复查意见", en: "receipt of the review opinion" },
    article: { zh: "《信访工作条例》第三十六条", en: "Regulations on Petition Work, Art. 36" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-18.decide", "petition", [30, "day"], "organ", {
    title: { zh: "作出复核意见", en: "decide the re-review" },
    startsWith: { zh: "收到复核请求", en: "receipt of the request" },
    article: { zh: "《信访工作条例》第三十六条", en: "Regulations on Petition Work, Art. 36" },
    confidence: "V",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-29.accept", "petition", [3, "working_day"], "organ", {
    title: { zh: "简易办理：决定受理", en: "simplified handling: accept" },
    startsWith: { zh: "收到信访事项", en: "receipt of the matter" },
    article: { zh: "国信办发〔2022〕17号 第四条", en: "State Petition Office 2022 No. 17, Art. 4" },
    confidence: "K-M",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-29.opinion", "petition", [10, "working_day"], "organ", {
    title: { zh: "简易办理：出具处理意见", en: "simplified handling: give the opinion" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "国信办发〔2022〕17号 第四条", en: "State Petition Office 2022 No. 17, Art. 4" },
    confidence: "K-M",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-29.tier", "petition", [1, "working_day"], "organ", {
    title: { zh: "简易办理：每级转办", en: "simplified handling: each tier passes on" },
    startsWith: { zh: "收到信访事项", en: "receipt of the matter" },
    article: { zh: "国信办发〔2022〕17号 第四条", en: "State Petition Office 2022 No. 17, Art. 4" },
    confidence: "K-M",
    effectiveFrom: "2022-05-01",
  }),
  rule("XF-31.5", "petition", [2, "month"], "organ", {
    title: { zh: "履行保护权益的法定职责", en: "perform a statutory protective duty" },
    startsWith: { zh: "收到申请", en: "receipt of the application" },
    article: { zh: "《行政诉讼法》第四十七条", en: "Administrative Litigation Law, Art. 47" },
    confidence: "K-H",
    effectiveFrom: "2015-05-01",
  }),
  rule("ZZ-03.reply", "petition", [60, "day"], "organ", {
    title: {
      zh: "答复建议、检举事项（本市承诺）",
      en: "answer suggestions and accusations (the city's own promise)",
    },
    startsWith: { zh: "受理", en: "acceptance" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("ZZ-03.register", "petition", [15, "day"], "organ", {
    title: {
      zh: "匿名来件的登记、转办（本市承诺）",
      en: "register and pass on what came without a name (the city's own promise)",
    },
    startsWith: { zh: "收到信访事项", en: "receipt of the matter" },
    article: {
      zh: "本市服务承诺；《信访工作条例》第二十三条不要求书面告知匿名的来件人",
      en: "The city's own promise; Regulations on Petition Work, Art. 23, asks for no written notice here",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("ZZ-03.redo", "petition", [60, "day"], "organ", {
    title: { zh: "没有办成的重新办理（本市承诺）", en: "do it again (the city's own promise)" },
    startsWith: { zh: "反映没有办成", en: "being told that it was not done" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("ZZ-03.confirm", "petition", [15, "day"], "petitioner", {
    title: { zh: "反映没有办成（本市承诺）", en: "say that it was not done (the city's own promise)" },
    startsWith: { zh: "收到答复", en: "receipt of the answer" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("HC-05.callback", "petition", [5, "working_day"], "organ", {
    title: { zh: "差评回访整改（本市设定）", en: "call back after a bad review (set by the city)" },
    startsWith: { zh: "收到差评", en: "receipt of the bad review" },
    article: {
      zh: "国办发〔2019〕51号；期限由本市设定",
      en: "State Council Office 2019 No. 51; the limit is set by the city",
    },
    confidence: "D",
    effectiveFrom: "2019-12-17",
  }),
  rule("TJ-05", "mediation", [30, "day"], "both_parties", {
    title: { zh: "共同申请司法确认", en: "ask jointly for judicial confirmation" },
    startsWith: { zh: "调解协议生效", en: "the agreement taking effect" },
    article: { zh: "《人民调解法》第三十三条", en: "People's Mediation Law, Art. 33" },
    confidence: "V",
    effectiveFrom: "2011-01-01",
  }),
  rule("TJ-06.accept", "mediation", [3, "day"], "organ", {
    title: { zh: "法院决定是否受理司法确认", en: "court decides whether to accept the confirmation" },
    startsWith: { zh: "收到申请", en: "receipt of the application" },
    article: { zh: "法释〔2011〕5号 第四条", en: "Judicial Interpretation 2011 No. 5, Art. 4" },
    confidence: "V",
    effectiveFrom: "2011-03-30",
  }),
  rule("TJ-06.confirm", "mediation", [15, "day"], "organ", {
    title: { zh: "法院作出司法确认", en: "court confirms" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "法释〔2011〕5号", en: "Judicial Interpretation 2011 No. 5" },
    confidence: "V",
    effectiveFrom: "2011-03-30",
  }),
  rule("TJ-06.confirm.extended", "mediation", [25, "day"], "organ", {
    title: { zh: "延长后作出司法确认", en: "court confirms after an extension" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "法释〔2011〕5号", en: "Judicial Interpretation 2011 No. 5" },
    confidence: "V",
    effectiveFrom: "2011-03-30",
  }),
  rule("TJ-08", "mediation", [1, "month"], "organ", {
    title: { zh: "人民调解一般办结", en: "people's mediation normally ends" },
    startsWith: { zh: "受理调解", en: "acceptance of the mediation" },
    article: { zh: "《人民调解工作若干规定》第三十三条", en: "Provisions on People's Mediation, Art. 33" },
    confidence: "K-M",
    effectiveFrom: "2002-11-01",
  }),
  rule("TJ-09.delegated", "mediation", [30, "day"], "organ", {
    title: { zh: "法院委派调解", en: "mediation delegated before filing" },
    startsWith: { zh: "调解组织接受委派", en: "the mediator's acceptance" },
    article: { zh: "《特邀调解规定》第二十七条", en: "Invited Mediation Provisions, Art. 27" },
    confidence: "V",
    effectiveFrom: "2016-07-01",
  }),
  rule("TJ-09.entrusted", "mediation", [15, "day"], "organ", {
    title: { zh: "法院委托调解（普通程序）", en: "mediation entrusted, ordinary procedure" },
    startsWith: { zh: "调解组织接受委托", en: "the mediator's acceptance" },
    article: { zh: "《特邀调解规定》第二十七条", en: "Invited Mediation Provisions, Art. 27" },
    confidence: "V",
    effectiveFrom: "2016-07-01",
  }),
  rule("TJ-09.entrusted-summary", "mediation", [7, "day"], "organ", {
    title: { zh: "法院委托调解（简易程序）", en: "mediation entrusted, summary procedure" },
    startsWith: { zh: "调解组织接受委托", en: "the mediator's acceptance" },
    article: { zh: "《特邀调解规定》第二十七条", en: "Invited Mediation Provisions, Art. 27" },
    confidence: "V",
    effectiveFrom: "2016-07-01",
  }),
  rule("TJ-10", "mediation", [3, "working_day"], "organ", {
    title: { zh: "在线调解：确认是否受理", en: "online mediation: confirm acceptance" },
    startsWith: { zh: "收到指派", en: "receipt of the assignment" },
    article: { zh: "《人民法院在线调解规则》第十二条", en: "Online Mediation Rules, Art. 12" },
    confidence: "V",
    effectiveFrom: "2022-01-01",
  }),
  rule("TJ-12.apply", "labour", [1, "year"], "petitioner", {
    title: { zh: "申请劳动仲裁", en: "apply for labour arbitration" },
    startsWith: {
      zh: "知道或者应当知道权利被侵害",
      en: "knowing, or when one should have known, of the infringement",
    },
    article: {
      zh: "《劳动争议调解仲裁法》第二十七条",
      en: "Labour Dispute Mediation and Arbitration Law, Art. 27",
    },
    confidence: "V",
    effectiveFrom: "2008-05-01",
  }),
  rule("TJ-12.accept", "labour", [5, "day"], "organ", {
    title: { zh: "仲裁委决定受理", en: "commission decides on acceptance" },
    startsWith: { zh: "收到仲裁申请", en: "receipt of the application" },
    article: {
      zh: "《劳动争议调解仲裁法》第二十九条",
      en: "Labour Dispute Mediation and Arbitration Law, Art. 29",
    },
    confidence: "V",
    effectiveFrom: "2008-05-01",
  }),
  rule("TJ-12.award", "labour", [45, "day"], "organ", {
    title: { zh: "作出仲裁裁决", en: "give the award" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: {
      zh: "《劳动争议调解仲裁法》第四十三条",
      en: "Labour Dispute Mediation and Arbitration Law, Art. 43",
    },
    confidence: "V",
    effectiveFrom: "2008-05-01",
  }),
  rule("TJ-12.award.extended", "labour", [60, "day"], "organ", {
    title: { zh: "延长后作出仲裁裁决", en: "give the award after an extension" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: {
      zh: "《劳动争议调解仲裁法》第四十三条",
      en: "Labour Dispute Mediation and Arbitration Law, Art. 43",
    },
    confidence: "V",
    effectiveFrom: "2008-05-01",
  }),
  rule("TJ-13.apply", "land", [2, "year"], "petitioner", {
    title: { zh: "申请农村土地承包仲裁", en: "apply for rural land arbitration" },
    startsWith: {
      zh: "知道或者应当知道权利被侵害",
      en: "knowing, or when one should have known, of the infringement",
    },
    article: {
      zh: "《农村土地承包经营纠纷调解仲裁法》第十八条",
      en: "Rural Land Contract Dispute Law, Art. 18",
    },
    confidence: "V",
    effectiveFrom: "2010-01-01",
  }),
  rule("TJ-13.award", "land", [60, "day"], "organ", {
    title: { zh: "作出农村土地承包仲裁裁决", en: "give the land award" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: {
      zh: "《农村土地承包经营纠纷调解仲裁法》第四十七条",
      en: "Rural Land Contract Dispute Law, Art. 47",
    },
    confidence: "V",
    effectiveFrom: "2010-01-01",
  }),
  rule("TJ-13.award.extended", "land", [90, "day"], "organ", {
    title: { zh: "延长后作出农村土地承包仲裁裁决", en: "give the land award after an extension" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: {
      zh: "《农村土地承包经营纠纷调解仲裁法》第四十七条",
      en: "Rural Land Contract Dispute Law, Art. 47",
    },
    confidence: "V",
    effectiveFrom: "2010-01-01",
  }),
  rule("TJ-14.apply", "reconsideration", [60, "day"], "petitioner", {
    title: { zh: "申请行政复议", en: "apply for administrative reconsideration" },
    startsWith: { zh: "知道或者应当知道行政行为", en: "knowing, or when one should have known, of the act" },
    article: { zh: "《行政复议法》第二十条", en: "Administrative Reconsideration Law, Art. 20" },
    confidence: "V",
    effectiveFrom: "2024-01-01",
  }),
  rule("TJ-14.review", "reconsideration", [5, "working_day"], "organ", {
    title: { zh: "审查是否受理复议", en: "review whether to accept" },
    startsWith: { zh: "收到复议申请", en: "receipt of the application" },
    article: { zh: "《行政复议法》第三十条", en: "Administrative Reconsideration Law, Art. 30" },
    confidence: "V",
    effectiveFrom: "2024-01-01",
  }),
  rule("TJ-14.decide", "reconsideration", [60, "day"], "organ", {
    title: { zh: "作出复议决定", en: "decide the reconsideration" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "《行政复议法》第六十二条", en: "Administrative Reconsideration Law, Art. 62" },
    confidence: "V",
    effectiveFrom: "2024-01-01",
  }),
  rule("TJ-14.decide.extended", "reconsideration", [90, "day"], "organ", {
    title: { zh: "延长后作出复议决定", en: "decide after an extension" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "《行政复议法》第六十二条", en: "Administrative Reconsideration Law, Art. 62" },
    confidence: "V",
    effectiveFrom: "2024-01-01",
  }),
  rule("TJ-14.summary", "reconsideration", [30, "day"], "organ", {
    title: { zh: "简易程序作出复议决定", en: "decide in summary procedure" },
    startsWith: { zh: "受理", en: "acceptance" },
    article: { zh: "《行政复议法》第六十二条", en: "Administrative Reconsideration Law, Art. 62" },
    confidence: "V",
    effectiveFrom: "2024-01-01",
  }),
  rule("TJ-15.forward", "arrears", [10, "working_day"], "organ", {
    title: { zh: "转交欠款投诉", en: "forward an arrears complaint" },
    startsWith: { zh: "收到投诉", en: "receipt of the complaint" },
    article: { zh: "《保障中小企业款项支付条例》第二十五条", en: "SME Payment Regulations, Art. 25" },
    confidence: "V",
    effectiveFrom: "2025-06-01",
  }),
  rule("TJ-15.handle", "arrears", [30, "day"], "organ", {
    title: { zh: "告知欠款投诉处理结果", en: "tell the outcome of an arrears complaint" },
    startsWith: { zh: "处理部门收到投诉", en: "receipt by the handling department" },
    article: { zh: "《保障中小企业款项支付条例》第二十五条", en: "SME Payment Regulations, Art. 25" },
    confidence: "V",
    effectiveFrom: "2025-06-01",
  }),
  rule("TJ-15.limit", "arrears", [90, "day"], "organ", {
    title: { zh: "欠款投诉最长处理期限", en: "longest time for an arrears complaint" },
    startsWith: { zh: "处理部门收到投诉", en: "receipt by the handling department" },
    article: { zh: "《保障中小企业款项支付条例》第二十五条", en: "SME Payment Regulations, Art. 25" },
    confidence: "V",
    effectiveFrom: "2025-06-01",
  }),
  rule("FY-decide", "legal_aid", [7, "day"], "organ", {
    title: { zh: "决定是否给予法律援助", en: "decide on legal aid" },
    startsWith: { zh: "收到申请", en: "receipt of the application" },
    article: { zh: "《法律援助法》第四十三条", en: "Legal Aid Law, Art. 43" },
    confidence: "V",
    effectiveFrom: "2022-01-01",
  }),
  rule("FY-assign", "legal_aid", [3, "day"], "organ", {
    title: { zh: "指派法律援助人员", en: "assign a legal aid lawyer" },
    startsWith: { zh: "决定给予法律援助", en: "the decision to grant aid" },
    article: { zh: "《法律援助法》第四十三条", en: "Legal Aid Law, Art. 43" },
    confidence: "V",
    effectiveFrom: "2022-01-01",
  }),
  rule("FL-answer", "advice", [3, "working_day"], "organ", {
    title: { zh: "法律顾问答复（本市承诺）", en: "an adviser's answer (the city's own promise)" },
    startsWith: { zh: "把问题交给顾问", en: "the question reaching the adviser" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("FL-confirm", "advice", [15, "day"], "petitioner", {
    title: { zh: "追问法律顾问（本市承诺）", en: "ask the adviser again (the city's own promise)" },
    startsWith: { zh: "收到答复", en: "receipt of the answer" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("FL-record", "advice", [5, "day"], "organ", {
    title: { zh: "记下办过的预约（本市设定）", en: "record what was booked (set by the city)" },
    startsWith: { zh: "约好的那一天", en: "the day that was booked" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  rule("FL-close", "advice", [5, "day"], "organ", {
    title: { zh: "结清一个月的小时账（本市设定）", en: "close a month's hours (set by the city)" },
    startsWith: { zh: "这个月的最后一天", en: "the last day of the month" },
    article: {
      zh: "本市服务承诺，法律没有规定这个期限",
      en: "The city's own promise; no statute sets this limit",
    },
    confidence: "D",
    effectiveFrom: "2025-01-01",
  }),
  // To court after another door, and in court. General knowledge of high confidence, not yet read again (K-H).
  rule("TJ-12.sue", "litigation", [15, "day"], "petitioner", {
    title: { zh: "不服劳动仲裁裁决，起诉", en: "sue after a labour award" },
    startsWith: { zh: "收到裁决书", en: "receipt of the award" },
    article: {
      zh: "《劳动争议调解仲裁法》第五十条",
      en: "Labour Dispute Mediation and Arbitration Law, Art. 50",
    },
    confidence: "K-H",
    effectiveFrom: "2008-05-01",
  }),
  rule("TJ-13.sue", "litigation", [30, "day"], "petitioner", {
    title: { zh: "不服农村土地承包仲裁裁决，起诉", en: "sue after a land award" },
    startsWith: { zh: "收到裁决书", en: "receipt of the award" },
    article: {
      zh: "《农村土地承包经营纠纷调解仲裁法》第四十八条",
      en: "Rural Land Contract Dispute Law, Art. 48",
    },
    confidence: "K-H",
    effectiveFrom: "2010-01-01",
  }),
  rule("TJ-14.sue", "litigation", [15, "day"], "petitioner", {
    title: { zh: "不服复议决定，起诉", en: "sue after a reconsideration decision" },
    startsWith: { zh: "收到复议决定书", en: "receipt of the decision" },
    article: { zh: "《行政诉讼法》第四十五条", en: "Administrative Litigation Law, Art. 45" },
    confidence: "K-H",
    effectiveFrom: "2015-05-01",
  }),
  rule("SS-01", "litigation", [3, "year"], "petitioner", {
    title: { zh: "民事诉讼时效", en: "limitation of civil claims" },
    startsWith: {
      zh: "知道或者应当知道权利被侵害和对方是谁",
      en: "knowing, or when one should have known, of the infringement and by whom",
    },
    article: { zh: "《民法典》第一百八十八条", en: "Civil Code, Art. 188" },
    confidence: "K-H",
    effectiveFrom: "2021-01-01",
  }),
  rule("SS-02", "litigation", [6, "month"], "petitioner", {
    title: { zh: "直接起诉行政行为", en: "sue an authority directly" },
    startsWith: { zh: "知道或者应当知道行政行为", en: "knowing, or when one should have known, of the act" },
    article: { zh: "《行政诉讼法》第四十六条", en: "Administrative Litigation Law, Art. 46" },
    confidence: "K-H",
    effectiveFrom: "2015-05-01",
  }),
  rule("SS-03", "litigation", [15, "day"], "petitioner", {
    title: { zh: "不服一审判决，上诉", en: "appeal a first-instance judgment" },
    startsWith: { zh: "收到判决书", en: "receipt of the judgment" },
    article: { zh: "《民事诉讼法》第一百七十一条", en: "Civil Procedure Law, Art. 171" },
    confidence: "K-H",
    effectiveFrom: "2024-01-01",
  }),
  rule("SS-04", "litigation", [6, "month"], "petitioner", {
    title: { zh: "申请再审", en: "apply for a retrial" },
    startsWith: { zh: "判决、裁定生效", en: "the judgment taking effect" },
    article: { zh: "《民事诉讼法》第二百一十六条", en: "Civil Procedure Law, Art. 216" },
    confidence: "K-H",
    effectiveFrom: "2024-01-01",
  }),
  rule("SS-05", "litigation", [2, "year"], "petitioner", {
    title: { zh: "申请强制执行", en: "apply for enforcement" },
    startsWith: {
      zh: "判决写明的履行期最后一天",
      en: "the last day for payment named in the judgment",
    },
    article: { zh: "《民事诉讼法》第二百五十条", en: "Civil Procedure Law, Art. 250" },
    confidence: "K-H",
    effectiveFrom: "2024-01-01",
  }),
];

/** The row of this rule in force on this day; before its first day, the first row. */
export function ruleInForce(
  id: RuleId,
  on: LocalDate,
  table: readonly StatutoryRule[] = statutoryRules,
): StatutoryRule {
  let found: StatutoryRule | undefined;
  for (const row of table) {
    if (row.id !== id) continue;
    const first =
      found === undefined || (found.effectiveFrom > on && row.effectiveFrom < found.effectiveFrom);
    const later = found !== undefined && row.effectiveFrom <= on && row.effectiveFrom > found.effectiveFrom;
    if (first || later) found = row;
  }
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

export function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}

function rule(
  id: RuleId,
  matter: Matter,
  [amount, unit]: readonly [number, PeriodUnit],
  party: DeadlineParty,
  rest: Pick<StatutoryRule, "title" | "startsWith" | "article" | "confidence"> & {
    readonly effectiveFrom: string;
  },
): StatutoryRule {
  return { id, matter, amount, unit, party, ...rest, effectiveFrom: localDateFrom(rest.effectiveFrom) };
}
