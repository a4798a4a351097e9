/** Sends what waits whenever that may work: now, when the line is back, when somebody looks again, and every while. */
import { isDue } from "../outbox/entry.ts";
import type { OwnOutbox } from "../outbox/own-outbox.ts";
import { isKeptPage } from "../page-owner.ts";
import { ownOutbox } from "./own-outbox.ts";
import { showWaiting } from "./phone-says.ts";

/** Milliseconds. */
const pause = 15_000;

export async function watchOutbox(): Promise<void> {
  const outbox = await ownOutbox();
  if (outbox === null) return;
  const show = () => void tellWaiting(outbox);
  outbox.watch(show);
  const send = (urged: boolean) => void sendDue(outbox, urged);
  window.addEventListener("online", () => send(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") send(false);
  });
  setInterval(() => send(false), pause);
  show();
  // On a page of its owner, what waited for the sign-in waits no longer.
  const waitedForSignIn = (await outbox.list()).some(({ state }) => state === "signed_out");
  send(waitedForSignIn && !isKeptPage());
}

async function sendDue(outbox: OwnOutbox, urged: boolean): Promise<void> {
  if (!navigator.onLine) return;
  const now = Date.now();
  const due = (await outbox.list()).some((entry) => isDue(entry, { now, urged }));
  if (due) await outbox.send({ urged });
}

async function tellWaiting(outbox: OwnOutbox): Promise<void> {
  const entries = await outbox.list();
  const sent = entries.filter(({ state }) => state === "sent");
  showWaiting({
    waiting: entries.length - sent.length,
    sent: sent.filter(({ isSeen }) => !isSeen).length,
    ofOthers: await outbox.ofOthers(),
  });
  await showBadge(entries.length - sent.length);
}

/** On the icon, where the phone shows numbers there. */
async function showBadge(count: number): Promise<void> {
  if (!("setAppBadge" in navigator)) return;
  try {
    await navigator.setAppBadge(count);
  } catch {
    // Only an installed app may.
  }
}
