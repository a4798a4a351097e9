/**
 * 520 forms over a line that loses requests, loses answers, repeats, delays and overtakes, while the server is killed and
 * started again and phones die in the middle of sending: each is there once, none twice, none missing.
 */
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { phoneIndexOf } from "#app/accounts/one-time-code.server.ts";
import { sealPhone } from "#app/accounts/people.server.ts";
import { phoneOwnerOf } from "#app/accounts/phone-owner.server.ts";
import { beginSession } from "#app/accounts/session.server.ts";
import { attachmentLimits } from "#app/attachments/attachment-rules.ts";
import { numberIn, type OutboxEntry } from "#app/offline/outbox/entry.ts";
import { openOutboxStore } from "#app/offline/outbox/outbox-store.ts";
import { sendEntries } from "#app/offline/outbox/send-entries.ts";
import { newId } from "#app/platform/ids.ts";
import { aStaffedTown, villageCode } from "#tests/builders/organisations.ts";
import { anOutboxEntry } from "#tests/builders/outbox.ts";
import { aTopic } from "#tests/builders/petitions.ts";
import { faultyLine } from "#tests/setup/faulty-line.ts";
import { startJourney } from "#tests/setup/journey.ts";
import { phoneFetch } from "#tests/setup/phone-fetch.ts";
import { randomFrom } from "../../prisma/seed/random.ts";

const seed = 20261123;
const phones = 26;
const formsOfPhone = 20;
const serverDeaths = 3;

const journey = await startJourney();
const { db, env } = journey;
await aStaffedTown(db);
const topic = await aTopic(db);

type Phone = { readonly owner: string; readonly cookie: string; readonly said: readonly string[] };

async function aPhone(index: number): Promise<{ readonly owner: string; readonly cookie: string }> {
  const personId = newId();
  const phone = `135${String(index).padStart(8, "0")}`;
  await db.person.create({
    data: {
      id: personId,
      phoneIndex: phoneIndexOf(env, phone),
      phoneSealed: sealPhone(env, personId, phone),
    },
  });
  const cookie = await beginSession({ db, env, now: () => new Date() }, { personId, isStaff: false });
  return { owner: phoneOwnerOf(env, { kind: "resident", personId }), cookie: cookie.split(";")[0] ?? "" };
}

/** A petition on one page; every fifth brings a file in three parts. */
function aPetition(
  said: string,
  bytes: Uint8Array<ArrayBuffer> | null,
): { entry: OutboxEntry; blob: Blob | null } {
  const key = newId();
  const file = { field: "files", name: "账本.pdf", size: bytes?.length ?? 0, id: crypto.randomUUID() };
  const entry = anOutboxEntry({
    kind: "petition",
    action: "/say/at-once",
    encoding: "multipart",
    key,
    fields: Object.entries({
      idempotencyKey: key,
      joint: "alone",
      narrative: said,
      division: villageCode,
      happenedWhen: "上个月",
      kind: "redress",
      requested: "修好",
      identity: "named",
      name: "林秋月",
      phone: "13900000001",
      hideName: "on",
    }),
    files: bytes === null ? [] : [file],
    createdAt: Date.now(),
    nextAttemptAt: 0,
  });
  return { entry, blob: bytes === null ? null : new Blob([bytes]) };
}

function aQuestion(said: string): { entry: OutboxEntry; blob: null } {
  const key = newId();
  const entry = anOutboxEntry({
    kind: "question",
    action: `/advice/ask?place=${villageCode}`,
    key,
    fields: Object.entries({
      idempotencyKey: key,
      heading: said.slice(0, 30),
      topic,
      body: said,
      otherSide: "",
      name: "林秋月",
    }),
    createdAt: Date.now(),
    nextAttemptAt: 0,
  });
  return { entry, blob: null };
}

