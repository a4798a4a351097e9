import { useLanguage } from "#app/i18n/use-messages.tsx";
import { wordsIn } from "../answering/question-fields.tsx";
import type { Words } from "./questionnaire.ts";

/** Says words of a questionnaire in the reader's language. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return (words) => wordsIn(language, words);
}
