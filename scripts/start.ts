/** `npm start`: everything from the sources to a page in the browser. Ctrl-C ends all of it. */
import { buildIfChanged } from "./build.ts";
import { prepare, remarkUnchanged } from "./prepare.ts";
import { type Ending, prepareToEnd } from "./shutdown.ts";
import { step } from "./steps.ts";

async function start(ending: Ending): Promise<void> {
  const begin = performance.now();
  const env = await prepare(ending, async () => {
    await step("build", buildIfChanged, remarkUnchanged);
  });
  const { startServer } = await import("../server/serve.ts");
  const server = await step("server", () => startServer(env));
  ending.first(server.stop);
  console.log(`\nReady after ${((performance.now() - begin) / 1000).toFixed(1)} s: ${server.address}`);
  if (env.demonstration) await tellSignIns();
  else if (env.sms.provider === "none")
    console.log("SMS_PROVIDER is not set: nobody receives a code, so nobody can sign in yet.");
  console.log("Ctrl-C ends it.");
}

async function tellSignIns(): Promise<void> {
  const { demonstrationSignIns } = await import("./seed.ts");
  if (demonstrationSignIns.length > 0)
    console.log("\nThis is a demonstration; everybody in it is invented. Sign in as");
  const width = Math.max(0, ...demonstrationSignIns.map(({ who }) => displayWidth(who)));
  for (const { who, how } of demonstrationSignIns) {
    console.log(`  ${who}${" ".repeat(width - displayWidth(who))}  ${how}`);
  }
  if (demonstrationSignIns.length > 0) console.log("");
}

/** Columns in a terminal: Chinese takes two each. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
}

const ending = prepareToEnd();
await start(ending).catch(ending.failed);
