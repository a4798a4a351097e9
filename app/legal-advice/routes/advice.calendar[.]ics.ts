import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { calendarHeaders } from "../bookings/calendar-file.ts";
import { feedKey, readFeed } from "../schedule/calendar-feed.server.ts";

/** An adviser's private calendar, for whoever knows its key. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get(feedKey) ?? "";
  const { db, env } = context;
  const file = await readFeed(
    { db, publicOrigin: env.publicOrigin },
    { token, messages: messagesFor(languageOf(request)), now: context.now() },
  );
  if (file === null) throw new Response(null, { status: 404 });
  return new Response(file, { headers: calendarHeaders("youshuofa") });
}
