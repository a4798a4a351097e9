/** A process of its own that delivers notifications until none is due, to a gateway of the test (see `DELIVERY`). */
import { deliverNotifications } from "#app/notifications/deliver-notifications.server.ts";
import { createDb } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { matterSources } from "#server/matter-sources.ts";
import { senders } from "#tests/builders/senders.ts";

const { databaseUrl, gateway, now, fieldKey } = JSON.parse(process.env.DELIVERY ?? "{}") as {
  readonly databaseUrl: string;
  readonly gateway: string;
  readonly now: string;
  readonly fieldKey: string;
};
const db = createDb(databaseUrl, { connections: 3 });
const env: Pick<Env, "fieldKeys" | "quietHours" | "publicOrigin" | "wechat"> = {
  publicOrigin: "http://localhost:3000",
  wechat: null,
  fieldKeys: { keys: [{ id: "test", secret: Buffer.from(fieldKey, "base64") }] },
  quietHours: null,
};
const sms = {
  sendCode: () => Promise.reject(new Error("no code is asked for")),
  sendNotice: async (message: object) => {
    const answer = await fetch(gateway, { method: "POST", body: JSON.stringify(message) });
    return { id: await answer.text() };
  },
};
const delivered = await deliverNotifications({
  db,
  env,
  matters: matterSources,
  senders: senders({ sms }),
  now: new Date(now),
});
await db.$disconnect();
process.send?.(delivered);
