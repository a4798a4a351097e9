import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { csvHeaders, csvText } from "#app/platform/csv.ts";
import { requireAdviser } from "../adviser-access.server.ts";
import { readAdviserMonth } from "../chambers/adviser-day.server.ts";
import { readMonth } from "../chambers/month-of-query.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const adviser = await requireAdviser(request, context);
  const month = readMonth(new URL(request.url).searchParams.get("month"), context.now());
  const { services } = await readAdviserMonth(context.db, { adviserId: adviser.id, month });
  const { chambers } = messagesFor(languageOf(request));
  const csv = csvText([
    Object.values(chambers.services.columns),
    ...services.map((each) => [
      each.servedOn,
      each.division.fullName,
      chambers.kinds[each.kind],
      each.minutes,
      each.chargedMinutes,
      each.peopleServed,
      each.sponsorship?.sponsor.name ?? null,
      each.note,
      each.booking?.number ?? null,
    ]),
  ]);
  return new Response(csv, { headers: csvHeaders(`services-${month.slice(0, 7)}.csv`) });
}
