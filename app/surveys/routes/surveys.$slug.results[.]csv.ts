import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvHeaders, csvText } from "#app/platform/csv.ts";
import { requestedResults } from "../results/results-request.server.ts";
import { resultsTables } from "../results/results-words.ts";

/** Every table of the round, one after the other. */
export async function loader(args: LoaderFunctionArgs) {
  const { view, words } = await requestedResults(args);
  const rows = resultsTables(words, view).flatMap(({ title, head, rows: body }) => [
    [title],
    head,
    ...body,
    [],
  ]);
  return new Response(csvText(rows), { headers: csvHeaders(`results-${view.slug}.csv`) });
}
