import type { LoaderFunctionArgs } from "@remix-run/node";
import { childrenOf, searchDivisions } from "../division-queries.server.ts";

/** `?q=` finds places by part of their name; `?parent=` lists those below one, the counties for an empty one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const typed = searchParams.get("q");
  const divisions =
    typed === null
      ? await childrenOf(context.db, searchParams.get("parent") || null)
      : await searchDivisions(context.db, typed.slice(0, 40));
  return Response.json({ divisions }, { headers: { "Cache-Control": "public, max-age=300" } });
}
