/** The keyboard of the desk: J and K walk the rows, / finds, a step's letter opens it. Adds to links, gates nothing. */
import { useEffect } from "react";

export function DeskKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const key = event.key.toUpperCase();
      if (key === "/") {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
      } else if (key === "J" || key === "K") walkRows(key === "J" ? 1 : -1);
      else document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
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
