import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdviser } from "../adviser-access.server.ts";
import { openQuestionFile } from "../questions/open-question-file.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor } = await requireAdviser(request, context);
  return openQuestionFile(context, { ...params, actor });
}
