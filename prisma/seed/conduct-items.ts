/**
 * What the four lists start with (YS-13). Their official text is not published where it could be read, so every line is
 * our own and marked as an example until an administrator replaces it.
 */
import { newId } from "#app/platform/ids.ts";
import { conductLists } from "#app/surveys/conduct-lists/conduct-lists.ts";

type Line = readonly [zh: string, en: string];

const examples: Readonly<Record<(typeof conductLists)[number], readonly Line[]>> = {
  positive: [
    [
      "到企业了解情况，当面听困难。",
      "Visit enterprises to learn of their situation and hear their difficulties.",
    ],
    ["参加商会、协会公开举办的座谈。", "Attend open meetings held by chambers and associations."],
    [
      "在办公场所和企业谈公事，留下记录。",
      "Discuss official business with enterprises at the office, on record.",
    ],
    [
      "把政策讲清楚，帮企业算明白能享受什么。",
      "Explain policies and help enterprises see what they are entitled to.",
    ],
    ["替企业牵线找部门、找银行、找律师。", "Put enterprises in touch with offices, banks and lawyers."],
  ],
  negative: [
    ["不收企业的钱、卡、礼品。", "Take no money, cards or gifts from enterprises."],
    ["不吃企业安排的宴请，不参加企业付钱的旅游。", "Accept no banquets or trips paid for by enterprises."],
    ["不向企业借钱、借车、借房子。", "Borrow no money, cars or housing from enterprises."],
    [
      "不给企业指定中介、律师、供货商。",
      "Do not tell enterprises which agents, lawyers or suppliers to use.",
    ],
    ["不插手企业的招标、用人和纠纷。", "Do not interfere in an enterprise's tenders, hiring or disputes."],
  ],
  musts: [
    ["必须一次告诉清楚要哪些材料。", "Say once and completely which papers are needed."],
    ["必须在说好的日子前办完。", "Finish by the day that was promised."],
    ["必须说到做到，签了的协议照办。", "Keep promises and honour signed agreements."],
    ["必须按时付清欠企业的账款。", "Pay enterprises what they are owed, on time."],
    ["必须亮证件、说依据，再检查。", "Show identification and the legal ground before inspecting."],
    ["必须先听企业说，再作处罚决定。", "Hear the enterprise before deciding on a penalty."],
    ["必须对大小企业、本地外地企业一样对待。", "Treat large and small, local and outside enterprises alike."],
    ["必须把收费项目和标准公开。", "Publish every fee and its rate."],
    ["必须替企业保守商业秘密。", "Keep the trade secrets of enterprises."],
    ["必须给投诉的企业一个书面答复。", "Answer every complaint of an enterprise in writing."],
  ],
  must_nots: [
    ["严禁没有依据就检查、重复检查。", "No inspections without a legal ground, and none twice over."],
    ["严禁乱收费、乱罚款、乱摊派。", "No fees, fines or levies without a legal ground."],
    ["严禁强迫企业赞助、捐款、订报刊。", "No forcing enterprises to sponsor, donate or subscribe."],
    ["严禁随意查封、扣押、冻结企业财产。", "No arbitrary sealing, seizing or freezing of property."],
    ["严禁拿刑事手段插手经济纠纷。", "No use of criminal procedure in commercial disputes."],
    ["严禁推来推去、拖着不办。", "No passing enterprises around, no sitting on their matters."],
    ["严禁新官不理旧账。", "No refusing what predecessors agreed to."],
    ["严禁违法设立准入门槛，排斥外地企业。", "No unlawful barriers to entry or against outside enterprises."],
    ["严禁泄露举报人，打击报复。", "No disclosing who reported, and no retaliation."],
    ["严禁为评分、排名让企业作假。", "No making enterprises falsify anything for scores or rankings."],
  ],
};

export function exampleConductItems() {
  return conductLists.flatMap((list) =>
    examples[list].map(([wordsZh, wordsEn], at) => ({
      id: newId(),
      list,
      position: at + 1,
      wordsZh,
      wordsEn,
      isExample: true,
    })),
  );
}
