import type { LoaderFunctionArgs } from "@remix-run/node";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { receiptFor } from "../filing/receipt.server.ts";
import { receiptPdf } from "../filing/receipt-pdf.server.ts";

/** The receipt on one page of A4, for the browser or account that sent it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { number = "" } = params;
  const receipt = await receiptFor(request, context, await actorOf(request, context), number);
  if (receipt === null) throw new Response(null, { status: 404 });
  const language = languageOf(request);
  const pdf = await receiptPdf(receipt, {
    messages: messagesFor(language),
    language,
    origin: context.env.publicOrigin,
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${number}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
