/**
 * What the server did not take comes back as the page it was written on, with everything that was typed and the
 * server's own sentences: the form is sent once more, plainly.
 */
import type { OutboxEntry } from "./entry.ts";
import { uploadOf } from "./send-entries.ts";

const storageName = "outbox-mends";

/** Leaves this page for the form's. `sha256` of each file whose parts the server has. */
export function openToMend(entry: OutboxEntry, hashes: ReadonlyMap<string, string>): void {
  sessionStorage.setItem(storageName, JSON.stringify({ id: entry.id, path: pathOf(entry.action) }));
  const form = document.createElement("form");
  form.method = "post";
  form.action = entry.action;
  if (entry.encoding === "multipart") form.enctype = "multipart/form-data";
  form.hidden = true;
  const add = (name: string, value: string) => {
    const field = document.createElement("textarea");
    Object.assign(field, { name, value });
    form.append(field);
  };
  for (const [name, value] of entry.fields) add(name, value);
  for (const file of entry.files) {
    const sha256 = hashes.get(file.id);
    if (sha256 !== undefined) add("upload", uploadOf(file, sha256));
  }
  document.body.append(form);
  // Not `requestSubmit`: it goes past the outbox.
  HTMLFormElement.prototype.submit.call(form);
}

/** The entry that a form of this address mends. Known once. */
export function mendedBy(action: string): string | null {
  try {
    const known = JSON.parse(sessionStorage.getItem(storageName) ?? "null") as {
      readonly id: string;
      readonly path: string;
    } | null;
    if (known === null || known.path !== pathOf(action)) return null;
    sessionStorage.removeItem(storageName);
    return known.id;
  } catch {
    return null;
  }
}

function pathOf(action: string): string {
  return action.split("?")[0] ?? action;
}
