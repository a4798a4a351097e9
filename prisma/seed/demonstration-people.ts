/** Invented people of the demonstration city. Any likeness to somebody's name is chance; numbers are never dialled. */
import type { Role } from "#app/organisations/organisation-kinds.ts";
import type { Random } from "./random.ts";

const surnames = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱江尹薛阎段雷侯龙史陶贺顾毛郝龚邵万钱严",
];
const given = [
  "桂兰",
  "秀英",
  "建国",
  "志强",
  "春梅",
  "国华",
  "玉珍",
  "德明",
  "小红",
  "文军",
  "丽华",
  "永福",
  "凤英",
  "家旺",
  "秋月",
  "福生",
  "美玲",
  "长林",
  "金枝",
  "大勇",
  "素芳",
  "明亮",
  "翠花",
  "新民",
  "彩霞",
  "光荣",
  "红霞",
  "学文",
  "爱莲",
  "伟",
  "静",
  "敏",
  "强",
  "磊",
  "芳",
  "娟",
  "涛",
  "燕",
  "勇",
  "艳",
  "杰",
  "霞",
  "平",
  "刚",
  "玲",
];

export function aName(random: Random): string {
  return random.pick(surnames) + random.pick(given);
}

/** Numbers of the demonstration; `n` keeps people apart. */
export function demonstrationPhone(n: number): string {
  return `139${String(n).padStart(8, "0")}`;
}

/** Everybody at the demonstration's desk has this password; it is worth nothing anywhere else. */
export const demonstrationPassword = "Shuofa-2026";

/** The town around which the demonstration's own people live and work. */
export const homeTown = { county: "421003", township: "川店镇", village: "紫荆" } as const;

export type DemonstrationMember = {
  readonly n: number;
  readonly name: string;
  readonly role: Role;
  readonly post: string;
  /** Slug of the organisation; `township` and `village` stand for the codes of the home town. */
  readonly at: string;
  readonly who: string;
};

export const demonstrationResident = { n: 1, name: "林秋月", who: "居民 resident" } as const;

export const demonstrationMembers: readonly DemonstrationMember[] = [
  {
    n: 11,
    name: "陈丽",
    role: "window_clerk",
    post: "3 号窗口",
    at: "centre-township",
    who: "窗口 window clerk",
  },
  { n: 12, name: "王建国", role: "handler", post: "农水科", at: "bureau-water-421003", who: "经办 handler" },
  { n: 13, name: "刘芳", role: "supervisor", post: "督办科", at: "centre-421003", who: "督办 supervisor" },
  {
    n: 14,
    name: "田家旺",
    role: "village_clerk",
    post: "网格员",
    at: "village-village",
    who: "村干部 village clerk",
  },
  { n: 15, name: "周敏", role: "handler", post: "信访科", at: "bureau-water-421000", who: "复查 reviewer" },
  {
    n: 16,
    name: "方学文",
    role: "handler",
    post: "信访室",
    at: "discipline-421003",
    who: "纪检 discipline organ",
  },
  {
    n: 17,
    name: "沈彩霞",
    role: "administrator",
    post: "系统管理",
    at: "centre-421000",
    who: "管理员 administrator",
  },
  { n: 18, name: "陆文清", role: "adviser", post: "律师", at: "firm-1", who: "法律顾问 adviser" },
  { n: 19, name: "顾静", role: "assessor", post: "测评项目部", at: "assessor-1", who: "测评机构 assessor" },
];
