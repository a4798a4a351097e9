/**
 * Sends what waits. The phone forgets nothing before the server has said that it has it; the server takes the same form
 * and the same part of a file any number of times and keeps it once. So whatever is lost on the way, sending again is
 * always right.
 */
import {
  afterOutcome,
  isDue,
  type OutboxEntry,
  type OutboxFile,
  type Outcome,
  outboxHeader,
  outcomeOf,
  resultHeader,
} from "./entry.ts";
import { type OutboxStore, partBytes } from "./outbox-store.ts";

export type SendContext = {
  readonly store: OutboxStore;
  /** Of the browser; a tab, a service worker and a test each bring theirs. */
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Whose entries these are; the server sends nothing of theirs for anybody else. */
  readonly owner: string;
  /** Where parts of files go: `uploads + "/" + id`. */
  readonly uploads: string;
  /** Told of every change, for the list that the person sees. */
  readonly changed?: (entry: OutboxEntry) => void;
};

/** How long one request may take; a line that is silent for so long is broken. */
const patience = 60_000;

/**
 * Tries everything that is due, the oldest first. Call it under a lock that only one tab or worker holds at a time: what
 * it finds in `sending` was left by one that died.
 */
export async function sendEntries(
  context: SendContext,
  { urged, only }: { readonly urged: boolean; readonly only?: string | undefined },
): Promise<void> {
  for (const entry of await context.store.list()) {
    if (only !== undefined && entry.id !== only) continue;
    if (!isDue(entry, { now: context.now(), urged })) continue;
    const sent = await sendEntry(context, entry);
    // The line is down for all of them.
    if (sent.state === "waiting") break;
  }
}

async function sendEntry(context: SendContext, entry: OutboxEntry): Promise<OutboxEntry> {
  await keep(context, { ...entry, state: "sending" });
  const outcome = await tryToSend(context, entry);
  const after = afterOutcome(entry, outcome, context.now());
  await keep(context, after);
  return after;
}

async function keep({ store, changed }: SendContext, entry: OutboxEntry): Promise<void> {
  await store.update(entry);
  changed?.(entry);
}

async function tryToSend(context: SendContext, entry: OutboxEntry): Promise<Outcome> {
  try {
    const uploads: string[] = [];
    for (const file of entry.files) {
      const sha256 = await sendFile(context, file);
      if (typeof sha256 !== "string") return sha256;
      uploads.push(uploadOf(file, sha256));
    }
    const answer = await context.fetch(entry.action, {
      method: "POST",
      headers: { [outboxHeader]: context.owner, Accept: "text/html" },
      body: bodyOf(entry, uploads),
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    return outcomeOf(answer.status, answer.headers.get(resultHeader));
  } catch {
    return { kind: "later" };
  }
}

/** The field that stands for a file whose parts the server has (app/platform/multipart.server.ts). */
export function uploadOf({ field, id, name }: OutboxFile, sha256: string): string {
  return JSON.stringify({ field, id, name, sha256 });
}

/** As the form itself would send it. */
function bodyOf(
  { fields, files, encoding }: OutboxEntry,
  uploads: readonly string[],
): FormData | URLSearchParams {
  const body = encoding === "multipart" || files.length > 0 ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  for (const upload of uploads) body.append("upload", upload);
  return body;
}

/** Sends the parts that the server does not have yet; the SHA-256 of the whole, in hex, once it has them all. */
async function sendFile({ store, fetch, uploads }: SendContext, file: OutboxFile): Promise<string | Outcome> {
  const address = `${uploads}/${file.id}`;
  const ask = (init: RequestInit) =>
    fetch(address, { credentials: "same-origin", signal: AbortSignal.timeout(patience), ...init });
  let received = await receivedBy(await ask({ method: "GET" }));
  while (typeof received === "number" && received < file.size) {
    const part = Math.floor(received / partBytes);
    const whole = await store.readPart(file, part);
    const body = whole.subarray(received - part * partBytes);
    const headers = {
      "Content-Type": "application/octet-stream",
      "Upload-From": String(received),
      "Upload-Size": String(file.size),
    };
    received = await receivedBy(await ask({ method: "PUT", headers, body }));
  }
  return typeof received === "number" ? hashOf(store, file) : received;
}

/** How many bytes the server has, also when it says that another part is due (409). */
async function receivedBy(answer: Response): Promise<number | Outcome> {
  if (answer.status !== 200 && answer.status !== 409) {
    const outcome = outcomeOf(answer.status, null);
    return outcome.kind === "taken" ? { kind: "later" } : outcome;
  }
  const { received } = (await answer.json()) as { readonly received?: unknown };
  return typeof received === "number" && received >= 0 ? received : { kind: "later" };
}

/** SHA-256 in hex. */
export async function hashOf(store: Pick<OutboxStore, "readPart">, file: OutboxFile): Promise<string> {
  const whole = new Uint8Array(file.size);
  for (let part = 0; part * partBytes < file.size; part += 1)
    whole.set(await store.readPart(file, part), part * partBytes);
  const hash = await crypto.subtle.digest("SHA-256", whole);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
