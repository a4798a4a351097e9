import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOwnQuestion } from "../questions/asker-access.server.ts";
import { openQuestionFile } from "../questions/open-question-file.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor } = await requireOwnQuestion(request, context, params.number);
  return openQuestionFile(context, { ...params, actor });
}
