/** How an action says that it has a form: by going to where the result is shown, for a page and for an outbox alike. */
import { redirect } from "@remix-run/node";
import { resultHeader } from "./outbox/entry.ts";

/**
 * Of every form that may wait in an outbox (`waits`, outbox/form.ts). Any other redirection means to an outbox that the
 * form was not taken.
 */
export function taken(path: string, headers: Headers = new Headers()): Response {
  headers.set(resultHeader, path);
  return redirect(path, { headers });
}
