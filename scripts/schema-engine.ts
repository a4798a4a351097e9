/**
 * Prisma's schema engine in WebAssembly, over node-postgres. The Prisma command would download a native
 * engine, which fails where only the package registry is in reach (docs/decisions/0004).
 */
import type { EventEmitter } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type {
  DiffTarget,
  MigrationList,
  SchemaEngine,
  SchemasContainer,
} from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { createScratchDatabase } from "./databases.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const schemaDirectory = path.join(root, "prisma/schema");
export const migrationsDirectory = path.join(root, "prisma/migrations");

const noFilter = { externalTables: [], externalEnums: [] };

/** Applies what is missing to the database at `url`; returns the names of the migrations just applied. */
export async function applyMigrations(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: readMigrations(), filters: noFilter });
    return result.appliedMigrationNames;
  });
}

/**
 * The SQL that leads from what the migrations make to what the schema files say, or "" when they agree.
 * Needs a server on which `url`'s role may create a database: the migrations run in one that is dropped again.
 */
export async function diffMigrationsToSchema(url: string): Promise<string> {
  return withEngine(url, async (engine) => {
    const from: DiffTarget = { tag: "migrations", ...readMigrations() };
    const to: DiffTarget = { tag: "schemaDatamodel", ...readSchema() };
    const result = await engine.diff({ from, to, script: true, exitCode: true, filters: noFilter });
    return result.exitCode === 2 ? withoutHandWrittenIndexes(result.stdout ?? "") : "";
  });
}

/**
 * Some indexes cannot be said in a schema file (an operator class on a B-tree) and are written by hand in a
 * migration. The engine would drop them; they are known by a name that does not end as Prisma's own do.
 */
function withoutHandWrittenIndexes(sql: string): string {
  const kept = sql.replaceAll(/-- DropIndex\nDROP INDEX "([^"]+)";\n*/g, (statement, name: string) =>
    /_(idx|key)$/.test(name) ? statement : "",
  );
  return kept.trim() === "" ? "" : kept;
}

/** The engine does not close what it opened, so the pools are ours and are ended here. */
async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await instantiate();
  const opened: Closable[] = [];
  const datamodels = readSchema().files.map((file): [string, string] => [file.path, file.content]);
  const ignoreLog = () => undefined;
  const engine = await engineGlue.SchemaEngine.new(
    { datamodels },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapterFactory(url, opened)),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const close of opened.reverse()) await close();
  }
}

type Closable = () => Promise<void>;

/**
 * The adapter's own shadow database is of no use here: with a connection string it would point back at the
 * main database, and it drops the shadow while still connected to it.
 */
function adapterFactory(url: string, opened: Closable[]): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (to: string) => {
    const pool = new pg.Pool({ connectionString: to, max: 2, allowExitOnIdle: true });
    pool.on("connect", markCatalogChar);
    opened.push(() => pool.end());
    const adapter = await new PrismaPg(pool).connect();
    // The adapter's own way cuts the script at every semicolon, also inside the body of a function.
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => restoreCatalogChar(await queryRaw(query));
    return adapter;
  };
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: async () => {
      const scratch = await createScratchDatabase(url, "youshuofa_shadow");
      opened.push(scratch.drop);
      return connect(scratch.url);
    },
  };
}

const catalogChar = 18;
const text = 25;
const charMark = "\u0000char";

/**
 * The catalogue has columns of the one-byte type "char" (`confdeltype` ...), which the adapter refuses and the
 * engine insists on. They pass the adapter as text with a mark on the name, and get their type back behind it.
 */
function markCatalogChar(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: EventEmitter };
  connection.prependListener(
    "rowDescription",
    (message: { fields: { dataTypeID: number; name: string }[] }) => {
      for (const field of message.fields) {
        if (field.dataTypeID !== catalogChar) continue;
        field.dataTypeID = text;
        field.name += charMark;
      }
    },
  );
}

function restoreCatalogChar(result: SqlResultSet): SqlResultSet {
  return {
    ...result,
    columnNames: result.columnNames.map((name) => name.replace(charMark, "")),
    columnTypes: result.columnTypes.map((type, column) =>
      result.columnNames[column]?.endsWith(charMark) ? ColumnTypeEnum.Character : type,
    ),
  };
}

let instantiated: Promise<void> | undefined;

function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const wasmFile = path.join(
      path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
      "schema_engine_bg.wasm",
    );
    const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
      "./schema_engine_bg.js": { ...engineGlue, ...timersThatDoNotHold() },
    });
    engineGlue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return instantiated;
}

/** The engine leaves the 10-second limit on its lock running after it is done; it must not hold the process. */
function timersThatDoNotHold(): WebAssembly.ModuleImports {
  const names = Object.keys(engineGlue).filter((name) => name.startsWith("__wbg_setTimeout_"));
  const start = (callback: () => void, milliseconds: number) =>
    setTimeout(callback, milliseconds >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

function readSchema(): SchemasContainer {
  const files = readdirSync(schemaDirectory)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(schemaDirectory, name))
    .map((file) => ({ path: file, content: readFileSync(file, "utf8") }));
  return { files };
}

function readMigrations(): MigrationList {
  const lockfile = path.join(migrationsDirectory, "migration_lock.toml");
  const migrationDirectories = readdirSync(migrationsDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: readFileSync(path.join(migrationsDirectory, name, "migration.sql"), "utf8"),
        },
      },
    }));
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: "migration_lock.toml", content: readFileSync(lockfile, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
