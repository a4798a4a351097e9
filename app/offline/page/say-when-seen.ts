/** On a page that the phone has kept: says when it was seen, and has it anew when the line is back. */
import { pagesForNoSignal, type Renewal, renewed } from "../kept-pages.ts";
import { keptSince } from "../page-owner.ts";

/** Milliseconds. */
const pause = 15_000;

export function sayWhenSeen(): void {
  const seen = keptSince();
  // These show what lies on the phone in any case.
  if (seen === null || pagesForNoSignal.some((page) => page === location.pathname)) return;
  const strip = document.getElementById("phone-kept");
  const line = strip?.querySelector("p");
  if (strip && line) {
    line.textContent = (strip.dataset.words ?? "").replace("{time}", timeOf(seen));
    strip.hidden = false;
  }
  renewWhenPossible();
}

/** Unless somebody has begun to write here. */
function renewWhenPossible(): void {
  let touched = false;
  document.addEventListener("input", () => {
    touched = true;
  });
  const renew = () => {
    if (!touched) location.reload();
  };
  window.addEventListener("online", renew);
  // A line may be there again without a word of the browser.
  setInterval(async () => {
    if (!touched && navigator.onLine && document.visibilityState === "visible" && (await answers())) renew();
  }, pause);
  const worker = navigator.serviceWorker;
  worker?.addEventListener("message", ({ data }: MessageEvent<Renewal>) => {
    if (data?.kind === renewed && data.url === location.href) renew();
  });
  // It may have come while this page was on its way, when there was nobody yet to be told.
  worker?.controller?.postMessage({ kind: renewed, url: location.href } satisfies Renewal);
}

/** Whether the server can be reached; of its answers the smallest. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch("/manifest.webmanifest", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** `10:42`, and the day when it is another one. */
function timeOf(seen: Date): string {
  const language = document.documentElement.lang;
  const time = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(seen);
  if (seen.toDateString() === new Date().toDateString()) return time;
  return `${new Intl.DateTimeFormat(language, { month: "long", day: "numeric" }).format(seen)} ${time}`;
}
