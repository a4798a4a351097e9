import { useEffect } from "react";

/**
 * Puts the focus back on the first of these controls that is there, after a step made the page anew. `when` changes with
 * every step. Without script, the address's fragment leads near it.
 */
export function useKeptFocus(when: string, controls: readonly string[]): void {
  const wanted = controls.join(" ");
  useEffect(() => {
    if (when === "" || wanted === "") return;
    for (const id of wanted.split(" ")) {
      const control = document.getElementById(id);
      if (control === null) continue;
      control.focus();
      return;
    }
  }, [when, wanted]);
}
