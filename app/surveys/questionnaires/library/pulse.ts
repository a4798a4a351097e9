/** 两分钟快评: one question a dimension, for between the yearly rounds. */
import type { Questionnaire } from "../questionnaire.ts";
import { ruleOfLaw } from "./rule-of-law.ts";
import { openAnswer, pair, rating, single } from "./write-questions.ts";

export const pulse: Questionnaire = {
  title: pair(["营商环境两分钟快评", "Business environment in two minutes"]),
  minutes: 2,
  dimensions: ruleOfLaw.dimensions,
  sections: [
    {
      id: "now",
      words: pair(["这三个月", "The last three months"]),
      questions: [
        rating("access", "access", ["办许可、登记，顺利。", "Licences and registration went smoothly."]),
        rating("integrity", "integrity", ["政府说的话算数。", "What offices promised was kept."]),
        rating("enforcement", "enforcement", [
          "检查、处罚有依据、讲道理。",
          "Inspections and penalties had grounds and sense.",
        ]),
        rating("justice", "justice", ["打官司、报案，公道。", "Courts and police were fair."]),
        rating("legal_services", "legal_services", ["要法律帮助，找得到人。", "Legal help was to be found."]),
        rating("property_rights", "property_rights", [
          "商标、专利、秘密，护得住。",
          "Marks, patents and secrets were protected.",
        ]),
        rating("conduct", "conduct", ["没有人吃拿卡要。", "Nobody asked for favours."]),
        single(
          "change",
          ["和三个月前比：", "Compared with three months ago:"],
          [
            ["better", "好了", "Better"],
            ["same", "差不多", "About the same"],
            ["worse", "差了", "Worse"],
          ],
        ),
        openAnswer("one_thing", ["想让我们改的一件事", "One thing that should change"], {
          hint: [
            "不要写名字和能认出您企业的话。",
            "Leave out names and whatever would give your enterprise away.",
          ],
        }),
      ],
    },
  ],
};
