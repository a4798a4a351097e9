/** What a form says, as the browser would send it, made ready to wait. */
import { v4 } from "uuid";
import { keyField, type OutboxFile, type OutboxKind } from "./entry.ts";
import type { NewEntry } from "./own-outbox.ts";
import { shrunkImage } from "./shrink-image.ts";

/** Characters. */
const mostWords = 28;

export type Written = { readonly entry: NewEntry; readonly files: ReadonlyMap<string, Blob> };

/** `submitter` is the button that was pressed; its name and address belong to what is sent. */
export async function readForm(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  kind: OutboxKind,
): Promise<Written> {
  const data = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name !== "")
    data.append(submitter.name, submitter.value);
  const fields: [string, string][] = [];
  const files: OutboxFile[] = [];
  const blobs = new Map<string, Blob>();
  const said: string[] = [];
  for (const [name, value] of data) {
    if (typeof value === "string") {
      fields.push([name, value]);
      // Another version of the same matter is no other wish.
      if (name !== keyField && name !== "version") said.push(`${name}=${value}`);
    } else if (value.size > 0) {
      const id = v4();
      said.push(`${name}=${value.name}:${value.size}:${value.lastModified}`);
      const image = await shrunkImage(value);
      files.push({ field: name, name: image.name, size: image.size, id });
      blobs.set(id, image);
    }
  }
  const action = new URL(addressOf(form, submitter), location.href);
  const path = action.pathname + action.search;
  const key = fields.find(([name]) => name === keyField)?.[1] ?? "";
  return {
    entry: {
      kind,
      title: document.querySelector("h1")?.textContent?.trim() ?? document.title,
      firstWords: firstWordsOf(form),
      action: path,
      page: location.pathname + location.search,
      encoding: form.enctype === "multipart/form-data" ? "multipart" : "urlencoded",
      key,
      fingerprint: await fingerprintOf([path, ...said]),
      fields,
      files,
    },
    files: blobs,
  };
}

function firstWordsOf(form: HTMLFormElement): string | null {
  const [text = ""] = [...form.querySelectorAll("textarea")].map(({ value }) => value.trim()).filter(Boolean);
  const characters = [...text.replace(/\s+/gu, " ")];
  if (characters.length === 0) return null;
  return characters.length > mostWords ? `${characters.slice(0, mostWords).join("")}…` : text;
}

/** Not `form.action`: a field of that name would stand before it. */
function addressOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  return submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
}

async function fingerprintOf(said: readonly string[]): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(said)));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
