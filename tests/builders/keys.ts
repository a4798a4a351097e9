/** Keys for tests: made anew each run, worth nothing. */
import { randomBytes } from "node:crypto";
import type { Env } from "#app/platform/env.server.ts";

export const testKeys: Pick<Env, "appSecret" | "fieldKeys" | "blindIndexKey" | "accusationKeys"> = {
  appSecret: randomBytes(32),
  fieldKeys: { keys: [{ id: "test", secret: randomBytes(32) }] },
  blindIndexKey: randomBytes(32),
  accusationKeys: { keys: [{ id: "test-accusations", secret: randomBytes(32) }] },
};

export function anEnv(changes: Partial<Env> = {}): Env {
  return {
    databaseUrl: "postgresql://not-used",
    databasePool: 5,
    host: "127.0.0.1",
    port: 0,
    publicOrigin: "http://localhost:3000",
    trustedProxies: 0,
    ...testKeys,
    filesDirectory: ".data/test-files",
    sms: { provider: "none" },
    email: null,
    wechat: null,
    cityCsv: undefined,
    demonstration: true,
    quietHours: null,
    serviceWorker: true,
    logLevel: "silent",
    ...changes,
  };
}
