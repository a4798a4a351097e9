import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { answerDeadlines } from "../answer-deadlines.ts";
import { loadWorkingCalendar } from "../calendar-queries.server.ts";
import { localDateOf } from "../local-date.ts";

/** `?rule=XF-15&from=2026-08-03`: the clock worked out; without `rule` the list of all clocks. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const answer = answerDeadlines(new URL(request.url).searchParams, {
    calendar: await loadWorkingCalendar(context.db),
    today: localDateOf(context.now()),
  });
  if (answer.ok) return Response.json(answer.body);
  const sentence = (language: "zh-CN" | "en") => messagesFor(language).deadlines.json[answer.reason];
  return Response.json(
    { error: { reason: answer.reason, zh: sentence("zh-CN"), en: sentence("en") } },
    { status: 400 },
  );
}
