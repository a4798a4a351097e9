/** The browser of the journeys: found on the machine, or installed from its packages where that is allowed. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { PlainFailure } from "../server/failure.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const byHand =
  "Install them with `sudo apt-get install chromium fonts-noto-cjk`, or set CHROME_PATH to a Chromium, then run the command again.";

/** CHROME_PATH, else the first Chromium on PATH, else one that Playwright downloaded before. */
export function findChromium(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = names.flatMap((name) => directories.map((directory) => path.join(directory, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
}

/** Returns the path of a Chromium that can write Chinese. Throws PlainFailure with what to install. */
export function ensureChromium(): string {
  const missing = [...(findChromium() ? [] : ["chromium"]), ...(canWriteChinese() ? [] : ["fonts-noto-cjk"])];
  if (missing.length > 0) installPackages(missing);
  const found = findChromium();
  if (!found) throw new PlainFailure(`There is no Chromium on this machine. ${byHand}`);
  return found;
}

function installPackages(packages: string[]): void {
  const what = `${packages.join(" and ")} ${packages.length > 1 ? "are" : "is"} missing for the tests in the browser`;
  const asRoot = process.getuid?.() === 0;
  const mayAsk = spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0;
  if (!existsSync("/usr/bin/apt-get") || !(asRoot || mayAsk)) {
    throw new PlainFailure(`${what}, and this user may not install packages. ${byHand}`);
  }
  console.log(`Installing ${packages.join(" and ")} from the system's packages.`);
  const run = (words: string[]) =>
    spawnSync(asRoot ? "apt-get" : "sudo", asRoot ? words : ["-n", "apt-get", ...words], {
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  run(["update", "-q"]);
  const installed = run(["install", "-y", "-q", "--no-install-recommends", ...packages]);
  if (installed.status !== 0) {
    const last = `${installed.stdout}${installed.stderr}`.trim().split("\n").slice(-5).join("\n");
    throw new PlainFailure(`${what}, and could not be installed. ${byHand}\n${last}`);
  }
}

function canWriteChinese(): boolean {
  if (process.platform !== "linux") return true;
  const listed = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  if (listed.status === 0) return listed.stdout.trim() !== "";
  return existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
