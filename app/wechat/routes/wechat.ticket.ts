import type { ActionFunctionArgs } from "@remix-run/node";
import { withCode } from "../read-code.server.ts";
import { giveTicket } from "../tickets.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** `{code}` to `{ticket, bound}`. Takes no cookie: only the code says who asks. */
export function action(args: ActionFunctionArgs) {
  return withCode(args, (client, code) => giveTicket({ ...args.context, client }, code));
}
