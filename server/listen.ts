/** Opening the port, and saying what to do when it cannot be opened. */
import { createServer, type Server } from "node:http";
import type { Env } from "#app/platform/env.server.ts";
import { PlainFailure } from "./failure.ts";

/** Throws PlainFailure when the port cannot be had: better known before a build than after it. */
export async function assertPortFree(env: Env): Promise<void> {
  const probe = createServer();
  await listen(probe, env);
  await new Promise((resolve) => probe.close(resolve));
}

/** Throws PlainFailure when the port cannot be had. */
export function listen(http: Server, env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => reject(listenFailure(error, env)));
    http.listen(env.port, env.host, resolve);
  });
}

function listenFailure(error: NodeJS.ErrnoException, env: Env): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new PlainFailure(
        `Port ${env.port} is taken by another program. Stop that one, or choose another port: PORT=${env.port + 1} npm start`,
      );
    case "EACCES":
      return new PlainFailure(
        `This user may not open port ${env.port}. Choose one above 1023: PORT=3000 npm start`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new PlainFailure(`HOST is ${env.host}, which is not an address of this machine.`);
    default:
      return error;
  }
}
