/** `fetch` as a phone of ours does it, from a process of tests: one connection a request, with its cookies. */
import { request as httpRequest } from "node:http";

export type PhoneLine = {
  /** Of the line, on this machine. */
  readonly port: () => number;
  readonly cookie: string;
  /** The network the phone is in, for limits by address. */
  readonly address: () => string;
};

/** Follows no redirection. Rejects as `fetch` does when the line breaks. */
export function phoneFetch({ port, cookie, address }: PhoneLine): typeof fetch {
  return async (input, init) => {
    const asked = new Request(new URL(String(input), "http://phone.test"), init);
    const body = Buffer.from(await asked.arrayBuffer());
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          host: "127.0.0.1",
          port: port(),
          path: new URL(asked.url).pathname + new URL(asked.url).search,
          method: asked.method,
          agent: false,
          headers: {
            ...Object.fromEntries(asked.headers),
            "Content-Length": String(body.length),
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": address(),
            Cookie: cookie,
            Connection: "close",
          },
          signal: init?.signal ?? undefined,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", reject);
          answer.on("aborted", () => reject(new Error("the line broke")));
          answer.on("end", () => {
            const headers = new Headers();
            for (const [name, value] of Object.entries(answer.headers))
              if (typeof value === "string") headers.set(name, value);
            const status = answer.statusCode ?? 500;
            const empty = status === 204 || status === 304;
            resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers }));
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  };
}
