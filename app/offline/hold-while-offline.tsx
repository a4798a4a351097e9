/** Without a signal a form stays where it is: the browser's own error page would take its place, typed text and all. */
import { useEffect, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** Holds every sending form of the page while there is no signal, and says so until it is back. */
export function HoldWhileOffline() {
  const { common } = useMessages();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      if (navigator.onLine || (event.target as HTMLFormElement).method === "get") return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    const release = () => setHeld(false);
    // In the capture phase on the window: before any handler of the page.
    window.addEventListener("submit", hold, { capture: true });
    window.addEventListener("online", release);
    return () => {
      window.removeEventListener("submit", hold, { capture: true });
      window.removeEventListener("online", release);
    };
  }, []);
  if (!held) return null;
  return (
    <p
      role="alert"
      className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-w-measure items-start bg-ink px-4 py-4 text-paper leading-[1.6]"
    >
      <Icon name="phone" className="mt-[.2em] mr-2.5 h-[1.2em] w-[1.2em]" />
      <span className="min-w-0 flex-1">{common.problem.held}</span>
    </p>
  );
}
