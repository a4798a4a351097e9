import type { ActionFunctionArgs } from "@remix-run/node";
import { mayAnswerOpenly } from "../answering/open-answer-limit.server.ts";
import { readAnswerRequest } from "../answering/read-requests.ts";
import { storeAnswer, storeOpenAnswer } from "../answering/store-answer.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** An answer with its token, or with the number of an open form. Knows what, never who. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = readAnswerRequest(await request.text());
  if (sent === null) return new Response(null, { status: 400 });
  if (!("token" in sent) && !(await mayAnswerOpenly(context))) return new Response(null, { status: 429 });
  const { db, now } = context;
  const stored =
    "token" in sent
      ? await storeAnswer({ db, now }, { ...sent, ...sent.token })
      : await storeOpenAnswer({ db, now }, sent);
  const reply =
    !stored.ok && stored.reason === "answers" ? { ...stored, problems: [...stored.problems] } : stored;
  return Response.json(reply, { headers: { "Cache-Control": "no-store" } });
}
