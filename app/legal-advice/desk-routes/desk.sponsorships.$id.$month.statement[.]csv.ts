import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { csvHeaders } from "#app/platform/csv.ts";
import { monthlyStatement } from "../sponsorships/monthly-statement.server.ts";
import { statementCsv } from "../sponsorships/statement-csv.ts";

export async function loader({ request, context, params: { id, month } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.read");
  const statement = await monthlyStatement(context.db, actor, { id, month }, context.now());
  if (statement === null) throw new Response(null, { status: 404 });
  const text = statementCsv(statement, messagesFor(languageOf(request)));
  return new Response(text, { headers: csvHeaders(`statement-${month}.csv`) });
}
