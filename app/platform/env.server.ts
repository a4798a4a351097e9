/**
 * The configuration, read once at the start. A wrong value stops the start with sentences that say what to set.
 *
 * A demonstration cannot be asked for by a variable: it exists only where the start script brought up the
 * embedded PostgreSQL itself, and DATABASE_URL rules that out.
 */
import path from "node:path";
import { z } from "zod";
import { PlainFailure } from "#server/failure.ts";
import {
  type EmailSettings,
  readEmail,
  readSms,
  readWechat,
  type SmsSettings,
  type WechatSettings,
} from "./carrier-settings.ts";
import type { FieldKey, KeyRing } from "./field-encryption.server.ts";
import { type QuietHours, readQuietHours } from "./quiet-hours.ts";

export type Env = {
  readonly databaseUrl: string;
  /** Connections this process may hold open. */
  readonly databasePool: number;
  readonly host: string;
  readonly port: number;
  /** `https://host[:port]` as people type it, without a slash at the end. */
  readonly publicOrigin: string;
  /** How many proxies in front may be believed about the caller's address (Express `trust proxy`). */
  readonly trustedProxies: number;
  /** Signs cookies and links; 32 bytes or more. */
  readonly appSecret: Buffer;
  readonly fieldKeys: KeyRing;
  /** Keys of the hashes by which a sealed phone or name is found again. */
  readonly blindIndexKey: Buffer;
  /** Accusations are sealed with keys of their own (信访工作条例 第三十条). */
  readonly accusationKeys: KeyRing;
  /** Absolute path of the directory that holds attachments. */
  readonly filesDirectory: string;
  readonly sms: SmsSettings;
  /** Null where no e-mail is sent. */
  readonly email: EmailSettings | null;
  /** Null where there is no mini-program. */
  readonly wechat: WechatSettings | null;
  /** Absolute path of a divisions CSV to load into an empty database instead of the one in the code. */
  readonly cityCsv: string | undefined;
  readonly demonstration: boolean;
  /** When only urgent news goes out; null for never. */
  readonly quietHours: QuietHours | null;
  /** False takes the service worker off every phone that comes by. */
  readonly serviceWorker: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
};

/** What the start script made by itself: its own PostgreSQL and its own random keys. */
export type Demonstration = {
  readonly databaseUrl: string;
  readonly filesDirectory: string;
  readonly keys: KeyVariables;
};

export type KeyVariables = {
  readonly APP_SECRET: string;
  readonly FIELD_KEYS: string;
  readonly BLIND_INDEX_KEY: string;
  readonly ACCUSATION_KEYS: string;
};

const usualQuietHours: QuietHours = { from: "21:00", to: "08:00" };

/** Thrown by `readEnv`; the message lists, one a line, what to set. */
export class EnvironmentProblem extends PlainFailure {}

/**
 * Reads the variables; empty ones count as not set. Throws EnvironmentProblem.
 * `demonstration` is refused when DATABASE_URL is set.
 */
export function readEnv(variables: Record<string, string | undefined>, demonstration?: Demonstration): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  if (demonstration && given.DATABASE_URL) {
    throw new EnvironmentProblem("DATABASE_URL is set, so this cannot be a demonstration.");
  }
  const parsed = schema.safeParse({
    ...given,
    ...(demonstration
      ? {
          ...demonstration.keys,
          DATABASE_URL: demonstration.databaseUrl,
          FILES_DIR: demonstration.filesDirectory,
        }
      : {}),
  });
  const problems = parsed.success ? [] : parsed.error.issues.map(sentence);
  const sms = readSms(given, problems);
  const email = readEmail(given, problems);
  const wechat = readWechat(given, problems);
  if (!parsed.success || problems.length > 0) throw new EnvironmentProblem(problems.join("\n"));
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    host: values.HOST,
    port: values.PORT,
    publicOrigin: values.PUBLIC_ORIGIN ?? `http://localhost:${values.PORT}`,
    trustedProxies: values.TRUSTED_PROXIES,
    appSecret: values.APP_SECRET,
    fieldKeys: values.FIELD_KEYS,
    blindIndexKey: values.BLIND_INDEX_KEY,
    accusationKeys: values.ACCUSATION_KEYS,
    filesDirectory: path.resolve(values.FILES_DIR),
    sms,
    email,
    wechat,
    cityCsv: values.CITY_CSV === undefined ? undefined : path.resolve(values.CITY_CSV),
    demonstration: demonstration !== undefined,
    quietHours: values.QUIET_HOURS ?? (demonstration ? null : usualQuietHours),
    serviceWorker: values.SERVICE_WORKER === "on",
    logLevel: values.LOG_LEVEL,
  };
}

const number = (from: number, to: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`)
    .default(fallback);

const secretSentence = "must be at least 32 random bytes in base64; `openssl rand -base64 32` makes one";

const secret = z.string(secretSentence).transform((text, context) => {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length >= 32) return bytes;
  context.addIssue({ code: "custom", message: secretSentence });
  return z.NEVER;
});

const ringSentence =
  "must be `id:base64` pairs of 32 random bytes with commas between, the current key first, such as `2026a:$(openssl rand -base64 32)`";

const keyRing = z.string(ringSentence).transform((text, context): KeyRing => {
  const keys = text.split(",").map((pair): FieldKey => {
    const [id = "", base64 = ""] = pair.trim().split(":");
    return { id, secret: Buffer.from(base64, "base64") };
  });
  const [first, ...others] = keys;
  const wellFormed = keys.every((key) => /^[A-Za-z0-9_-]{1,32}$/.test(key.id) && key.secret.length === 32);
  const distinct = new Set(keys.map((key) => key.id)).size === keys.length;
  if (first && wellFormed && distinct) return { keys: [first, ...others] };
  context.addIssue({ code: "custom", message: distinct ? ringSentence : "has the same key id twice" });
  return z.NEVER;
});

const databaseSentence = "must be a PostgreSQL address such as postgresql://user:password@host:5432/database";

const schema = z.object({
  DATABASE_URL: z
    .string(databaseSentence)
    .refine(
      (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
      databaseSentence,
    ),
  DATABASE_POOL: number(1, 200, 10),
  // Nobody outside the machine is served until somebody says so: HOST=0.0.0.0 in a container or without a proxy.
  HOST: z.string().default("127.0.0.1"),
  PORT: number(1, 65_535, 3000),
  PUBLIC_ORIGIN: z
    .string()
    .refine(
      (text) =>
        URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text,
      "must be what people type before the first slash, such as https://xinfang.example.gov.cn",
    )
    .optional(),
  TRUSTED_PROXIES: number(0, 10, 0),
  APP_SECRET: secret,
  FIELD_KEYS: keyRing,
  BLIND_INDEX_KEY: secret,
  ACCUSATION_KEYS: keyRing,
  FILES_DIR: z.string("must name the directory for attachments"),
  CITY_CSV: z.string().optional(),
  QUIET_HOURS: z
    .string()
    .transform((text, context) => {
      if (text === "none") return null;
      const hours = readQuietHours(text);
      if (hours !== null) return hours;
      context.addIssue({ code: "custom", message: "must be none or two times of day such as 21:00-08:00" });
      return z.NEVER;
    })
    .optional(),
  SERVICE_WORKER: z.enum(["on", "off"], "must be on or off").default("on"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "must be one of fatal, error, warn, info, debug, silent",
    )
    .default("info"),
});

function sentence(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")} ${issue.message}.`;
}
