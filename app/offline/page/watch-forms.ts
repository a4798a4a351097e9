/** Without a signal a form stays where it is: the browser's own error page would take its place, typed text and all. */
import { say } from "./phone-says.ts";

/** In the capture phase on the window: before any handler of the page. */
export function watchForms(): void {
  window.addEventListener("submit", hold, { capture: true });
  window.addEventListener("online", () => say(null));
}

function hold(event: SubmitEvent): void {
  if (navigator.onLine || (event.target as HTMLFormElement).method === "get") return;
  event.preventDefault();
  event.stopPropagation();
  say("held");
}
