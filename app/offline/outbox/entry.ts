/**
 * What waits on the phone to be sent, and what becomes of it. Pure: times are milliseconds since 1970, by the phone's
 * clock, and only ever compared with each other, so that a clock that is wrong by a year changes nothing.
 */

export const outboxKinds = [
  "petition",
  "material",
  "withdrawal",
  "rating",
  "booking",
  "question",
  "service_record",
  "other",
] as const;
/** Of what is sent: the key of its wording, in the list and while it waits. */
export type OutboxKind = (typeof outboxKinds)[number];

export type OutboxState =
  /** Its files are still being sealed; nothing of it is sent yet. */
  | "writing"
  | "waiting"
  | "sending"
  | "sent"
  /** Whoever wrote it must sign in again first. */
  | "signed_out"
  /** The server did not take it as it is: the form says what to mend. */
  | "needs_you";

export type OutboxFile = {
  /** The form's field it belongs to. */
  readonly field: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Under which the phone keeps the bytes, and the server the parts that have come. */
  readonly id: string;
};

export type OutboxEntry = {
  readonly id: string;
  readonly kind: OutboxKind;
  /** What the page called itself that it was written on. */
  readonly title: string;
  /** By which somebody knows it among others; null where nothing was written at length, and once it is sent. */
  readonly firstWords: string | null;
  /** Where the form goes: a path of this site. */
  readonly action: string;
  /** The page it was written on, where it is mended. */
  readonly page: string;
  readonly encoding: "urlencoded" | "multipart";
  /** By which the server knows the form again; one of its fields. */
  readonly key: string;
  /** Of everything that was said in it: tells the same form sent twice from another one on the same kept page. */
  readonly fingerprint: string;
  /** In the order of the form, without files. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly OutboxFile[];
  readonly createdAt: number;
  readonly state: OutboxState;
  /** Tries that failed, since the last that did not. */
  readonly failures: number;
  readonly nextAttemptAt: number;
  /** Where its result is shown; a path of this site. */
  readonly result: string | null;
  /** The person has read that it was sent. */
  readonly isSeen: boolean;
};

export type Outcome =
  | { readonly kind: "taken"; readonly location: string | null }
  /** The line broke, or the server could not just now. */
  | { readonly kind: "later" }
  | { readonly kind: "signed_out" }
  | { readonly kind: "refused" };

const second = 1_000;
const firstPause = 5 * second;
const longestPause = 15 * 60 * second;

/** Milliseconds until the next try, after so many that failed: 5 s, 10 s, 20 s ... and every 15 minutes at last. */
export function pauseAfter(failures: number): number {
  return Math.min(firstPause * 2 ** Math.min(Math.max(failures - 1, 0), 20), longestPause);
}

/** Whether it is tried now. Somebody who asks for it, or the line coming back, does not wait for the pause. */
export function isDue(
  { state, nextAttemptAt, createdAt }: OutboxEntry,
  { now, urged }: { readonly now: number; readonly urged: boolean },
): boolean {
  if (state === "sent" || state === "needs_you" || state === "writing") return false;
  if (state === "signed_out") return urged;
  // A pause that ends far beyond the longest is a clock that was set back.
  const clockWasSetBack = nextAttemptAt - now > longestPause || now < createdAt - longestPause;
  return urged || clockWasSetBack || now >= nextAttemptAt;
}

export function afterOutcome(entry: OutboxEntry, outcome: Outcome, now: number): OutboxEntry {
  switch (outcome.kind) {
    case "taken":
      // What was said is the server's now, and no longer the phone's.
      return {
        ...entry,
        state: "sent",
        result: outcome.location,
        firstWords: null,
        fields: [],
        files: [],
        failures: 0,
      };
    case "later": {
      const failures = entry.failures + 1;
      return { ...entry, state: "waiting", failures, nextAttemptAt: now + pauseAfter(failures) };
    }
    case "signed_out":
      return { ...entry, state: "signed_out" };
    case "refused":
      return { ...entry, state: "needs_you" };
  }
}

/** The name of the field that carries an entry's key. */
export const keyField = "idempotencyKey";

/** How long files are sealed at most; an entry that is older was cut off in the middle of it. */
const sealingTime = 10 * 60 * second;

/** An entry that was cut off while its files were sealed: what was written is there, the files are not. */
export function afterCutOff(entry: OutboxEntry, now: number): OutboxEntry {
  const inTime = Math.abs(now - entry.createdAt) < sealingTime;
  return entry.state !== "writing" || inTime ? entry : { ...entry, state: "needs_you", files: [] };
}

/**
 * What a form that is sent becomes, beside what waits already. A page that was kept without a signal may be filled in
 * again and again, and its key is on it once: the same words are the same entry, others need a key of their own, and
 * what the server did not take is replaced by what was mended.
 */
export type Placing =
  | { readonly kind: "same"; readonly entry: OutboxEntry }
  | { readonly kind: "instead"; readonly of: string; readonly key: string }
  | { readonly kind: "new"; readonly key: string };

export function placeOf(
  {
    key,
    fingerprint,
    mends,
  }: { readonly key: string; readonly fingerprint: string; readonly mends: string | null },
  entries: readonly OutboxEntry[],
  freshKey: () => string,
): Placing {
  const known = entries.filter((entry) => entry.key === key);
  const same = known.find((entry) => entry.fingerprint === fingerprint && entry.state !== "needs_you");
  if (same !== undefined) return { kind: "same", entry: same };
  const refused = [...known, ...entries.filter(({ id }) => id === mends)].find(
    ({ state }) => state === "needs_you",
  );
  const isUsed = known.some(({ state }) => state !== "needs_you");
  const own = isUsed || key === "" ? freshKey() : key;
  return refused === undefined ? { kind: "new", key: own } : { kind: "instead", of: refused.id, key: own };
}

/**
 * The headers by which an outbox and the server understand each other (server/outbox.ts). The first says whose entry it
 * is, so that nothing is ever sent in the name of whoever signed in afterwards.
 */
export const outboxHeader = "X-Outbox";
export const resultHeader = "X-Outbox-Result";

/** What an answer to an outbox means. A form that comes back instead of a result was not taken. */
export function outcomeOf(status: number, result: string | null): Outcome {
  if (status === 204) return { kind: "taken", location: result };
  if (status === 401) return { kind: "signed_out" };
  // Too early, too many, and everything that is the server's own trouble.
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: "later" };
  // Neither ours nor a result: a page of the hotel's network, say.
  if (status < 400) return { kind: "later" };
  return { kind: "refused" };
}

/** The 12 digits of a matter in the path of its result. */
export function numberIn(result: string | null): string | null {
  return /\/(\d{12})(?:[/?#]|$)/.exec(result ?? "")?.[1] ?? null;
}
