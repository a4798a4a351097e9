import type { ActionFunctionArgs } from "@remix-run/node";
import { readTokenRequest } from "../answering/read-requests.ts";
import { signToken } from "../answering/sign-token.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** `{code, blinded}` to `{ok, signature}`. Knows who, never what. */
export async function action({ request, context }: ActionFunctionArgs) {
  const asked = readTokenRequest(await request.text());
  if (asked === null) return new Response(null, { status: 400 });
  return Response.json(await signToken(context, asked), { headers: { "Cache-Control": "no-store" } });
}
