import type { LoaderFunctionArgs } from "@remix-run/node";
import { roundKeys } from "../answering/published-keys.server.ts";

/** The same for everybody who asks; a phone compares the key that its page was given. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const keys = await roundKeys(context.db, params.slug ?? "");
  if (keys === null) throw new Response(null, { status: 404 });
  return Response.json(
    { hash: keys.hash, strata: keys.strata },
    { headers: { "Cache-Control": "no-store" } },
  );
}
