/** Bundles the script of every page and the service worker, and tells that which files of the build to keep. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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
  const scripts = scriptsForNoSignal();
  const { warnings } = await injectManifest({
    swSrc: worker,
    swDest: worker,
    globDirectory: client,
    globPatterns: [
      "assets/root-*.css",
      "assets/phone/*.js",
      "icons/*.svg",
      "manifest.webmanifest",
      ...scripts,
    ],
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

/** The routes of the one page for no signal that React takes over. */
const routesForNoSignal = ["root", "layouts/public-site", "offline/routes/outbox"];

type BuiltModule = { readonly module: string; readonly imports?: readonly string[] };

/**
 * What that page loads, and no more: the rest is kept when it is first used (service-worker.ts), because half a megabyte
 * at once is too much for a weak line.
 */
function scriptsForNoSignal(): readonly string[] {
  const [name] = readdirSync(path.join(client, "assets")).filter((file) => /^manifest-\w+\.js$/.test(file));
  if (name === undefined) throw new PlainFailure("the build has no manifest of its scripts");
  const text = readFileSync(path.join(client, "assets", name), "utf8");
  const { entry, routes } = JSON.parse(text.replace(/^window\.__remixManifest=/, "").replace(/;$/, "")) as {
    readonly entry: BuiltModule;
    readonly routes: Readonly<Record<string, BuiltModule>>;
  };
  const modules = [entry, ...routesForNoSignal.map((route) => routes[route])].flatMap((built) =>
    built === undefined ? [] : [built.module, ...(built.imports ?? [])],
  );
  const scripts = [...new Set(modules.map((module) => module.slice(1)))];
  // The words of the languages, which it fetches when it knows the page's (app/i18n/load-catalogue.ts).
  const words = scripts.flatMap((script) =>
    [...readFileSync(path.join(client, script), "utf8").matchAll(/\bimport\("\.\/([\w.-]+)"\)/g)].map(
      ([, file]) => `assets/${file}`,
    ),
  );
  return [`assets/${name}`, ...scripts, ...new Set(words)];
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
