/**
 * What becomes of a form when it is sent. One that may wait is kept on the phone first and sent from there; any other
 * stays where it is without a signal: the browser's own error page would take its place, typed text and all.
 */
import { addresses } from "#app/ui/addresses.ts";
import { forgetKeptPages } from "../kept-pages.ts";
import type { OutboxEntry, OutboxKind } from "../outbox/entry.ts";
import { kindOf } from "../outbox/form.ts";
import { mendedBy, openToMend } from "../outbox/mend-entry.ts";
import { askToBeWoken, type OwnOutbox } from "../outbox/own-outbox.ts";
import { readForm } from "../outbox/read-form.ts";
import { ownOutbox } from "./own-outbox.ts";
import { say } from "./phone-says.ts";

/** In the capture phase on the window: before any handler of the page. */
export function watchForms(): void {
  window.addEventListener("submit", decide, { capture: true });
  window.addEventListener("online", () => say(null));
  // Somebody came back to a page that the browser had put aside whole.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    say(null);
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]"))
      delete form.dataset.sending;
  });
}

function decide(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.method === "get") return;
  const submitter = event.submitter ?? null;
  const kind = kindOf(form);
  if (kind !== null) {
    stop(event);
    void keepAndSend(form, submitter, kind);
  } else if (!navigator.onLine) {
    stop(event);
    say("held");
  } else if (isSignOut(form)) {
    stop(event);
    void leave(form);
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

async function keepAndSend(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  kind: OutboxKind,
): Promise<void> {
  // Pressed twice.
  if (form.dataset.sending !== undefined) return;
  form.dataset.sending = "";
  const outbox = await ownOutbox();
  try {
    if (outbox === null) throw new Error("this browser keeps nothing");
    const { entry, files } = await readForm(form, submitter, kind);
    if (files.size > 0) say("sending");
    const kept = await outbox.put(entry, files, mendedBy(entry.action));
    await sendNow(outbox, kept);
  } catch {
    // The phone is full, or keeps nothing in this window.
    delete form.dataset.sending;
    if (navigator.onLine) sendPlainly(form, submitter);
    else say("full");
  }
}

/** Goes on to what became of it. */
async function sendNow(outbox: OwnOutbox, { id }: OutboxEntry): Promise<void> {
  if (navigator.onLine) {
    const slow = setTimeout(() => say("sending"), 400);
    await outbox.send({ urged: true, only: id });
    clearTimeout(slow);
  }
  const after = await outbox.get(id);
  if (after?.state === "sent") {
    await outbox.markSeen();
    location.assign(after.result ?? addresses.outbox);
  } else if (after?.state === "needs_you") openToMend(after, await outbox.hashes(after));
  else {
    await askToBeWoken();
    // Without a service worker there is no page of ours to go to.
    if (navigator.onLine || navigator.serviceWorker?.controller) location.assign(addresses.outbox);
    else say("kept");
  }
}

/** As if no script had been here. */
function sendPlainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name !== "") {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}

function isSignOut(form: HTMLFormElement): boolean {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname === addresses.signOut;
}

/** What this person keeps here goes with them; what is not sent yet is asked about first. */
async function leave(form: HTMLFormElement): Promise<void> {
  const outbox = await ownOutbox();
  const entries = (await outbox?.list()) ?? [];
  if (entries.some(({ state }) => state !== "sent") && form.dataset.anyway === undefined)
    return location.assign(`${addresses.outbox}?leaving`);
  // Of its own: the list of what waits, and the form with it, is gone once nothing waits.
  const last = form.cloneNode(true) as HTMLFormElement;
  last.hidden = true;
  document.body.append(last);
  await outbox?.wipe();
  await forgetKeptPages();
  sendPlainly(last, null);
}
