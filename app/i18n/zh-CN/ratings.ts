/** 好差评, for everybody. */
export default {
  title: "好差评",
  lead: "办完了，请当事人评：非常满意、满意、基本满意、不满意、非常不满意。没有评的不算满意。",
  months: "最近十二个月",
  services: { window: "收件的窗口", handling: "办理的单位", booking: "见律师", question: "书面咨询" },
  whole: (rated: string, rateable: string, share: string) =>
    `${rateable} 件里有 ${rated} 件评了，${share}%。`,
  low: (share: string) => `差评 ${share}%。`,
  none: "评的不到 10 件，不公布。",
  table: {
    organisation: "单位",
    rated: "评了",
    share: "评价率 %",
    low: "差评 %",
    levels: ["非常满意 %", "满意 %", "基本满意 %", "不满意 %", "非常不满意 %"],
  },
  all: "合计",
  leftOut: (count: string) => `另有 ${count} 个单位评的不到 10 件，或者公布了就能推算出来，不单列。`,
  asTable: "各单位",
  csv: "下载表格（CSV）",
  persons: "只统计单位，不统计个人。",
};
