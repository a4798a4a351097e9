import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { ButtonLink } from "./button.tsx";

export type MayItem = {
  readonly key: string;
  readonly title: ReactNode;
  /** Open: what it does. Closed: when it opens. */
  readonly text: ReactNode;
  /** The button; left out when it is not open yet. At most one of a page is `tone="main"`. */
  readonly action?: ReactNode;
};

/** A step with a page of its own, `to`. `closed` says when it opens; null when it is open. */
export function stepItem(
  key: string,
  {
    words: { title, text, button },
    to,
    isMain,
    closed,
  }: {
    readonly words: { readonly title: string; readonly text: string; readonly button: string };
    readonly to: string;
    readonly isMain: boolean;
    readonly closed: string | null;
  },
): MayItem {
  if (closed !== null) return { key, title, text: closed };
  const action = (
    <ButtonLink to={to} tone={isMain ? "main" : "soft"} snug>
      {button}
    </ButtonLink>
  );
  return { key, title, text, action };
}

/** What the person may do now. What is not open yet stays in the list, in second ink, with its condition. */
export function MayList({ items }: { items: readonly MayItem[] }) {
  const open = items.filter((item) => item.action !== undefined);
  const closed = items.filter((item) => item.action === undefined);
  return (
    <ul className="may rows">
      {[...open, ...closed].map(({ key, title, text, action }) => (
        <li key={key} className={action === undefined ? "closed" : ""}>
          <div>
            <h3 className={`font-song text-row ${action === undefined ? "font-normal text-ink-2" : ""}`}>
              {title}
            </h3>
            <p className="text-ink-2 leading-[1.6]">{text}</p>
          </div>
          {action}
        </li>
      ))}
    </ul>
  );
}

export type LookedItem = {
  readonly key: string;
  readonly who: ReactNode;
  /** Post and office. */
  readonly office: ReactNode;
  readonly when: ReactNode;
  readonly dateTime?: string;
  /** What they opened and what they could not see. */
  readonly what: ReactNode;
};

/** Who opened the case, when, and what they saw. */
export function LookedList({ items }: { items: readonly LookedItem[] }) {
  const { common } = useMessages();
  return (
    <ul className="rows leading-[1.6]">
      {items.map(({ key, who, office, when, dateTime, what }) => (
        <li key={key}>
          <b>{who}</b>
          {common.comma}
          {office}
          <p className="text-ink-2">
            <time dateTime={dateTime}>{when}</time>
            {common.comma}
            {what}
          </p>
        </li>
      ))}
    </ul>
  );
}

export type DoItem = {
  readonly key: string;
  readonly verb: string;
  /** Where the action begins; left out when the table does not allow it now. */
  readonly to?: string;
  /** The date that doing it sets, in words, or that it sets none. */
  readonly sets?: ReactNode;
  readonly article?: ReactNode;
  /** When it is not open: the condition. */
  readonly condition?: ReactNode;
  /** One letter on the keyboard. */
  readonly keyName?: string;
};

/**
 * The actions of a case on the desk, as the workflow table allows them: verb, the date it sets, the article,
 * the key. `first` is the one to do now, with its own button.
 */
export function DoList({ first, items }: { first?: ReactNode; items: readonly DoItem[] }) {
  return (
    <ul>
      {first !== undefined && <li className="pt-1 pb-4">{first}</li>}
      {items.map((item) => (
        <li key={item.key} className="border-hair border-t py-3 first:border-t-0 first:pt-0">
          <div className="flex items-baseline justify-between">
            <DoVerb {...item} />
            {item.keyName !== undefined && item.to !== undefined && (
              <span aria-hidden="true" className="ml-3 hidden desk:inline">
                <kbd>{item.keyName}</kbd>
              </span>
            )}
          </div>
          {item.sets !== undefined && <p className="leading-[1.6]">{item.sets}</p>}
          {item.article !== undefined && <p className="text-ink-2 text-min leading-[1.6]">{item.article}</p>}
          {item.condition !== undefined && (
            <p className="text-ink-2 text-min leading-[1.6]">{item.condition}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function DoVerb({ to, verb, keyName }: DoItem) {
  if (to === undefined) return <span className="text-ink-2">{verb}</span>;
  return (
    <Link to={to} aria-keyshortcuts={keyName} className="inline-flex min-h-tap items-center font-bold">
      {verb}
    </Link>
  );
}

/**
 * A case as the resident reads it: the letter, the steps beside it from 900 px (between letter and rest on a
 * phone), and the rest below.
 */
export function CaseLetter({
  letter,
  sideTitle,
  side,
  rest,
}: {
  letter: ReactNode;
  sideTitle: ReactNode;
  side: ReactNode;
  rest: ReactNode;
}) {
  return (
    <div className="case-letter">
      <article className="letter-area">{letter}</article>
      <section className="side-area">
        <h2 className="mb-4">{sideTitle}</h2>
        {side}
      </section>
      <div className="rest-area">{rest}</div>
    </div>
  );
}

/** A case as the desk reads it: what came in, what can be done, what happened; three columns from 1000 px. */
export function CaseColumns({
  columns,
}: {
  columns: readonly { readonly title: string; readonly content: ReactNode }[];
}) {
  return (
    <div className="case-columns">
      {columns.map(({ title, content }) => (
        <section key={title} className="min-w-0">
          <h2 className="mb-3 border-ink border-b pb-2">{title}</h2>
          {content}
        </section>
      ))}
    </div>
  );
}
