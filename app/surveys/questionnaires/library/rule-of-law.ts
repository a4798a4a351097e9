/**
 * 法治化营商环境, the whole questionnaire: what an enterprise met with in the last twelve months. Dimensions: YS-01, YS-08
 * and YS-13 of the rule book. The official form is not published, so questions and weights are ours.
 */
import type { Questionnaire } from "../questionnaire.ts";
import {
  howMany,
  ifAtMost,
  ifOneOf,
  matrix,
  multiple,
  openAnswer,
  pair,
  rating,
  single,
} from "./write-questions.ts";

export const ruleOfLaw: Questionnaire = {
  title: pair(["法治化营商环境测评", "Rule-of-law business environment"]),
  minutes: 12,
  dimensions: [
    { id: "access", words: pair(["市场准入", "Market access"]), weight: 1 },
    { id: "integrity", words: pair(["政务诚信和服务", "Government integrity and service"]), weight: 1.5 },
    { id: "enforcement", words: pair(["行政执法", "Administrative enforcement"]), weight: 1.5 },
    { id: "justice", words: pair(["公安、检察、法院", "Police, prosecution and courts"]), weight: 1.5 },
    { id: "legal_services", words: pair(["法律服务", "Legal services"]), weight: 1 },
    { id: "property_rights", words: pair(["知识产权保护", "Intellectual property"]), weight: 1 },
    { id: "conduct", words: pair(["清单和纪律", "Lists and conduct"]), weight: 1.5 },
  ],
  sections: [
    {
      id: "before",
      words: pair(["先问两句", "Two things first"]),
      questions: [
        single(
          "role",
          ["您在企业里做什么？", "What do you do in the enterprise?"],
          [
            ["owner", "负责人、股东", "Owner or head"],
            ["manager", "管理人员", "Manager"],
            ["staff", "办事人员", "Staff who deal with offices"],
          ],
          { other: true },
        ),
        multiple(
          "dealt_with",
          [
            "过去 12 个月，您的企业和哪些地方打过交道？",
            "Which of these did your enterprise deal with in the last 12 months?",
          ],
          [
            ["registration", "登记、许可、备案", "Registration, licences, filings"],
            ["tender", "政府采购、招标投标", "Public procurement, tenders"],
            ["inspection", "检查、处罚", "Inspections, penalties"],
            ["police", "公安", "Police"],
            ["prosecution", "检察院", "Prosecution"],
            ["court", "法院", "Courts"],
            ["mediation", "调解、仲裁、公证、律师", "Mediation, arbitration, notaries, lawyers"],
            ["none", "都没有", "None of these"],
          ],
          {
            required: true,
            other: false,
            hint: ["后面只问您打过交道的。", "Only those you name are asked about."],
          },
        ),
      ],
    },
    {
      id: "access",
      words: pair(["市场准入", "Market access"]),
      questions: [
        rating("access", "access_equal", [
          "办许可、拿资质，民营企业和别的企业一个标准。",
          "Private enterprises get licences by the same standard as others.",
        ]),
        rating("access", "access_hidden", [
          "没有明文以外的门槛，不用“备案”代替许可。",
          "There are no hurdles besides the written ones, and no filing that works like a licence.",
        ]),
        rating(
          "access",
          "access_register",
          [
            "登记、变更、注销，一次说清要什么。",
            "For registering, changing and closing, all that is needed is said at once.",
          ],
          { showIf: [ifOneOf("dealt_with", "registration")] },
        ),
        rating(
          "access",
          "access_days",
          ["许可在公布的天数里办完。", "Licences are decided within the published days."],
          { showIf: [ifOneOf("dealt_with", "registration")] },
        ),
        rating(
          "access",
          "access_tender_fair",
          ["招标文件不为谁量身定做。", "Tender documents are not cut to fit one bidder."],
          { showIf: [ifOneOf("dealt_with", "tender")] },
        ),
        rating(
          "access",
          "access_tender_deposit",
          ["保证金按时退，不加名目。", "Deposits come back on time, with nothing added."],
          { showIf: [ifOneOf("dealt_with", "tender")] },
        ),
        howMany("access_times", ["最近一次办许可，跑了几趟？", "How many trips did the last licence take?"], {
          most: 50,
          unit: ["趟", "trips"],
          showIf: [ifOneOf("dealt_with", "registration")],
        }),
      ],
    },
    {
      id: "integrity",
      words: pair(["政务诚信和服务", "Government integrity and service"]),
      questions: [
        rating("integrity", "integrity_promises", [
          "政府答应的优惠、补贴，说到做到。",
          "Benefits and subsidies that were promised are kept.",
        ]),
        rating("integrity", "integrity_new_head", [
          "换了领导，签过的合同照样算数。",
          "Contracts hold when heads of offices change.",
        ]),
        rating("integrity", "integrity_pay", [
          "机关、国企欠的货款、工程款按合同付。",
          "Public bodies and state firms pay as the contract says.",
        ]),
        single(
          "integrity_owed",
          ["现在有没有机关、事业单位、国企欠您的钱？", "Does a public body or state firm owe you money now?"],
          [
            ["no", "没有", "No", 100],
            ["in_time", "有，还没到期", "Yes, not yet due", 100],
            ["late", "有，已经过期", "Yes, overdue", 0],
          ],
          { dimension: "integrity" },
        ),
        howMany(
          "integrity_owed_months",
          ["欠得最久的，过期几个月了？", "By how many months is the oldest debt overdue?"],
          { most: 240, unit: ["个月", "months"], showIf: [ifOneOf("integrity_owed", "late")] },
        ),
        matrix(
          "integrity",
          "integrity_service",
          ["办事的地方，这些做得怎么样？", "How are these done where you go to get things done?"],
          [
            ["clear", "要什么材料，说得清", "What is needed is said clearly"],
            ["polite", "态度", "Manner"],
            ["quick", "快慢", "Speed"],
            ["online", "网上能办成", "Can be done online"],
          ],
        ),
        rating("integrity", "integrity_policy", [
          "和企业有关的新规定，出之前问过企业，出了有时间准备。",
          "Enterprises are heard before rules that concern them, and have time to prepare.",
        ]),
        rating("integrity", "integrity_complain", [
          "提了意见有人回，不怕事后被找麻烦。",
          "A complaint is answered, and nobody fears trouble afterwards.",
        ]),
      ],
    },
    {
      id: "enforcement",
      words: pair(["行政执法", "Administrative enforcement"]),
      questions: [
        howMany(
          "enforcement_visits",
          ["过去 12 个月，来检查过几次？", "How many inspections came in the last 12 months?"],
          { most: 365, unit: ["次", "times"], showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        rating(
          "enforcement",
          "enforcement_papers",
          ["来检查的人出示证件，说明依据。", "Inspectors show who they are and on what ground they come."],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        rating(
          "enforcement",
          "enforcement_once",
          ["几家一起来的，不一家一家地查。", "Offices come together instead of one after another."],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        rating(
          "enforcement",
          "enforcement_fit",
          ["罚得和错处相当，轻的先提醒。", "Penalties fit the fault; slight ones are warned of first."],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        rating(
          "enforcement",
          "enforcement_same",
          ["同样的事，罚得一样。", "The same thing is punished the same."],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        rating(
          "enforcement",
          "enforcement_heard",
          [
            "罚之前听我们说，告诉怎么申请复议、打官司。",
            "We are heard before a penalty and told how to contest it.",
          ],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
        multiple(
          "enforcement_wrongs",
          ["检查、处罚中遇到过这些吗？", "Did any of these happen?"],
          [
            ["no_papers", "不出示证件", "No identification shown"],
            ["quota", "像是完成罚款任务", "Fines that looked like a quota"],
            ["stop", "一停了之", "Everything shut down at once"],
            ["gifts", "吃拿卡要", "Favours asked for"],
            ["none", "都没有", "None of these"],
          ],
          { showIf: [ifOneOf("dealt_with", "inspection")] },
        ),
      ],
    },
    {
      id: "justice",
      words: pair(["公安、检察、法院", "Police, prosecution and courts"]),
      questions: [
        rating(
          "justice",
          "police_accept",
          ["报案有回执，立不立案说明理由。", "A report gets a receipt, and reasons whether it is taken up."],
          { showIf: [ifOneOf("dealt_with", "police")] },
        ),
        rating(
          "justice",
          "police_civil",
          ["不插手经济纠纷。", "Business disputes are left to the parties."],
          { showIf: [ifOneOf("dealt_with", "police")] },
        ),
        rating(
          "justice",
          "prosecution_seizure",
          [
            "查封、扣押、冻结不超范围，无关的及时退还。",
            "Seizure and freezing keep to what is needed; the rest is returned soon.",
          ],
          { showIf: [ifOneOf("dealt_with", "police", "prosecution")] },
        ),
        rating(
          "justice",
          "court_filing",
          ["立案不拖、不挑。", "Cases are filed without delay and without choosing."],
          { showIf: [ifOneOf("dealt_with", "court")] },
        ),
        rating("justice", "court_speed", ["案子在期限里审完。", "Trials end within their time limit."], {
          showIf: [ifOneOf("dealt_with", "court")],
        }),
        rating(
          "justice",
          "court_equal",
          [
            "对民营和国有、本地和外地，一个样。",
            "Private and state, local and other parties are treated alike.",
          ],
          { showIf: [ifOneOf("dealt_with", "court")] },
        ),
        rating("justice", "court_enforce", ["胜诉的钱能执行到位。", "A judgment won is money received."], {
          showIf: [ifOneOf("dealt_with", "court")],
        }),
        single(
          "court_why_low",
          ["执行最大的难处在哪里？", "What is the worst about enforcement?"],
          [
            ["no_assets", "找不到财产", "No assets found"],
            ["slow", "迟迟不动", "Nothing happens"],
            ["local", "本地护着", "Local protection"],
            ["cost", "花的比拿的多", "It costs more than it brings"],
          ],
          { other: true, showIf: [ifOneOf("dealt_with", "court"), ifAtMost("court_enforce", 2)] },
        ),
        rating("justice", "justice_clean", [
          "办案的人不吃请、不收礼、不打招呼。",
          "Those who handle cases take no invitations, gifts or words from others.",
        ]),
      ],
    },
    {
      id: "legal_services",
      words: pair(["法律服务", "Legal services"]),
      questions: [
        rating("legal_services", "services_find", [
          "要律师、公证、调解的时候找得到人。",
          "Lawyers, notaries and mediators can be found when needed.",
        ]),
        rating("legal_services", "services_price", ["收费明白、合适。", "Fees are clear and fair."]),
        rating(
          "legal_services",
          "services_mediation",
          ["调解快，调成了算数。", "Mediation is quick, and what is agreed holds."],
          { showIf: [ifOneOf("dealt_with", "mediation")] },
        ),
        rating("legal_services", "services_check_up", [
          "免费的法治体检对企业有用。",
          "The free legal check-up is of use to enterprises.",
        ]),
      ],
    },
    {
      id: "property_rights",
      words: pair(["知识产权保护", "Intellectual property"]),
      questions: [
        rating("property_rights", "ip_protect", [
          "商标、专利被侵犯，有人管、管得快。",
          "When a mark or patent is infringed somebody acts, and soon.",
        ]),
        rating("property_rights", "ip_cost", [
          "维权的花费承受得起。",
          "Defending one's rights is affordable.",
        ]),
        rating("property_rights", "ip_secret", [
          "交给机关的商业秘密不外传。",
          "Trade secrets handed to offices stay there.",
        ]),
      ],
    },
    {
      id: "conduct",
      words: pair(["清单和纪律", "Lists and conduct"]),
      questions: [
        single(
          "conduct_known",
          [
            "正面清单、负面清单、十必须、十严禁，您听说过吗？",
            "Have you heard of the lists of what offices must and must not do?",
          ],
          [
            ["well", "清楚", "Yes, well"],
            ["some", "听说过", "Heard of them"],
            ["no", "没有", "No"],
          ],
        ),
        rating("conduct", "conduct_contact", [
          "干部和企业有来往，也守规矩。",
          "Officials are in touch with enterprises and keep the rules.",
        ]),
        rating("conduct", "conduct_no_favours", [
          "没有人要您赞助、捐款、订报、入会。",
          "Nobody asks you to sponsor, donate, subscribe or join.",
        ]),
        rating("conduct", "conduct_agents", [
          "没有人指定您找某家中介。",
          "Nobody tells you which agency to use.",
        ]),
        rating("conduct", "conduct_report", [
          "发现有人违反，知道去哪里反映，反映了有结果。",
          "You know where to report a breach, and reports lead somewhere.",
        ]),
        openAnswer(
          "conduct_case",
          ["遇到过违反清单的事，请说说是怎么回事。", "If a list was breached, please say what happened."],
          {
            hint: [
              "不要写名字和能认出您企业的话。",
              "Leave out names and whatever would give your enterprise away.",
            ],
          },
        ),
      ],
    },
    {
      id: "whole",
      words: pair(["总的来说", "On the whole"]),
      questions: [
        {
          id: "recommend",
          words: pair([
            "您会劝朋友来这里办企业吗？0 是一定不会，10 是一定会。",
            "Would you advise a friend to do business here? 0 is never, 10 is by all means.",
          ]),
          kind: "recommend",
          required: true,
          weight: 1,
        },
        single(
          "change",
          ["和一年前比，这里的营商环境：", "Compared with a year ago, doing business here is:"],
          [
            ["better", "好了", "Better"],
            ["same", "差不多", "About the same"],
            ["worse", "差了", "Worse"],
          ],
        ),
        multiple(
          "first_to_mend",
          ["最该先改的是哪几样？最多选三样。", "What should be mended first? Three at most."],
          [
            ["access", "准入和许可", "Access and licences"],
            ["payment", "拖欠账款", "Late payment"],
            ["inspection", "检查和罚款", "Inspections and fines"],
            ["police", "公安办案", "Police"],
            ["court", "审判和执行", "Trials and enforcement"],
            ["service", "办事效率", "Service"],
            ["conduct", "吃拿卡要", "Favours asked for"],
          ],
          { most: 3 },
        ),
        openAnswer(
          "one_thing",
          ["只说一件事，您想让我们改什么？", "If it were one thing only: what should change?"],
          {
            hint: [
              "不要写名字和能认出您企业的话。",
              "Leave out names and whatever would give your enterprise away.",
            ],
          },
        ),
      ],
    },
  ],
};
