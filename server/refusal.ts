/** Answers to requests that never reach a page: short, in the person's language, with a way back. */
import type { Request, Response } from "express";
import { messagesFor } from "#app/i18n/index.ts";
import { readPreferences } from "#app/ui/preferences.server.ts";

type Refusal = "unreadable" | "foreign" | "unannounced" | "tooLarge" | "failed";

const statuses: Readonly<Record<Refusal, number>> = {
  unreadable: 400,
  foreign: 403,
  unannounced: 411,
  tooLarge: 413,
  failed: 500,
};

/** Answers and closes the connection: the rest of a body that is not wanted is not read. */
export function refuse(request: Request, response: Response, why: Refusal): void {
  const headers = { Cookie: request.get("Cookie") ?? "" };
  const { language } = readPreferences(new globalThis.Request("http://localhost/", { headers }));
  const words = messagesFor(language);
  response
    .status(statuses[why])
    .set({ Connection: "close", "Cache-Control": "no-store" })
    .type("html")
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width"><title>${words.common.brand}</title>` +
        `<p>${words.server[why]}</p><p><a href="/">${words.server.home}</a></p></html>`,
    );
}
