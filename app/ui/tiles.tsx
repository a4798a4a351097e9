/** Choices as large as a thumb, side by side: days, times. Links, so that they work without script. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** `wide` tiles hold two short lines, two or four to a row; the others one figure, three or five. */
export function Tiles({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return <ul className={`grid gap-2 ${wide ? "grid-cols-2 sm:grid-cols-4" : "tiles-narrow"}`}>{children}</ul>;
}

/** `current` is the one that the page is about. */
export function TileLink({
  to,
  title,
  text,
  current = false,
  faint = false,
}: {
  readonly to: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly current?: boolean;
  /** Nothing to be had here, but something to be read. */
  readonly faint?: boolean;
}) {
  const tone = current ? "tile-current" : faint ? "tile-faint" : "tile-open";
  return (
    <li className="flex">
      <Link
        to={to}
        rel="nofollow"
        preventScrollReset
        aria-current={current ? "true" : undefined}
        className={`tile ${tone}`}
      >
        <TileWords title={title} text={text} />
      </Link>
    </li>
  );
}

/** One that is gone; `gone` says so to who does not see the line through it. */
export function TileGone({ title, gone }: { readonly title: string; readonly gone: string }) {
  return (
    <li className="tile tile-faint">
      <b className="font-num">
        <s>{title}</s>
        <span className="sr-only">{gone}</span>
      </b>
    </li>
  );
}

function TileWords({ title, text }: { readonly title: string; readonly text?: string | undefined }) {
  return (
    <>
      <b className="font-num">{title}</b>
      {text !== undefined && <small>{text}</small>}
    </>
  );
}
