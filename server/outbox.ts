/**
 * What an outbox on a phone is answered (app/offline/outbox). It sends the forms of pages, and a page or a redirection
 * means nothing to it: a result becomes 204 with where it is shown, a form that comes back becomes 422.
 */
import type { RequestHandler } from "express";
import { outboxHeader, resultHeader } from "#app/offline/outbox/entry.ts";

export const answerOutbox: RequestHandler = (request, response, next) => {
  if (request.method !== "POST" || request.get(outboxHeader) === undefined) return next();
  const writeHead = response.writeHead.bind(response);
  // Every answer passes here last, whoever made it; what the page sets besides (cookies) stays.
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const location = response.getHeader("Location");
    const answered = answerFor(status, typeof location === "string" ? location : null);
    if (answered.result !== null) response.setHeader(resultHeader, answered.result);
    if (answered.status === 204) {
      response.removeHeader("Location");
      response.removeHeader("Content-Length");
    }
    return writeHead(answered.status, ...(rest as []));
  }) as typeof response.writeHead;
  next();
};

function answerFor(status: number, location: string | null) {
  if (status >= 300 && status < 400 && location !== null) return { status: 204, result: location };
  return { status: status === 200 ? 422 : status, result: null };
}
