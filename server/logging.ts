/**
 * One line for each request: method, path, status, duration. Never a query (look-up codes, search words), a
 * body, a cookie or an address: the log must name nobody. Answering a survey leaves no line at all: its hour would stand
 * beside the code in the address, and one line after another would tell whose answer came when.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { type DestinationStream, type Logger, pino } from "pino";
import { pinoHttp } from "pino-http";
import type { Env } from "#app/platform/env.server.ts";

export type { Logger } from "pino";

/** `to`: where the lines go, standard output unless told. */
export function createLogger(env: Pick<Env, "logLevel">, to?: DestinationStream): Logger {
  const options = {
    level: env.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/**
 * What of an error is written down: its name, code and stack, and those of its causes. The other properties stay
 * out, because a database's error carries the row it refused and the connection it came by.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack, cause } = error;
  const code = "code" in error ? { code: error.code } : {};
  return { name, ...code, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}

export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      // pino-http has made a copy with every property by now and keeps the error itself in `raw`.
      err: (copy: { raw: unknown }) => describeError(copy.raw),
    },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return "error";
      return response.statusCode >= 400 ? "warn" : "debug";
    },
    autoLogging: { ignore: (request: IncomingMessage) => leavesNoLine(pathOf(request.url ?? "")) },
  });
}

/** `/s/CODE` and everything below it, and the two addresses of tokens and answers. */
export function leavesNoLine(path: string): boolean {
  return path.startsWith("/assets/") || /^\/(s(\/|\.|$)|survey-(token|answer))/.test(path);
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
