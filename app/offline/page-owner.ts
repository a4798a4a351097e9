/** Whose page this is, by the tag that tells a phone's people apart (app/accounts/phone-owner.server.ts). */
import { nobody } from "#app/accounts/phone-owner.ts";

const storageName = "phone-owner";

/** Shown from the phone, without asking the server (service-worker.ts). */
export function isKeptPage(): boolean {
  return document.documentElement.dataset.kept !== undefined;
}

/** When the server gave a kept page; null for one that is fresh, or that was kept for everybody. */
export function keptSince(): Date | null {
  const said = document.documentElement.dataset.kept;
  return said === undefined || said === "" ? null : new Date(said);
}

/**
 * A page that comes from the server says so itself; one that was kept on the phone may be older than the last sign-in, so the last page from the server counts.
 */
export function pageOwner(): string {
  const said = document.querySelector<HTMLMetaElement>('meta[name="phone-owner"]')?.content;
  try {
    if (isKeptPage() || said === undefined) return localStorage.getItem(storageName) ?? nobody;
    localStorage.setItem(storageName, said);
  } catch {
    // A window that keeps nothing.
  }
  return said ?? nobody;
}
