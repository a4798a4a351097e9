/**
 * One line for each request: method, path, status, duration. Never a query (look-up codes, search words), a
 * body, a cookie or an address: the log must name nobody.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { type Logger, pino } from "pino";
import { pinoHttp } from "pino-http";
import type { Env } from "#app/platform/env.server.ts";

export type { Logger } from "pino";

export function createLogger(env: Env): Logger {
  return pino({ level: env.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
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
      err: (error: Error) => ({ name: error.name, stack: error.stack }),
    },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return "error";
      return response.statusCode >= 400 ? "warn" : "debug";
    },
    autoLogging: { ignore: (request: IncomingMessage) => pathOf(request.url ?? "").startsWith("/assets/") },
  });
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
