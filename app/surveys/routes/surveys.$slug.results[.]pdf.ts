import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultsPdf } from "../results/results-pdf.server.ts";
import { downloadHeaders, requestedResults } from "../results/results-request.server.ts";

/** To be printed; the method is its last page. */
export async function loader(args: LoaderFunctionArgs) {
  const { view, words } = await requestedResults(args);
  const headers = downloadHeaders("application/pdf", `results-${view.slug}.pdf`);
  return new Response(new Uint8Array(await resultsPdf(words, view)), { headers });
}
