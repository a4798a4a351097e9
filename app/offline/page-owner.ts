/** Whose page this is, by the tag that tells a phone's people apart (app/accounts/phone-owner.server.ts). */
import { nobody } from "#app/accounts/phone-owner.ts";

const storageName = "phone-owner";

/**
 * A page that comes from the server says so itself; one that was kept on the phone (`data-kept`, set by the service
 * worker) may be older than the last sign-in, so the last page from the server counts.
 */
export function pageOwner(): string {
  const said = document.querySelector<HTMLMetaElement>('meta[name="phone-owner"]')?.content;
  const isKept = document.documentElement.dataset.kept !== undefined;
  try {
    if (isKept || said === undefined) return localStorage.getItem(storageName) ?? nobody;
    localStorage.setItem(storageName, said);
  } catch {
    // A window that keeps nothing.
  }
  return said ?? nobody;
}
