import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";

/**
 * Plain words, then the article they rest on, which never breaks. Puts a comma between them unless the words
 * already end with a mark.
 */
export function WithArticle({ children, article }: { children?: ReactNode; article?: string | undefined }) {
  const { comma } = useMessages().common;
  if (article === undefined) return children;
  return (
    <>
      {children}
      {children !== undefined && joint(children, comma)}
      <wbr />
      <span className="nb">{article}</span>
    </>
  );
}

function joint(words: ReactNode, comma: string): string {
  if (typeof words !== "string") return comma;
  if (/[，。；：、]$/.test(words)) return "";
  return /[,.;:]$/.test(words) ? " " : comma;
}
