/** 10,000 messages, two processes: each is sent once. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { personByPhone } from "#app/accounts/people.server.ts";
import { newId } from "#app/platform/ids.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { aStaffedTown } from "#tests/builders/organisations.ts";
import { aReceivedPetition } from "#tests/builders/petitions.ts";
import { cloneDatabase } from "#tests/setup/database.ts";
import type { Delivered } from "./deliver-notifications.server.ts";

const messages = 10_000;
const { db, url } = await cloneDatabase();
const env = anEnv();
const now = new Date("2026-05-18T11:06:00Z");

/** The gateway: what it was asked to send, in order. */
async function aGateway() {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      sent.push((JSON.parse(body) as { readonly number: string }).number);
      response.end(`message-${sent.length}`);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { sent, address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function aWorker(gateway: string): Promise<Delivered> {
  const worker = fork("tests/setup/delivery-worker.ts", {
    env: {
      ...process.env,
      DELIVERY: JSON.stringify({
        databaseUrl: url,
        gateway,
        now,
        fieldKey: env.fieldKeys.keys[0].secret.toString("base64"),
      }),
    },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (delivered) => resolve(delivered as Delivered));
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code !== 0) reject(new Error(`a worker ended with ${code}`));
    });
  });
}

it("are sent once each, however two processes share them", async () => {
  const town = await aStaffedTown(db);
  const petition = await aReceivedPetition(db, env, town.clerk);
  const { id: personId } = await db.$transaction((tx) =>
    personByPhone(tx, env, { phone: "13900000001", language: "zh-CN", now }),
  );
  const rows = Array.from({ length: messages }, (_, at) => ({ id: newId(), at }));
  await db.notification.createMany({
    data: rows.map(({ id, at }) => ({
      id,
      personId,
      event: "petition_accepted",
      facts: {
        number: String(100_000_000_000 + at),
        due: null,
        about: { kind: "petition", id: petition.id },
      },
      dedupeKey: `many:${at}`,
      createdAt: now,
    })),
  });
  await db.notificationDelivery.createMany({
    data: rows.map(({ id }) => ({ id: newId(), notificationId: id, channel: "sms", nextAttemptAt: now })),
  });
  const gateway = await aGateway();
  const workers = await Promise.all([aWorker(gateway.address), aWorker(gateway.address)]);
  gateway.close();
  expect(gateway.sent).toHaveLength(messages);
  expect(new Set(gateway.sent).size).toBe(messages);
  // Both had a hand in it.
  for (const { sent } of workers) expect(sent).toBeGreaterThan(messages / 10);
  expect(await db.notificationDelivery.groupBy({ by: ["state", "attempts"], _count: true })).toEqual([
    { state: "sent", attempts: 1, _count: messages },
  ]);
}, 180_000);
