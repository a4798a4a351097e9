import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { WithArticle } from "./article.tsx";

/** One step of a case. `next` steps carry their latest date and the article. */
export type TimelineItem = {
  readonly key: string;
  readonly state: "past" | "now" | "next";
  /** A date in words. */
  readonly when: ReactNode;
  /** The machine's form of `when`: `YYYY-MM-DD` or an ISO instant. */
  readonly dateTime?: string;
  readonly what: ReactNode;
  /** Who did it, or why this date. */
  readonly why?: ReactNode;
  /** Such as 第三十四条; never breaks. */
  readonly article?: string;
};

/** The steps of a case in order: past ones solid, the present one a ring, later ones hollow on a dashed line. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { timeline } = useMessages().common;
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.key} className={item.state} aria-current={item.state === "now" ? "step" : undefined}>
          <span className="block text-ink-2 text-min leading-[1.6]">
            <span className="vh">{timeline[item.state]}</span>
            {item.dateTime === undefined ? item.when : <time dateTime={item.dateTime}>{item.when}</time>}
          </span>
          <span
            className={`block ${item.state === "next" ? "" : "font-bold"} ${item.state === "now" ? "text-lead" : ""}`}
          >
            {item.what}
          </span>
          {(item.why !== undefined || item.article !== undefined) && (
            <span className="block text-ink-2 text-min leading-[1.6]">
              <WithArticle article={item.article}>{item.why}</WithArticle>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
