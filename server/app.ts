/** The Express application: what stands between the socket and Remix. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { Jobs } from "#app/platform/jobs.server.ts";
import { handOvers } from "./hand-overs.ts";
import type { LoadContext } from "./load-context.ts";
import { type Logger, logRequests } from "./logging.ts";
import { matterSources } from "./matter-sources.ts";
import { answerOutbox } from "./outbox.ts";
import { ratingSources } from "./rating-sources.ts";
import { refuse } from "./refusal.ts";
import { boundedBody, nonceOf, sameOriginOnly, securityHeaders, withoutNul } from "./security.ts";
import { departingServiceWorker } from "./service-worker-switch.ts";

const clientDirectory = fileURLToPath(new URL("../build/client", import.meta.url));

export type Parts = {
  readonly env: Env;
  readonly db: Db;
  readonly jobs: Jobs;
  readonly logger: Logger;
  readonly startedAt: Date;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** The module server of development, in place of the built files. */
  readonly development?: RequestHandler;
};

export function createApp(parts: Parts): Express {
  const { env, development } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.trustedProxies);
  app.use(logRequests(parts.logger));
  app.use(securityHeaders(env, development !== undefined));
  app.use(compression());
  if (!env.serviceWorker) app.get("/service-worker.js", departingServiceWorker);
  if (development) app.use(development);
  else serveBuiltFiles(app);
  app.use(withoutNul, boundedBody, sameOriginOnly(env));
  app.use(answerOutbox({ env, db: parts.db, now: () => new Date() }));
  app.all("*", remix(parts));
  app.use(lastResort(parts.logger));
  return app;
}

/** Errors outside any page: an address that is not valid text, or a fault in what stands before Remix. */
function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: Error & { status?: number }, request, response, next) => {
    const theirs = error.status !== undefined && error.status < 500;
    if (!theirs) logger.error({ err: error }, "a request failed before or after its page");
    if (response.headersSent) next(error);
    else refuse(request, response, theirs ? "unreadable" : "failed");
  };
}

function serveBuiltFiles(app: Express): void {
  // Names carry a hash of the content, so a name never means anything else.
  app.use(
    "/assets",
    express.static(path.join(clientDirectory, "assets"), { immutable: true, maxAge: "1y" }),
    (_request, response) => void response.status(404).type("text").send("404"),
  );
  app.use(
    express.static(clientDirectory, {
      index: false,
      redirect: false,
      maxAge: "1h",
      setHeaders: (response, file) => {
        // A service worker that is kept would keep everything else.
        if (/^(sw|service-worker)\b.*\.js$/.test(path.basename(file))) {
          response.setHeader("Cache-Control", "no-cache");
        }
      },
    }),
  );
}

function remix({ env, db, jobs, startedAt, build, development }: Parts): RequestHandler {
  const pageScript = development ? "/app/offline/page/page.ts" : builtPageScript();
  return createRequestHandler({
    build,
    mode: development ? "development" : "production",
    getLoadContext: (request, response): LoadContext => ({
      env,
      db,
      jobs,
      matters: matterSources,
      handOvers,
      ratings: ratingSources,
      pageScript,
      startedAt,
      cspNonce: nonceOf(response),
      clientAddress: request.ip ?? "",
      now: () => new Date(),
    }),
  });
}

/** Its name carries a hash of its content, which the build knows alone (scripts/build-service-worker.ts). */
function builtPageScript(): string {
  const [file] = readdirSync(path.join(clientDirectory, "assets/phone")).filter((name) =>
    name.endsWith(".js"),
  );
  if (file === undefined) throw new Error("the build has no page script");
  return `/assets/phone/${file}`;
}
