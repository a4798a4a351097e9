import { createContext, type ReactNode, useContext } from "react";
import { defaultLanguage, type Language, type Messages, messagesFor } from "./catalogues.ts";

const LanguageContext = createContext<Language>(defaultLanguage);

/** Says which language everything inside speaks. The root sets it once; a test sets it around a component. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The person's language. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Every catalogue in the person's language: `const { common, petitions } = useMessages()`. */
export function useMessages(): Messages {
  return messagesFor(useLanguage());
}
