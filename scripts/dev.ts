/** `npm run dev`: the same server from the sources, with reload. */
import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createServer as createViteServer } from "vite";
import { prepare } from "./prepare.ts";
import { type Ending, prepareToEnd } from "./shutdown.ts";
import { step } from "./steps.ts";

async function serveSources(http: Server) {
  const vite = await createViteServer({
    // The socket of the module server on our own port, so that one port is enough.
    server: { middlewareMode: true, hmr: { server: http } },
    appType: "custom",
  });
  return {
    middleware: vite.middlewares,
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    close: () => vite.close(),
  };
}

async function develop(ending: Ending): Promise<void> {
  const env = await prepare(ending, async () => undefined);
  const { startServer } = await import("../server/serve.ts");
  const server = await step("server", () => startServer(env, serveSources));
  ending.first(server.stop);
  console.log(`\nReady: ${server.address}`);
}

const ending = prepareToEnd();
await develop(ending).catch(ending.failed);
