import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { monthlyStatement } from "../sponsorships/monthly-statement.server.ts";
import { statementPdf } from "../sponsorships/statement-pdf.server.ts";

export async function loader({ request, context, params: { id, month } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.read");
  const now = context.now();
  const statement = await monthlyStatement(context.db, actor, { id, month }, now);
  if (statement === null) throw new Response(null, { status: 404 });
  const language = languageOf(request);
  const bytes = await statementPdf(statement, { messages: messagesFor(language), language, now });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="statement-${month}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
