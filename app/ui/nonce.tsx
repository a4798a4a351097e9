import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** Carries the nonce of the content security policy from entry.server to the few scripts of the root. */
export const NonceProvider = NonceContext.Provider;

/** The nonce for inline scripts; undefined in the browser, where React must not compare it. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
