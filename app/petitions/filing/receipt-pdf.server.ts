/** The receipt on paper: the same sentences as on the page. */
import { formatDayLong } from "#app/i18n/format.ts";
import type { Language, Messages } from "#app/i18n/index.ts";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { formatLookupCode } from "#app/matters/lookup-code.ts";
import { letterPdf, type PdfBlock } from "#app/platform/pdf.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import type { Receipt } from "./receipt.server.ts";
import { receiptSteps } from "./receipt-words.ts";

export function receiptPdf(
  receipt: Receipt,
  {
    messages,
    language,
    origin,
  }: { readonly messages: Messages; readonly language: Language; readonly origin: string },
): Promise<Buffer> {
  const words = messages.filing.receipt;
  const { common } = messages;
  const { office } = receipt;
  const lead = receipt.kind === "accusation" ? words.leadAccusation : words.lead(receipt.title);
  const blocks: PdfBlock[] = [
    { kind: "title", text: words.title },
    { kind: "text", text: plain(lead) },
    {
      kind: "code",
      name: words.number,
      digits: formatCaseNumber(receipt.number),
      hint: words.numberHint,
    },
    { kind: "code", name: words.code, digits: formatLookupCode(receipt.code), hint: plain(words.codeHint) },
    { kind: "heading", text: words.next },
    ...receiptSteps(receipt, messages, language).map(
      ({ when, what, why, article }): PdfBlock => ({
        kind: "step",
        when,
        what: plain(what),
        why: article === undefined ? why : `${why}${language === "en" ? " " : ""}${article}`,
      }),
    ),
    { kind: "heading", text: words.silentTitle },
    { kind: "text", text: words.trackAt(`${origin}${addresses.track}`) },
    { kind: "text", text: `${words.phone}${common.comma}${words.phoneText}` },
    {
      kind: "text",
      text: [office.name, office.address, office.phone, office.openingHours]
        .filter((part) => part !== null)
        .join(common.comma),
    },
    { kind: "small", text: words.footer },
    { kind: "signature", text: `${office.name}\n${formatDayLong(receipt.receivedOn, language)}` },
  ];
  return letterPdf({ title: `${words.number} ${receipt.number}`, language, author: common.brand }, blocks);
}

/** Without the marks that a page shows as bold or unbroken. */
function plain(text: string): string {
  return text.replace(/[⟦⟧]|\*\*/gu, "");
}
