/**
 * What is kept on the phone until it is sent: encrypted with a key that no script can read out. A browser that keeps
 * nothing (private windows of some) holds it as long as the page is open.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { forgetKeptPages } from "#app/offline/kept-pages.ts";
import type { Answers } from "../questionnaires/answers.ts";
import type { BlindedToken, Token } from "./blind-token.ts";

export type Kept = {
  readonly phase: "answering" | "sending" | "sent";
  /** Of the questionnaire; where the person is. */
  readonly section: string | null;
  readonly answers: Answers;
  /** Of an invitation: what was blinded, until the server has signed it. */
  readonly begun: BlindedToken | null;
  readonly token: Token | null;
  /** Of an open round: the number that keeps the answer from being stored twice. */
  readonly key: string;
};

interface Schema extends DBSchema {
  kept: { key: string; value: { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer } };
  keys: { key: string; value: CryptoKey };
}

const databaseName = "surveys";
const keyName = "only";

let opened: Promise<IDBPDatabase<Schema> | null> | undefined;
/** In place of a database that this browser refuses. */
const untilClosed = new Map<string, Kept>();

function database(): Promise<IDBPDatabase<Schema> | null> {
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade: (db) => {
      db.createObjectStore("kept");
      db.createObjectStore("keys");
    },
  }).catch(() => null);
  return opened;
}

/** Whether it survives the closing of the page. */
export async function keepsOnPhone(): Promise<boolean> {
  return (await database()) !== null;
}

export async function keepOnPhone(id: string, kept: Kept): Promise<void> {
  const db = await database();
  if (db === null) {
    untilClosed.set(id, kept);
    return;
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder().encode(JSON.stringify(kept));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(db), words);
  await db.put("kept", { iv, sealed }, id);
}

/** Null when there is nothing, or nothing that can be read. */
export async function keptOnPhone(id: string): Promise<Kept | null> {
  const db = await database();
  if (db === null) return untilClosed.get(id) ?? null;
  const row = await db.get("kept", id);
  if (row === undefined) return null;
  try {
    const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await keyOf(db), row.sealed);
    return JSON.parse(new TextDecoder().decode(words)) as Kept;
  } catch {
    return null;
  }
}

export async function forgetOnPhone(id: string): Promise<void> {
  untilClosed.delete(id);
  await (await database())?.delete("kept", id);
}

/** Everything of every survey, the key first: what is left of the rest on the disk is then noise. */
export async function wipePhone(): Promise<void> {
  untilClosed.clear();
  const db = await database();
  await db?.clear("keys");
  await db?.clear("kept");
  await forgetKeptPages();
}

async function keyOf(db: IDBPDatabase<Schema>): Promise<CryptoKey> {
  const known = await db.get("keys", keyName);
  if (known !== undefined) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Another tab may have been faster: the first stays.
  const transaction = db.transaction("keys", "readwrite");
  const first = await transaction.store.get(keyName);
  if (first === undefined) await transaction.store.put(made, keyName);
  await transaction.done;
  return first ?? made;
}

/** Under which an invitation is kept: its code does not stand on the phone in clear. */
export async function idOfInvitation(code: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`invitation ${code}`));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
