import type { ActionFunctionArgs } from "@remix-run/node";
import { acceptMessage } from "../accept-messages.server.ts";
import { withCode } from "../read-code.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** `{code}` to `{}`: whoever it stands for agreed to one more message. */
export function action(args: ActionFunctionArgs) {
  return withCode(args, async (client, code) =>
    (await acceptMessage({ ...args.context, client }, code)) ? {} : "unbound",
  );
}
