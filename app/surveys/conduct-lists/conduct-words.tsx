import type { ReactNode } from "react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";

/** A line in the reader's language, marked when it is an example. */
export function ConductWords({
  item,
  number,
}: {
  readonly item: { readonly wordsZh: string; readonly wordsEn: string; readonly isExample: boolean };
  readonly number?: number;
}): ReactNode {
  const { example } = useMessages().conductLists;
  const wantsEnglish = useLanguage() === "en";
  const english = wantsEnglish && item.wordsEn !== "";
  return (
    <p lang={wantsEnglish && !english ? "zh-CN" : undefined}>
      {number !== undefined && <b className="mr-2">{number}</b>}
      {english ? item.wordsEn : item.wordsZh}
      {item.isExample && <small className="ml-2 text-ink-2">{`（${example}）`}</small>}
    </p>
  );
}
