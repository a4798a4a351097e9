/** Generates and builds when the sources have changed since the last time. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PlainFailure } from "../server/failure.ts";
import { generateClient } from "./generate.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = path.join(root, ".cache");

/** Returns whether there was anything to do. */
export async function generateIfChanged(): Promise<boolean> {
  const sources = [...filesBelow("prisma/schema"), "package-lock.json"];
  return ifChanged("client", ["app/platform/prisma-client/client.ts"], sources, generateClient);
}

/** Returns whether there was anything to do. */
export async function buildIfChanged(): Promise<boolean> {
  const sources = [
    ...filesBelow("app"),
    ...filesBelow("public"),
    ...filesBelow("prisma/schema"),
    ...configuration(),
  ];
  return ifChanged(
    "build",
    ["build/server/index.js", "build/client/assets", "build/client/service-worker.js"],
    sources,
    buildAll,
  );
}

async function buildAll(): Promise<void> {
  await runNode(["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
    ...process.env,
    NODE_ENV: "production",
  });
  // In a process of its own: the bundler stays out of the memory of the server that starts afterwards.
  await runNode(["scripts/build-service-worker.ts"]);
}

/** What of the root directory decides over the build. */
function configuration(): string[] {
  const named = ["package.json", "package-lock.json", "tsconfig.json", "remix.config.js"];
  const typescript = readdirSync(root).filter((name) => name.endsWith(".ts") && !name.startsWith("vitest."));
  return [...named, ...typescript, "scripts/build-service-worker.ts"];
}

function filesBelow(directory: string): string[] {
  return readdirSync(path.join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(path.join("app", "platform", "prisma-client")))
    .sort();
}

/**
 * Runs `work` unless `products` exist and the content of `sources` is what it was. The mark is taken away first
 * and set last, so that an interrupted run is repeated.
 */
async function ifChanged(
  name: string,
  products: string[],
  sources: string[],
  work: () => Promise<void> | void,
): Promise<boolean> {
  const hash = createHash("sha256");
  for (const file of sources) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  const now = hash.digest("hex");
  const mark = path.join(cache, `${name}.sha256`);
  const before = existsSync(mark) ? readFileSync(mark, "utf8") : "";
  if (before === now && products.every((file) => existsSync(path.join(root, file)))) return false;
  rmSync(mark, { force: true });
  await work();
  mkdirSync(cache, { recursive: true });
  writeFileSync(mark, now);
  return true;
}

/** Runs a program of ours to its end; its output is shown only when it fails. */
export function runNode(words: string[], environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, env: environment });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new PlainFailure(`${words.join(" ")} failed:\n${output.trim()}`));
    });
  });
}