it("keeps every form once, whatever the line, the server and the phone do", async () => {
  const random = randomFrom(seed);
  const line = await faultyLine({
    to: () => Number(new URL(journey.address).port),
    random,
    fates: { lost_before: 12, lost_after: 14, repeated: 8, late: 20 },
  });
  const hashes = new Map<string, string>();
  const all: Phone[] = [];
  for (let index = 0; index < phones; index += 1) {
    const who = await aPhone(index);
    const store = await openOutboxStore(who.owner);
    const said: string[] = [];
    for (let at = 0; at < formsOfPhone; at += 1) {
      const words = `第 ${index} 部手机的第 ${at} 件事，渠塌了`;
      const bytes = at % 5 === 0 ? aFile(random) : null;
      const { entry, blob } = at % 10 === 9 ? aQuestion(words) : aPetition(words, bytes);
      await store.add(entry, new Map(blob === null ? [] : [[entry.files[0]?.id ?? "", blob]]));
      if (bytes !== null) hashes.set(words, createHash("sha256").update(bytes).digest("hex"));
      said.push(words);
    }
    store.close();
    all.push({ ...who, said });
  }

  let sending = true;
  const killing = (async () => {
    for (let death = 0; death < serverDeaths && sending; death += 1) {
      await pause(random.between(4_000, 8_000));
      await journey.down();
      await pause(random.between(50, 500));
      await journey.up();
    }
  })();
  let deaths = 0;
  const queue = [...all];
  const work = async () => {
    for (let phone = queue.shift(); phone !== undefined; phone = queue.shift())
      deaths += await sendAll(phone, { port: line.port, random });
  };
  await Promise.all(Array.from({ length: 6 }, work));
  sending = false;
  await killing;
  await line.close();

  const petitions = await db.petition.findMany({
    select: { number: true, narrative: true, attachments: { select: { sha256: true } } },
  });
  const questions = await db.legalQuestion.count();
  const said = all.flatMap((phone) => phone.said);
  expect(petitions.map(({ narrative }) => narrative).sort()).toEqual(
    said.filter((_, at) => (at % formsOfPhone) % 10 !== 9).sort(),
  );
  expect(questions).toBe(phones * 2);
  for (const { narrative, attachments } of petitions)
    expect(attachments.length).toBe(hashes.has(narrative) ? 1 : 0);
  // What the phone says is the number is the number.
  const numbers = new Set(petitions.map(({ number }) => number));
  for (const { owner } of all) {
    const store = await openOutboxStore(owner);
    const entries = await store.list();
    expect(entries.map(({ state }) => state)).toEqual(entries.map(() => "sent"));
    for (const { kind, result } of entries)
      if (kind === "petition") expect(numbers.delete(numberIn(result) ?? "")).toBe(true);
    store.close();
  }
  expect(numbers.size).toBe(0);
  expect(deaths).toBeGreaterThan(20);
  for (const fate of ["lost_before", "lost_after", "repeated", "late"] as const)
    expect(line.fates.get(fate) ?? 0).toBeGreaterThan(30);
}, 600_000);

it("brings 20 MB over a line that breaks every 500 kB, once and whole", async () => {
  const random = randomFrom(seed);
  const line = await faultyLine({
    to: () => Number(new URL(journey.address).port),
    random,
    fates: {},
    cutEvery: 500_000,
  });
  const who = await aPhone(phones);
  const bytes = aFile(random, attachmentLimits.bytes);
  const { entry, blob } = aPetition("一本很厚的账", bytes);
  const store = await openOutboxStore(who.owner);
  await store.add(entry, new Map(blob === null ? [] : [[entry.files[0]?.id ?? "", blob]]));
  store.close();
  await sendAll({ ...who, said: [] }, { port: line.port, random, requests: Number.POSITIVE_INFINITY });
  await line.close();
  expect(line.cuts()).toBeGreaterThan(35);
  const files = await db.attachment.findMany({
    where: { petition: { narrative: "一本很厚的账" } },
    select: { sha256: true, bytes: true },
  });
  expect(files).toEqual([
    { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: attachmentLimits.bytes },
  ]);
}, 300_000);

/** A PDF of so many bytes, another one each time. */
function aFile(random: ReturnType<typeof randomFrom>, size = 600_000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += 97) bytes[at] = random.between(0, 255);
  bytes.set(new TextEncoder().encode("%PDF-1.4\n1 0 obj\nendobj\n"));
  bytes.set(new TextEncoder().encode("\n%%EOF\n"), bytes.length - 7);
  return bytes;
}

/** Until nothing waits; the phone dies now and then in the middle and begins anew. Returns how often. */
async function sendAll(
  { owner, cookie }: Phone,
  {
    port,
    random,
    requests: life,
  }: {
    readonly port: number;
    readonly random: ReturnType<typeof randomFrom>;
    /** After so many it dies. */
    readonly requests?: number;
  },
): Promise<number> {
  let deaths = 0;
  const fetch = phoneFetch({
    port: () => port,
    cookie,
    address: () => `10.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`,
  });
  for (;;) {
    const store = await openOutboxStore(owner);
    let requests = life ?? random.between(1, 6);
    const mortal: typeof fetch = async (...asked) => {
      requests -= 1;
      // As the app is killed: nothing that comes after it is written down.
      if (requests < 0) return new Promise(() => undefined);
      return fetch(...asked);
    };
    const dead = pause(60_000, "dead", { ref: false });
    const context = { store, owner, fetch: mortal, now: Date.now, uploads: "/uploads" };
    const died = new Promise<"dead">((resolve) => {
      const look = setInterval(() => {
        if (requests >= 0) return;
        clearInterval(look);
        resolve("dead");
      }, 5);
      look.unref();
    });
    const end = await Promise.race([sendEntries(context, { urged: true }), died, dead]);
    if (end === "dead") deaths += 1;
    const left = (await store.list()).filter(({ state }) => state !== "sent");
    store.close();
    expect(left.filter(({ state }) => state === "needs_you" || state === "signed_out")).toEqual([]);
    if (left.length === 0) return deaths;
    await pause(random.between(5, 40));
  }
}
