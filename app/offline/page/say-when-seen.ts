/** On a page that the phone has kept: says when it was seen, and has it anew when the line is back. */
import { pagesForNoSignal, renewed } from "../kept-pages.ts";
import { keptSince } from "../page-owner.ts";

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
  let touched = false;
  document.addEventListener("input", () => {
    touched = true;
  });
  const renew = () => {
    if (!touched) location.reload();
  };
  window.addEventListener("online", renew);
  navigator.serviceWorker?.addEventListener(
    "message",
    ({ data }: MessageEvent<{ kind?: string; url?: string }>) => {
      if (data?.kind === renewed && data.url === location.href) renew();
    },
  );
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
