/**
 * A journey: one person with one goal, in a real Chromium at 360x740, against the production build in a process
 * of its own with a database of its own.
 *
 *   const journey = await startJourney();
 *   it("files and gets a number", async () => {
 *     const page = await journey.newPage();
 *     await page.goto("/");
 *   });
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, inject } from "vitest";
import { beginSession } from "#app/accounts/session.server.ts";
import { createDb, type Db } from "#app/platform/db.server.ts";
import { type Env, type KeyVariables, readEnv } from "#app/platform/env.server.ts";
import { findChromium } from "../../scripts/chromium.ts";
import { createScratchDatabase } from "../../scripts/databases.ts";
import { randomKeys } from "../../scripts/keys.ts";
import { freePort } from "../../scripts/postgres.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pictures = path.join(root, "screenshots/failed");

export type JourneyServer = {
  readonly databaseUrl: string;
  readonly filesDirectory: string;
  readonly keys: KeyVariables;
  readonly port: number;
  readonly demonstration: boolean;
  /** Settings of the operator besides. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type Journey = {
  /** `http://localhost:<port>`; `page.goto("/track")` needs only the path. */
  readonly address: string;
  /** Of every process that serves the same database; the first is `address`. */
  readonly addresses: readonly string[];
  /** The server's database, to set the scene and to look behind it. */
  readonly db: Db;
  /** The server's configuration, with the keys that open what is sealed. */
  readonly env: Env;
  /** Kills the first process as a power cut does. `up` starts it again, at the same address. */
  readonly down: () => Promise<void>;
  /** Lets the first process stand still for so many milliseconds, as an overloaded one does; it goes on by itself. */
  readonly pause: (milliseconds: number) => void;
  readonly up: (settings?: Readonly<Record<string, string>>) => Promise<void>;
  /** Somebody's phone: a browser context of its own. `javaScriptEnabled: false` is the phone without script. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
};

/** A phone as they are sold here; also, "HeadlessChrome" in the name would make the server take us for a robot. */
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
  userAgent:
    "Mozilla/5.0 (Linux; Android 12; V2118A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
};

/** What a page shows, once the whole of it has come: a long one is there in part before. */
export async function mainText(page: Page): Promise<string> {
  await page.waitForLoadState();
  return page.locator("main").innerText();
}

/** The service worker is installed, and in charge of this page. */
export async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A phone on which this member of staff is signed in already, for journeys that are not about signing in. */
export function staffPage(
  journey: Journey,
  personId: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return signedInPage(journey, { personId, isStaff: true }, options);
}

/** The same for a resident. */
export function residentPage(
  journey: Journey,
  personId: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return signedInPage(journey, { personId, isStaff: false }, options);
}

async function signedInPage(
  { db, env, address, newPage }: Journey,
  who: { readonly personId: string; readonly isStaff: boolean },
  options: BrowserContextOptions,
): Promise<Page> {
  const cookie = await beginSession({ db, env, now: () => new Date() }, who);
  const value = cookie.split(";")[0]?.split("=")[1] ?? "";
  const page = await newPage(options);
  await page.context().addCookies([{ name: "session", value, url: address }]);
  return page;
}

/**
 * Call it once at the top of a journey file. `demonstration: false` serves as in production, without the
 * demonstration inbox; `processes` starts more than one on the same database. A page that reports an error in its console, or a server that prints one, fails the test.
 */
export async function startJourney({ demonstration = true, processes = 1 } = {}): Promise<Journey> {
  const { serverUrl, template } = inject("databaseServer");
  const database = await createScratchDatabase(serverUrl, "youshuofa_test", template);
  const filesDirectory = mkdtempSync(path.join(tmpdir(), "youshuofa-journey-"));
  const order = {
    databaseUrl: database.url,
    filesDirectory,
    keys: randomKeys(),
    port: await freePort(),
    demonstration,
  };
  const complaints: string[] = [];
  const power = { wasOff: false };
  const servers = [await serve(order, complaints)];
  const addresses = [`http://localhost:${order.port}`];
  while (servers.length < processes) {
    const port = await freePort();
    servers.push(await serve({ ...order, port }, complaints));
    addresses.push(`http://localhost:${port}`);
  }
  const address = addresses[0] ?? "";
  const db = createDb(database.url, { connections: 3 });
  const browser = await launch();
  const open: OpenPage[] = [];

  afterEach(async ({ task }) => {
    const pages = open.splice(0);
    const failed = task.result?.state === "fail";
    for (const [index, { page }] of pages.entries()) {
      if (failed) await photograph(page, `${task.name}-${index + 1}`);
      await page.context().close();
    }
    const said = [...complaints.splice(0), ...pages.flatMap((each) => each.complaints)];
    if (said.length > 0) throw new Error(`Something complained: ${said.join("\n")}`);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => endOf(server)));
    await db.$disconnect();
    await database.drop();
    rmSync(filesDirectory, { recursive: true, force: true });
  });

  return {
    address,
    addresses,
    db,
    env: readEnv({}, order),
    down: async () => {
      power.wasOff = true;
      const [first] = servers;
      if (first !== undefined) await endOf(first, "SIGKILL");
    },
    pause: (milliseconds) => {
      const [first] = servers;
      first?.kill("SIGSTOP");
      setTimeout(() => first?.kill("SIGCONT"), milliseconds);
    },
    up: async (settings = {}) => {
      servers[0] = await serve({ ...order, settings }, complaints);
    },
    newPage: async (options) => {
      const each = await newPage(browser, { ...phone, baseURL: address, ...options }, power);
      open.push(each);
      return each.page;
    },
  };
}

type OpenPage = { readonly page: Page; readonly complaints: string[] };

async function newPage(
  browser: Browser,
  options: BrowserContextOptions,
  power: { readonly wasOff: boolean },
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    if (power.wasOff && /net::ERR_(CONNECTION|EMPTY)/.test(message.text())) return;
    // A page may well answer 404 or 422; the browser reports that as an error of its own.
    const expected = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
    const isPage = !/\/assets\/|\.\w{2,5}$/.test(new URL(message.location().url, page.url()).pathname);
    if (!(expected && isPage)) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { page, complaints };
}

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("There is no Chromium; npm test installs it");
  return chromium.launch({
    executablePath,
    args: ["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
  });
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const file = path.join(pictures, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 100)}.png`);
  await page.screenshot({ path: file, fullPage: true }).catch((error: unknown) => console.log(String(error)));
}

async function serve(order: JourneyServer, complaints: string[]): Promise<ChildProcess> {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const server = spawn(process.execPath, ["tests/setup/journey-server.ts"], {
    cwd: root,
    env: { ...environment, NODE_ENV: "production", JOURNEY_SERVER: JSON.stringify(order) },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  server.stderr?.on("data", (chunk: Buffer) => complaints.push(chunk.toString("utf8").trim()));
  await new Promise((resolve, reject) => {
    server.once("message", resolve);
    server.once("error", reject);
    server.once("close", (code) =>
      reject(new Error(`the server ended with ${code}: ${complaints.join("\n")}`)),
    );
  });
  return server;
}

function endOf(server: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("close", () => resolve());
    server.kill(signal);
  });
}
