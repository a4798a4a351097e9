/** How the words of a published answer are stored and looked for. Pure. */
import { searchGrams, searchTerms } from "#app/platform/chinese-search.ts";

/** What people say, and the word under which it is kept; the same on both sides, so either finds the other. */
const sayings: readonly (readonly [kept: string, ...said: readonly string[]])[] = [
  ["工资", "工钱", "薪水", "薪资", "血汗钱"],
  ["拖欠工资", "欠薪", "讨薪"],
  ["交通事故", "车祸", "撞车"],
  ["借条", "欠条", "借据"],
  ["借款", "借钱"],
  ["彩礼", "聘礼"],
  ["抚养费", "抚养金"],
  ["辞退", "开除", "炒鱿鱼"],
  ["网购", "网上买"],
  ["拆迁", "动迁"],
  ["定金", "订金"],
  ["中介", "中间人"],
];

/** Words of a question that are about asking or about whom, not about the matter. */
const askingWords = new Set(
  "怎么 怎么办 怎样 如何 请问 可以 能不能 可不可以 应该 什么 为什么 是不是 有没有 我们 他们 你们 自己 一个 这个 那个 没有 因为 所以 但是 现在 就是 还是 已经 不能 需要 知道 办法 问题 时候 律师 您好 你好 谢谢 老板 对方 人家 别人 家里 后来 今年 去年 前年".split(
    " ",
  ),
);

function kept(text: string): string {
  return sayings.reduce(
    (so, [word, ...said]) => said.reduce((inner, each) => inner.replaceAll(each, word), so),
    text,
  );
}

/** For `PublishedAnswer.searchText`. */
export function answerGrams(answer: {
  readonly title: string;
  readonly asked: string;
  readonly answer: string;
  readonly articles: readonly string[];
}): string {
  return searchGrams(kept([answer.title, answer.asked, answer.answer, ...answer.articles].join("\n")));
}

/** The pairs of a title, to see which words stand in it. */
export function titleGrams(title: string): ReadonlySet<string> {
  return new Set(searchGrams(kept(title)).split(" "));
}

const mostTerms = 40;
/** How long and when: what a matter has in common with any other (三个月, 两年多). */
const spans = /[\d〇一二两三四五六七八九十半几多]+个?多?(?:月|年|天|周|星期|小时)(?:多|前|了)?/gu;

/** What is looked for, a term a word; empty when the text says nothing to look for. */
export function answerTerms(text: string): readonly string[] {
  const plain = text.normalize("NFKC").replace(spans, " ");
  const terms = searchTerms(kept(plain)).filter((term) => !askingTerms.has(term));
  return terms.slice(0, mostTerms);
}

const askingTerms = new Set([...askingWords].flatMap((word) => searchTerms(word)));
