/**
 * `npm test`: every check and every test, on a clone with nothing installed. The last line of the output, alone,
 * is `N passed, N failed` (and `, N skipped`) over all of them; any failure ends it with 1.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PlainFailure } from "../server/failure.ts";
import { buildIfChanged, generateIfChanged } from "./build.ts";
import type { Check } from "./checks.ts";
import { ensureChromium } from "./chromium.ts";
import { prepareToEnd } from "./shutdown.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const report = path.join(root, ".cache/vitest.json");
const count = { passed: 0, failed: 0, skipped: 0 };
const ending = prepareToEnd();

/** Runs one check, prints a line and, when it fails, what it said. Returns whether it passed. */
async function check({ title, run }: Check): Promise<boolean> {
  const begin = performance.now();
  const seconds = () => `${((performance.now() - begin) / 1000).toFixed(1).padStart(5)} s`;
  try {
    await run();
    count.passed += 1;
    console.log(`  ok      ${seconds()}  ${title}`);
    return true;
  } catch (error) {
    count.failed += 1;
    console.log(`  FAILED  ${seconds()}  ${title}`);
    console.log(error instanceof PlainFailure ? indent(error.message) : error);
    return false;
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "          ");
}

async function checkSources(): Promise<void> {
  const { sourceChecks } = await import("./checks.ts");
  for (const each of sourceChecks) await check(each);
}

type Server = { readonly serverUrl: string; readonly template: string };

async function prepareDatabase(): Promise<Server | undefined> {
  const { startTestServer } = await import("../tests/setup/template-database.ts");
  const { driftCheck } = await import("./checks.ts");
  let server: Server | undefined;
  await check({
    title: "migrations apply to an empty PostgreSQL",
    run: async () => {
      const started = await startTestServer();
      ending.first(started.stop);
      server = started;
    },
  });
  if (server) await check(driftCheck(server.serverUrl));
  return server;
}

/** Runs Vitest with its own output and adds its counts. */
async function runTests(projects: string[], environment: Record<string, string>): Promise<void> {
  rmSync(report, { force: true });
  const code = await vitest(projects, environment);
  const result = existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as VitestReport) : undefined;
  count.passed += result?.numPassedTests ?? 0;
  count.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A file that does not load has no failed test of its own, and neither has an error outside any test.
  const broken = (result?.testResults ?? []).filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = (result?.numFailedTests ?? 0) + broken.length;
  count.failed += failed === 0 && code !== 0 ? 1 : failed;
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

function vitest(projects: string[], environment: Record<string, string>): Promise<number> {
  const words = [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    "--passWithNoTests",
  ];
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  ending.first(async () => void child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

async function test(): Promise<void> {
  await check({ title: "database client", run: generateIfChanged });
  const browser = await checkBrowser();
  const [server, built] = await Promise.all([
    prepareDatabase(),
    check({ title: "production build", run: buildIfChanged }),
    checkSources(),
  ]);
  const projects = [
    "unit",
    ...(server ? ["integration"] : []),
    ...(server && built && browser ? ["journeys"] : []),
  ];
  await runTests(projects, {
    ...(server ? { TEST_SERVER_URL: server.serverUrl, TEST_TEMPLATE: server.template } : {}),
    ...(browser ? { CHROME_PATH: browser } : {}),
  });
}

async function checkBrowser(): Promise<string | undefined> {
  let browser: string | undefined;
  await check({
    title: "a Chromium that can write Chinese",
    run: async () => {
      browser = ensureChromium();
    },
  });
  return browser;
}

const begin = performance.now();
await test().catch((error: unknown) => {
  count.failed += 1;
  console.log(error);
});
console.log(`\nAll checks and tests took ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
await ending.now(count.failed > 0 ? 1 : 0, `${count.passed} passed, ${count.failed} failed${skipped}`);
