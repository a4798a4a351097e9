import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { carriedFrom } from "./carried.ts";
import { completeAnswers, emptyAnswers, fieldsOf, judgeStep, titleOf } from "./draft-answers.ts";
import { longest } from "./petition-form.ts";
import { isSimilar, nearness } from "./similar-text.ts";

const messages = messagesFor("zh-CN");
const { problems } = messages.filing;
const facts = { today: localDateFrom("2026-04-14"), hasVoice: false };
const errorsOf = (...parameters: Parameters<typeof judgeStep>) =>
  judgeStep(...parameters).reply().error ?? {};

describe("the questions", () => {
  it("take a voice note for the text, and nothing for nothing", () => {
    expect(errorsOf("what", {}, messages, facts)).toEqual({ narrative: [problems.whatEmpty] });
    expect(errorsOf("what", {}, messages, { ...facts, hasVoice: true })).toEqual({});
  });

  it("say how long a text is that is too long", () => {
    const narrative = "字".repeat(longest.narrative + 3);
    expect(errorsOf("what", { narrative }, messages, facts)).toEqual({
      narrative: [problems.tooLong(5_000, 5_003)],
    });
  });

  it("take a date in any words, but want some", () => {
    expect(judgeStep("when", { happenedWhen: " 记不清 " }, messages, facts)).toMatchObject({
      value: { happenedWhen: "记不清", spot: "" },
    });
    expect(errorsOf("when", { happenedWhen: "  " }, messages, facts)).toEqual({
      happenedWhen: [problems.whenEmpty],
    });
  });

  it("need a way to answer who gives a name, and none of who stays anonymous", () => {
    const named = { identity: "named", name: "李桂兰" };
    expect(errorsOf("who", named, messages, facts)).toEqual({ phone: [problems.contactEmpty] });
    expect(errorsOf("who", { ...named, address: "三组" }, messages, facts)).toEqual({});
    expect(judgeStep("who", { identity: "anonymous", name: "李桂兰" }, messages, facts)).toMatchObject({
      value: { name: "", hideName: true },
    });
  });

  it("hide the name only while the box is ticked", () => {
    const named = { identity: "named", name: "李桂兰", phone: "0716-8123456" };
    expect(judgeStep("who", named, messages, facts)).toMatchObject({ value: { hideName: false } });
    expect(judgeStep("who", { ...named, hideName: "on" }, messages, facts)).toMatchObject({
      value: { hideName: true, phone: "07168123456" },
    });
  });

  it.each([
    ["421003199001010017", problems.document.check],
    ["421003199002300016", problems.document.date],
    ["421003202711240018", problems.document.future],
    ["42100319900101", problems.document.shape],
  ])("say what is wrong with the document number %s", (documentNumber, words) => {
    const fields = { identity: "named", name: "李桂兰", phone: "13800000001", documentNumber };
    expect(errorsOf("who", fields, messages, facts)).toEqual({ documentNumber: [words] });
  });

  it("name the representative whose name is missing", () => {
    const fields = { joint: "joint", people: "12", representative3phone: "13800000003" };
    expect(errorsOf("together", fields, messages, facts)).toEqual({
      representative3name: [problems.representativeName],
    });
  });
});

describe("a draft", () => {
  it("leads to its first question without an answer", () => {
    expect(completeAnswers(emptyAnswers(), messages, facts)).toEqual({ ok: false, step: "what" });
  });

  it("shows what which-door carried in, until the person says otherwise", () => {
    const url = new URL(
      "http://localhost/say?class=accusation&concerned=某局&division=421003&topic=land.contract",
    );
    const carried = carriedFrom(url);
    const answers = emptyAnswers(carried);
    expect(fieldsOf(answers, "about")).toEqual({ kind: "accusation", concernedName: "某局" });
    expect(fieldsOf(answers, "where")).toEqual({ division: "421003" });
    const typed = { ...answers, steps: { about: { kind: "redress" } } };
    expect(fieldsOf(typed, "about")).toEqual({ kind: "redress" });
    expect(carriedFrom(new URL("http://localhost/say?class=other&division=x"))).toMatchObject({
      kind: null,
      division: null,
    });
  });
});

describe("the name of a matter", () => {
  it("is its first sentence, cut at a comma when it is long", () => {
    expect(titleOf("渠塌了。水上不来。")).toBe("渠塌了");
    expect(titleOf("三月中旬修村路，施工队把三组的灌渠压塌了一截，有二十来米")).toBe(
      "三月中旬修村路，施工队把三组的灌渠压塌了一截…",
    );
    expect(titleOf("  ")).toBe("");
  });
});

describe("nearness of two descriptions", () => {
  const stored = "修村 村路 路压 压坏 坏了 了灌 灌渠 渠";
  it("is high for the same matter in other words and low for another", () => {
    expect(isSimilar(nearness("灌渠被修村路的压坏了", stored), true)).toBe(true);
    expect(isSimilar(nearness("工地欠了三个月工资没有发", stored), true)).toBe(false);
    expect(nearness("渠", stored)).toBe(0);
  });
});
