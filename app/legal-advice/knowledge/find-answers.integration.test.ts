import { describe, expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import { answerGrams } from "./answer-words.ts";
import { latestAnswers, readAnswer, searchAnswers, suggestAnswers } from "./find-answers.server.ts";

const { db } = await cloneDatabase();
const topicId = await aTopic(db);
const division = await db.division.findFirstOrThrow({ where: { level: "village" }, select: { code: true } });

let numbers = 0;
/** An answer as it stands in the knowledge base; the question behind it says nothing. */
async function anAnswer(title: string, asked: string, answer = "先到镇上的调解委员会。"): Promise<string> {
  numbers += 1;
  const [id, questionId] = [newId(), newId()];
  await db.legalQuestion.create({
    data: {
      id: questionId,
      number: `2603020${String(numbers).padStart(5, "0")}`,
      lookupCodeHash: "",
      state: "answered",
      dueOn: new Date("2026-03-20T00:00:00Z"),
      nameSealed: "",
      nameIndex: "",
      phoneSealed: "",
      phoneIndex: "",
      divisionCode: division.code,
      topicId,
      titleSealed: "",
      askedAt: new Date(),
    },
  });
  const text = { title, asked, answer, articles: [] };
  await db.publishedAnswer.create({
    data: { id, questionId, topicId, ...text, searchText: answerGrams(text), publishedAt: new Date() },
  });
  return id;
}

const wages = await anAnswer(
  "三个月没有发工资",
  "工资被拖欠了三个月，没有签合同，老板说没钱。",
  "可以到劳动监察大队投诉。",
);
const project = await anAnswer("工程款要不回来", "给人家修路，欠工程款两年了。");
const payroll = await anAnswer("工资表怎么填", "合作社请人摘棉花，工资表要写哪些？");
const yard = await anAnswer("宅基地被邻居占了", "邻居盖房占了我家宅基地半米。");
const crash = await anAnswer("车祸以后对方不赔", "骑电动车被小车撞了，对方不肯出医药费。");
const injury = await anAnswer("上班摔伤算不算工伤", "在砖厂上班摔断了腿，老板不认。");

const ids = async (found: Promise<readonly { readonly id: string }[]>) => (await found).map(({ id }) => id);

describe("a search in the knowledge base", () => {
  it("finds 拖欠工资 in 工资被拖欠了三个月, and not what only shares a word or a pair", async () => {
    expect(await ids(searchAnswers(db, "拖欠工资"))).toEqual([wages]);
    expect(await ids(searchAnswers(db, "工资 拖欠"))).toEqual([wages]);
    expect(await ids(searchAnswers(db, "欠工程款"))).toContain(project);
  });

  it("puts what has the word in its title first", async () => {
    expect(await ids(searchAnswers(db, "工资"))).toEqual(expect.arrayContaining([wages, payroll]));
    expect((await ids(searchAnswers(db, "工资表")))[0]).toBe(payroll);
  });

  it("knows what people call it", async () => {
    expect(await ids(searchAnswers(db, "讨薪"))).toEqual([wages]);
    expect(await ids(searchAnswers(db, "拖欠工钱"))).toEqual([wages]);
    expect(await ids(searchAnswers(db, "交通事故"))).toEqual([crash]);
  });

  it("finds words the dictionary splits, and a single character", async () => {
    expect(await ids(searchAnswers(db, "宅基地"))).toEqual([yard]);
    expect(await ids(searchAnswers(db, "腿"))).toEqual([injury]);
  });

  it("finds nothing in signs, in nothing, and for a word nobody wrote", async () => {
    for (const typed of ["", "，。！' & | ! :*", "渔船执照"])
      expect(await searchAnswers(db, typed)).toEqual([]);
  });
});

describe("suggestions before one asks", () => {
  it("are found from a sentence in one's own words", async () => {
    expect((await ids(suggestAnswers(db, "老板拖欠我三个月的工钱怎么办")))[0]).toBe(wages);
    expect(await ids(suggestAnswers(db, "邻居盖房占了我家的地"))).toEqual([yard]);
    // Who and how long say nothing of the matter.
    expect(await suggestAnswers(db, "老板三个月")).toEqual([]);
    expect(await suggestAnswers(db, "孩子上学的学区怎么划")).toEqual([]);
  });
});

describe("an answer that was taken back", () => {
  it("is found no more, nor listed, nor opened", async () => {
    const id = await anAnswer("彩礼能不能退", "订婚没有结婚，彩礼能退吗？");
    expect(await ids(searchAnswers(db, "彩礼"))).toEqual([id]);
    const before = await latestAnswers(db, { topicId, after: null });
    expect(before.answers[0]?.id).toBe(id);
    await db.publishedAnswer.update({ where: { id }, data: { withdrawnAt: new Date() } });
    expect(await searchAnswers(db, "彩礼")).toEqual([]);
    expect(
      (await latestAnswers(db, { topicId: null, after: null })).answers.map((each) => each.id),
    ).not.toContain(id);
    expect(await readAnswer(db, id)).toBeNull();
  });
});

describe("many answers", () => {
  it("are searched through the index", async () => {
    await db.$executeRaw`
      INSERT INTO "LegalQuestion" ("id", "number", "lookupCodeHash", "state", "nameSealed", "nameIndex", "phoneSealed",
        "phoneIndex", "divisionCode", "topicId", "titleSealed", "askedAt", "dueOn")
      SELECT gen_random_uuid(), (260303000000 + n)::text, '', 'answered', '', '', '', '', ${division.code}, ${topicId}, '', now(), current_date
      FROM generate_series(1, 3000) n`;
    const filler = answerGrams({
      title: "合同",
      asked: "买卖合同的违约金怎么算",
      answer: "看合同。",
      articles: [],
    });
    await db.$executeRaw`
      INSERT INTO "PublishedAnswer" ("id", "questionId", "topicId", "title", "asked", "answer", "searchText", "publishedAt")
      SELECT gen_random_uuid(), "id", ${topicId}, '合同', '违约金', '看合同', ${filler}, now()
      FROM "LegalQuestion" WHERE "number" LIKE '2603030%'`;
    await db.$executeRaw`ANALYZE "PublishedAnswer"`;
    const plan = await db.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT 1 FROM unnest(ARRAY['拖欠', '工资']) AS t("term") JOIN "PublishedAnswer" p
        ON p."withdrawnAt" IS NULL AND to_tsvector('simple', p."searchText") @@ to_tsquery('simple', t."term")`;
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("PublishedAnswer_search");
    expect((await ids(searchAnswers(db, "拖欠工资")))[0]).toBe(wages);
  });
});
