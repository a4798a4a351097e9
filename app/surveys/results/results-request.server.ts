/** What every download of a round's results begins with. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { type PublishedRound, publishedRound } from "./published-round.server.ts";
import type { ResultsWords } from "./results-words.ts";

/** Throws 404 while the round is not published. */
export async function requestedResults({ request, context, params }: LoaderFunctionArgs): Promise<{
  readonly view: PublishedRound;
  readonly words: ResultsWords;
}> {
  const view = await publishedRound(context.db, params.slug ?? "");
  if (view === null) throw new Response(null, { status: 404 });
  const language = languageOf(request);
  return { view, words: { messages: messagesFor(language), language } };
}

/** The head of a file that anybody may keep: it never changes. */
export function downloadHeaders(type: string, name: string): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "public, max-age=3600",
  };
}
