/** The outbox of this page's owner, opened once; null where the browser keeps nothing. */
import { type OwnOutbox, openOwnOutbox } from "../outbox/own-outbox.ts";
import { pageOwner } from "../page-owner.ts";

let opened: Promise<OwnOutbox | null> | undefined;

export function ownOutbox(): Promise<OwnOutbox | null> {
  opened ??= canKeep() ? openOwnOutbox(pageOwner()).catch(() => null) : Promise.resolve(null);
  return opened;
}

/** Sealing needs a secure page: https, or this machine. */
function canKeep(): boolean {
  return "indexedDB" in globalThis && globalThis.crypto?.subtle !== undefined;
}
