import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders, requestedResults } from "../results/results-request.server.ts";
import { resultsWorkbook } from "../results/results-workbook.server.ts";

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A sheet for each table. */
export async function loader(args: LoaderFunctionArgs) {
  const { view, words } = await requestedResults(args);
  const workbook = await resultsWorkbook(words, view);
  return new Response(new Uint8Array(workbook), {
    headers: downloadHeaders(type, `results-${view.slug}.xlsx`),
  });
}
