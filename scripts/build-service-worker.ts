/** Bundles the script of every page and the service worker, and tells that which files of the build to keep. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { injectManifest } from "workbox-build";
import { keptAddress, pagesForNoSignal } from "../app/offline/kept-pages.ts";
import { PlainFailure } from "../server/failure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const client = path.join(root, "build/client");
const source = path.join(root, "app/offline/service-worker/service-worker.ts");
const file = "service-worker.js";

/** Runs after the build of the pages. Throws PlainFailure when a file to be kept cannot be read. */
export async function buildServiceWorker(): Promise<void> {
  await buildPageScript();
  await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      emptyOutDir: false,
      outDir: client,
      target: "chrome80",
      lib: { entry: source, formats: ["iife"], name: "serviceWorker", fileName: () => file },
    },
  });
  const worker = path.join(client, file);
  const { warnings } = await injectManifest({
    swSrc: worker,
    swDest: worker,
    globDirectory: client,
    globPatterns: ["assets/**/*.{js,css}", "icons/*.svg", "manifest.webmanifest"],
    // Names in assets/ carry a hash of their content already.
    dontCacheBustURLsMatching: /^assets\//,
    modifyURLPrefix: { "": "/" },
    // Made by the server, from what this build made.
    additionalManifestEntries: pagesForNoSignal.map((page) => ({
      url: keptAddress(page),
      revision: revisionOf(path.join(root, "build/server/index.js")),
    })),
  });
  if (warnings.length > 0) throw new PlainFailure(`service worker: ${warnings.join("; ")}`);
}

/** One file of its own, with its hash in its name: a page without any other script has this one. */
async function buildPageScript(): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      emptyOutDir: false,
      outDir: path.join(client, "assets/phone"),
      copyPublicDir: false,
      target: ["chrome80", "safari13.1"],
      modulePreload: false,
      rollupOptions: {
        input: path.join(root, "app/offline/page/page.ts"),
        output: { entryFileNames: "page-[hash].js", inlineDynamicImports: true },
      },
    },
  });
}

function revisionOf(name: string): string {
  return createHash("sha256").update(readFileSync(name)).digest("hex").slice(0, 20);
}

if (import.meta.main) await buildServiceWorker();
