/** A server in front of another that brings a new version of its service worker when it is told to. */
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type NewVersion = {
  /** What to open instead of the address behind it. */
  readonly address: string;
  /** From now on the service worker is another one. */
  readonly release: () => void;
  readonly close: () => void;
};

export async function newVersion(behind: string): Promise<NewVersion> {
  let version = 1;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", behind);
    const isWorker = url.pathname === "/service-worker.js";
    const headers = { ...request.headers };
    // The whole of it, plainly, every time.
    if (isWorker)
      for (const name of ["accept-encoding", "if-none-match", "if-modified-since"]) delete headers[name];
    const forwarded = ask(url, { method: request.method ?? "GET", headers }, (answer) => {
      const { "content-length": _length, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, isWorker ? kept : answer.headers);
      answer.pipe(response, { end: !isWorker });
      if (isWorker) answer.on("end", () => response.end(`\n// version ${version}\n`));
    });
    forwarded.on("error", () => response.destroy());
    request.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    release: () => {
      version += 1;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
