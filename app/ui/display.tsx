import { createContext, useContext } from "react";

/** What the root knows about how this page is shown. */
export type Display = {
  readonly elder: boolean;
  /** Invented people and matters: every page says so. */
  readonly demonstration: boolean;
};

const DisplayContext = createContext<Display>({ elder: false, demonstration: false });

/** Set once by the root. */
export const DisplayProvider = DisplayContext.Provider;

/** Text size and demonstration mode, for the shared parts of a page. */
export function useDisplay(): Display {
  return useContext(DisplayContext);
}
