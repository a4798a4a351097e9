import { describe, expect, it } from "vitest";
import { localDateFrom } from "#app/deadlines/local-date.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { pdfText } from "#tests/setup/pdf-text.ts";
import type { Receipt } from "./receipt.server.ts";
import { receiptPdf } from "./receipt-pdf.server.ts";

const receipt: Receipt = {
  number: "260414003824",
  code: "538204",
  title: "修路压坏灌渠",
  kind: "redress",
  isAnonymous: false,
  petitionerId: null,
  onBehalf: false,
  receivedOn: localDateFrom("2026-04-14"),
  noticeDue: { day: localDateFrom("2026-04-29"), provisional: false },
  answerDue: { day: localDateFrom("2026-06-28"), provisional: false },
  office: { name: "荆州区综治中心", address: null, phone: "0716-0123456", openingHours: null },
  receiver: null,
};
const print = (language: "zh-CN" | "en", changes: Partial<Receipt> = {}) =>
  receiptPdf(
    { ...receipt, ...changes },
    { messages: messagesFor(language), language, origin: "http://localhost:3000" },
  );

describe("the receipt as PDF", () => {
  it("reads back as the words and numbers that were printed", async () => {
    const text = pdfText(await print("zh-CN")).replaceAll("\n", "");
    for (const words of [
      "收到了。",
      "2604 1400 3824",
      "538 204",
      "修路压坏灌渠",
      "最晚 4 月 29 日",
      "荆州区综治中心",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("\u{fffd}");
    expect(text).not.toMatch(/[⟦⟧]/);
  });

  it("is tagged, has a title, says its language, and stays on one small page", async () => {
    const pdf = await print("zh-CN");
    const source = pdf.toString("latin1");
    expect(source).toContain("/Marked true");
    expect(source).toContain("/StructTreeRoot");
    expect(source).toContain("/Lang (zh-CN)");
    expect(source).toContain("/DisplayDocTitle true");
    expect(source.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(pdf.length).toBeLessThan(120_000);
    expect((await print("en")).toString("latin1")).toContain("/Lang (en)");
  });

  it("speaks English, and says nothing of what an accusation is about", async () => {
    expect(pdfText(await print("en"))).toContain("Received.");
    const accusation = pdfText(await print("zh-CN", { kind: "accusation" })).replaceAll("\n", "");
    expect(accusation).not.toContain("修路压坏灌渠");
    expect(accusation).not.toContain("复查");
  });
});
