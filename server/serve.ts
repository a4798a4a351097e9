/** Starts and ends the web server with everything that hangs on it. */
import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { createDb } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { startJobs } from "#app/platform/jobs.server.ts";
import { createApp } from "./app.ts";
import { PlainFailure } from "./failure.ts";
import { jobDefinitions } from "./jobs.ts";
import { listen } from "./listen.ts";
import { createLogger } from "./logging.ts";

export type RunningServer = {
  /** `http://localhost:3000`, with the port in fact used. */
  readonly address: string;
  /** Takes no new request, finishes those under way, then the jobs, then closes the database. */
  readonly stop: () => Promise<void>;
};

export type Development = (server: Server) => Promise<{
  readonly middleware: RequestHandler;
  readonly build: () => Promise<ServerBuild>;
  readonly close: () => Promise<void>;
}>;

/** How long requests under way may take once the server was told to stop, in milliseconds. */
const patience = 10_000;

/** Serves `build/`, or with `development` the sources. Throws PlainFailure when the port cannot be had. */
export async function startServer(env: Env, development?: Development): Promise<RunningServer> {
  const logger = createLogger(env);
  // A village sends nine photos over a slow line.
  const http = createServer({ requestTimeout: 15 * 60_000 });
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const db = createDb(env.databaseUrl, { connections: env.databasePool });
    closers.push(() => db.$disconnect());
    const jobs = await startJobs({
      db,
      env,
      definitions: jobDefinitions,
      work: true,
      onError: (error, queue) => logger.error({ err: error, queue }, "a job failed and will be tried again"),
    });
    closers.push(jobs.stop);
    const source = await development?.(http);
    if (source) closers.push(source.close);
    const app = createApp({
      env,
      db,
      jobs,
      logger,
      startedAt: new Date(),
      build: source?.build ?? (await readBuild()),
      ...(source ? { development: source.middleware } : {}),
    });
    http.on("request", app);
    await listen(http, env);
    closers.push(() => closeServer(http));
  } catch (error) {
    await stop();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    address: addressOf(http, env),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function readBuild(): Promise<ServerBuild> {
  const file = new URL("../build/server/index.js", import.meta.url);
  try {
    return (await import(file.href)) as ServerBuild;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new PlainFailure(`There is no build yet (${String(error)}). Run npm start, which makes one.`);
  }
}

function closeServer(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), patience);
    http.close(() => {
      clearTimeout(cut);
      resolve();
    });
    http.closeIdleConnections();
  });
}

function addressOf(http: Server, env: Env): string {
  const address = http.address();
  const port = typeof address === "object" && address ? address.port : env.port;
  const everywhere = ["0.0.0.0", "::", "127.0.0.1", "::1"].includes(env.host);
  return `http://${everywhere ? "localhost" : env.host}:${port}`;
}
