/**
 * The part of every command that runs before anything is installed: plain JavaScript for Node 18 and newer, with
 * nothing from node_modules. Installs what package-lock.json names and goes on with the pinned Node.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Runs TypeScript by itself. */
const oldestForTypeScript = [24, 0];

/**
 * @param {string} script file in `scripts/` to go on with, in TypeScript
 * @param {"production" | "development" | "test"} mode NODE_ENV for it
 * @returns {Promise<boolean>} whether the script could be run; if not, the person was told why
 */
export async function runInstalled(script, mode) {
  process.chdir(root);
  try {
    await install();
    const node = pinnedNode();
    process.env.NODE_ENV = mode;
    if (node === realpathSync(process.execPath))
      await import(pathToFileURL(path.join(root, "scripts", script)).href);
    else await continueWith(node, path.join("scripts", script));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return false;
  }
  return true;
}

class Refusal extends Error {}

async function install() {
  if (Number(process.versions.node.split(".")[0]) < 18) {
    throw new Refusal(
      `This is Node ${process.version}. Install Node 18 or newer, then run the command again.`,
    );
  }
  if (isInstalled()) return;
  const begin = Date.now();
  console.log("Installing packages. The first time takes about a minute.");
  const { code, output } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) throw new Refusal(installFailure(output));
  console.log(`  done  ${seconds(begin)}  packages`);
}

/** npm writes the list of what it installed last, so an interrupted run leaves none. */
function isInstalled() {
  const listed = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(listed)) return false;
  const installed = JSON.parse(readFileSync(listed, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    // Optional ones are made for other machines, and npm leaves them out here.
    ([name, { version, optional }]) =>
      name === "" || (installed[name] ? installed[name].version === version : optional === true),
  );
}

/** @param {string[]} words @returns {Promise<{ code: number | null, output: string }>} */
function npm(words) {
  const script = process.env.npm_execpath;
  const direct = script && /npm-cli\.[cm]?js$/.test(script);
  const child = direct
    ? spawn(process.execPath, [script, ...words], { cwd: root })
    : spawn("npm", words, { cwd: root, shell: process.platform === "win32" });
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** @param {string} output */
function installFailure(output) {
  const last = output.trim().split("\n").slice(-12).join("\n");
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|FETCH_ERROR/.test(output)
  ) {
    return `The package registry cannot be reached, so nothing could be installed. Check the network (behind a proxy: npm config set proxy http://...; with a registry of your own: npm config set registry https://...), then run the command again.\n\nnpm said:\n${last}`;
  }
  if (/ENOSPC/.test(output)) return `The disk is full; about 1 GB is needed.\n\nnpm said:\n${last}`;
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `This user may not write in ${root}. Clone into a directory of your own.\n\nnpm said:\n${last}`;
  }
  return `npm could not install the packages. It said:\n${last}`;
}

/** The Node of package.json where it runs on this machine, else the machine's own if it is new enough. */
function pinnedNode() {
  const pinned = path.join(root, "node_modules/node/bin/node");
  const own = realpathSync(process.execPath);
  if (existsSync(pinned)) {
    const real = realpathSync(pinned);
    if (real === own || spawnSync(real, ["--version"]).status === 0) return real;
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestForTypeScript;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return own;
  throw new Refusal(
    `The Node that comes with the packages does not run on this machine, and its own is ${process.version}. Install Node ${wantedMajor} or newer, then run the command again.`,
  );
}

/**
 * The child ends by itself: Ctrl-C reaches it too, and when this process is killed the channel between them
 * closes, which it takes as the same request.
 * @param {string} node @param {string} script
 */
function continueWith(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
      resolve(undefined);
    });
  });
}

/** @param {number} begin */
function seconds(begin) {
  return `${((Date.now() - begin) / 1000).toFixed(1).padStart(5)} s`;
}
