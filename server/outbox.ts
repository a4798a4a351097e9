/**
 * What an outbox on a phone is answered (app/offline/outbox). It sends the forms of pages, and a page or a redirection
 * means nothing to it: what an action says it has taken (app/offline/taken.server.ts) becomes 204 with where it is
 * shown, the way to the sign-in 401, and a form that comes back, or leads anywhere else, 422.
 */
import type { RequestHandler } from "express";
import { type ActorContext, actorOf } from "#app/accounts/current-actor.server.ts";
import { phoneOwnerOf } from "#app/accounts/phone-owner.server.ts";
import { outboxHeader, resultHeader } from "#app/offline/outbox/entry.ts";
import { addresses } from "#app/ui/addresses.ts";

export function answerOutbox(context: ActorContext): RequestHandler {
  return (request, response, next) => {
    const owner = request.get(outboxHeader);
    if (request.method !== "POST" || owner === undefined) return next();
    const asked = new Request(context.env.publicOrigin, { headers: { Cookie: request.get("Cookie") ?? "" } });
    actorOf(asked, context).then((actor) => {
      // Somebody else, or nobody, is signed in by now: it waits for whoever wrote it.
      if (phoneOwnerOf(context.env, actor) !== owner) return void response.status(401).end();
      const writeHead = response.writeHead.bind(response);
      // Every answer passes here last, whoever made it; what the page sets besides (cookies) stays.
      response.writeHead = ((status: number, ...rest: unknown[]) => {
        const answered = answerFor(
          status,
          String(response.getHeader("Location") ?? ""),
          response.getHeader(resultHeader) !== undefined,
        );
        if (answered === 204) {
          response.removeHeader("Location");
          response.removeHeader("Content-Length");
        }
        return writeHead(answered, ...(rest as []));
      }) as typeof response.writeHead;
      next();
    }, next);
  };
}

function answerFor(status: number, location: string, taken: boolean): number {
  if (taken) return 204;
  const leads = status >= 300 && status < 400;
  const [path] = location.split("?");
  if (leads && (path === addresses.signIn || path === addresses.staffSignIn)) return 401;
  return leads || status === 200 ? 422 : status;
}
