/** `npm run lighthouse`: what Lighthouse says of the pages that people begin with, on a phone. Less than 95 anywhere fails. */
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { PlainFailure } from "../server/failure.ts";
import { buildIfChanged } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { freePort } from "./postgres.ts";
import { prepare, remarkUnchanged } from "./prepare.ts";
import { type Ending, prepareToEnd } from "./shutdown.ts";
import { step } from "./steps.ts";

const pages = [
  ["home", "/"],
  ["petition start", "/say/what"],
  ["tracking", "/track"],
  ["booking", "/advice/book"],
] as const;
const categories = ["performance", "accessibility", "best-practices"] as const;
const least = 95;

async function measure(ending: Ending): Promise<void> {
  process.env.PORT = String(await freePort());
  const env = await prepare(ending, async () => {
    await step("build", buildIfChanged, remarkUnchanged);
  });
  const { startServer } = await import("../server/serve.ts");
  const server = await step("server", () => startServer(env));
  ending.first(server.stop);
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      `--remote-debugging-port=${port}`,
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  ending.first(() => browser.close());
  const low: string[] = [];
  console.log(`\n| page | ${categories.join(" | ")} |\n|---|${categories.map(() => "---|").join("")}`);
  for (const [name, path] of pages) {
    const scores = await scoresOf(server.address + path, port);
    console.log(`| ${name} \`${path}\` | ${scores.map(({ score }) => score).join(" | ")} |`);
    for (const { category, score, failed } of scores)
      if (score < least) low.push(`${name}: ${category} ${score}: ${failed.join("; ")}`);
  }
  if (low.length > 0) throw new PlainFailure(`Below ${least}:\n${low.join("\n")}`);
  await ending.now(0, `All at least ${least}.`);
}

/** 0 to 100 each, with the titles of what did not pass. */
async function scoresOf(address: string, port: number) {
  const result = await lighthouse(address, {
    port,
    output: "json",
    logLevel: "error",
    formFactor: "mobile",
    onlyCategories: [...categories],
  });
  if (result === undefined) throw new PlainFailure(`Lighthouse said nothing of ${address}`);
  const { lhr } = result;
  return categories.map((category) => {
    const { score = 0, auditRefs = [] } = lhr.categories[category] ?? {};
    const failed = auditRefs
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => lhr.audits[id]?.title ?? id);
    return { category, score: Math.round((score ?? 0) * 100), failed };
  });
}

const ending = prepareToEnd();
await measure(ending).catch(ending.failed);
