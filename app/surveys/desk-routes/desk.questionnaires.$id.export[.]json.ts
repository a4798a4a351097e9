import type { LoaderFunctionArgs } from "@remix-run/node";
import { askedVersion, requireQuestionnaire } from "../questionnaires/require-draft.server.ts";

/** One version as a file that can be imported again. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const version = await requireQuestionnaire(request, context, params.id, askedVersion(request));
  return new Response(JSON.stringify(version.definition, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="questionnaire-v${version.number}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
