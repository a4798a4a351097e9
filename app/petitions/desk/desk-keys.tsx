/** The keyboard of the desk: J and K walk the rows, / finds, a step's letter opens it, ? lists them all. Gates nothing. */
import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Button } from "#app/ui/button.tsx";
import { KeysBar } from "#app/ui/queue.tsx";

export type DeskKey = {
  readonly keys: readonly string[];
  readonly words: string;
  /** Where it leads when nothing else on the page has this key. */
  readonly to?: string;
};

/** As many as fit at the foot of a page of 1000 px; the list has all. */
const mostInBar = 6;

export function DeskKeys({ keys }: { keys: readonly DeskKey[] }) {
  const { desk } = useMessages();
  const list = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const key = event.key.toUpperCase();
      if (key === "?") toggle(list.current);
      else if (key === "/") {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
      } else if (key === "J" || key === "K") walkRows(key === "J" ? 1 : -1);
      else if (/^[A-Z]$/.test(key))
        document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${key}"]`)?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <KeysBar keys={[...keys.slice(0, mostInBar), { keys: ["?"], words: desk.keys.all }]} />
      {keys.map(({ to, keys: [key] }) =>
        to === undefined ? null : (
          <Link key={to} to={to} aria-keyshortcuts={key} tabIndex={-1} aria-hidden="true" className="vh" />
        ),
      )}
      <dialog
        ref={list}
        aria-label={desk.keys.all}
        className="m-auto max-w-column rounded-control border border-ink bg-paper p-6 text-ink"
      >
        <h2 className="mb-4">{desk.keys.all}</h2>
        <ul className="rows">
          {keys.map(({ keys: names, words }) => (
            <li key={words} className="flex items-center">
              {names.map((name) => (
                <kbd key={name} className="mr-2">
                  {name}
                </kbd>
              ))}
              {words}
            </li>
          ))}
        </ul>
        <form method="dialog" className="mt-4">
          <Button snug>{desk.keys.close}</Button>
        </form>
      </dialog>
    </>
  );
}

/** Old WebViews have no dialogs; the letters work there all the same. */
function toggle(dialog: HTMLDialogElement | null): void {
  if (dialog === null || typeof dialog.showModal !== "function") return;
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

/** Moves the focus to the link of the next row; Enter opens it, as with any link. */
function walkRows(step: 1 | -1): void {
  const links = [...document.querySelectorAll("[data-row] a")].filter((link) => link instanceof HTMLElement);
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
