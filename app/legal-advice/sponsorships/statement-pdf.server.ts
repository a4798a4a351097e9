/** The statement on paper: the same sentences as on the page. */
import { formatDateTimeLong } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import { letterPdf, type PdfBlock } from "#app/platform/pdf.server.ts";
import type { MonthlyStatement } from "./monthly-statement.server.ts";
import { checkUpEntries, hoursEntries, lineWords, statementTitle, sumWords } from "./statement-words.ts";

export function statementPdf(
  statement: MonthlyStatement,
  {
    messages,
    language,
    now,
  }: { readonly messages: Messages; readonly language: Language; readonly now: Date },
): Promise<Buffer> {
  const { sponsorships, chambers, common } = messages;
  const words = sponsorships.statement;
  const title = statementTitle(sponsorships, statement, language);
  const { sponsorName, adviserName, firmName } = statement;
  const pairs = (entries: readonly (readonly [string, string])[]) =>
    entries.map(([name, value]): PdfBlock => ({ kind: "pair", name, value }));
  const line = (each: Parameters<typeof lineWords>[1]) => lineWords(sponsorships, each, common.comma);
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "text", text: words.lead(sponsorName, adviserName, firmName) },
    ...(statement.isOpen
      ? [{ kind: "small", text: words.asOf(formatDateTimeLong(now, language)) } as const]
      : []),
    { kind: "heading", text: words.hours },
    ...pairs(hoursEntries(sponsorships, statement)),
    { kind: "text", text: sumWords(sponsorships, statement) },
    { kind: "small", text: words.returnedHint },
    { kind: "heading", text: words.services },
    ...(statement.places.length === 0 ? [{ kind: "text", text: words.noServices } as const] : []),
    ...statement.places.flatMap(({ name, lines }): PdfBlock[] => [
      { kind: "strong", text: name },
      ...pairs(lines.map((each) => [chambers.kinds[each.kind], line(each)])),
    ]),
    ...(statement.places.length === 0
      ? []
      : ([
          { kind: "strong", text: words.total },
          { kind: "text", text: line(statement.total) },
        ] as const)),
    { kind: "heading", text: words.checkUps },
    ...pairs(checkUpEntries(sponsorships, statement)),
    { kind: "small", text: words.secret },
    { kind: "signature", text: `${sponsorName}\n${formatDateTimeLong(now, language)}` },
  ];
  return letterPdf({ title, language, author: common.brand }, blocks);
}
