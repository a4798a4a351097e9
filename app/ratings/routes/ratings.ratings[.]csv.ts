import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { csvHeaders, csvText } from "#app/platform/csv.ts";
import { ratingsHead, ratingsRows } from "../ratings-table.ts";
import { readRatings } from "../read-ratings.server.ts";

/** Each service with its organisations. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const messages = messagesFor(languageOf(request));
  const statistics = await readRatings(context, context.now());
  const rows = statistics.flatMap((statistic) => [
    [messages.ratings.services[statistic.service]],
    ratingsHead(messages),
    ...ratingsRows(messages, statistic),
    [],
  ]);
  return new Response(csvText(rows), { headers: csvHeaders("ratings.csv") });
}
