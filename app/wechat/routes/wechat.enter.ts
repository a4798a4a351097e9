import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { safeReturnPath } from "#app/platform/safe-return-path.ts";
import { addresses } from "#app/ui/addresses.ts";
import { rememberEntered } from "../entered-cookie.server.ts";
import { enterWithTicket, recordWechatSignIn } from "../tickets.server.ts";

/**
 * Where the mini-program opens its web-view: `?ticket=` and `?to=`, a path of this site. Only a web-view of a mini-program is
 * let in, so that a link sent to somebody signs nobody in to another's account, and binds nobody's WeChat to theirs.
 * Whoever is signed in already stays who they are.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const to = safeReturnPath(query.get("to"), addresses.home);
  const isMiniProgram = /miniProgram/i.test(request.headers.get("User-Agent") ?? "");
  const actor = await actorOf(request, context);
  const entered = isMiniProgram ? await enterWithTicket(context, query.get("ticket") ?? "") : null;
  if (entered === null) return redirect(to);
  const { personId, ticketId } = entered;
  if (personId === null || actor.kind !== "visitor")
    return redirect(to, { headers: { "Set-Cookie": await rememberEntered(context.env, ticketId) } });
  await recordWechatSignIn(context, personId);
  const cookie = await beginSession(context, { personId, isStaff: false }, request);
  return redirect(to, { headers: { "Set-Cookie": cookie } });
}
