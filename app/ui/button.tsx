import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** `main` is the one vermilion action of a page; `plain` an ink outline for a second way; `soft` a grey outline. */
export type ButtonTone = "main" | "plain" | "soft";

const shape =
  "button inline-flex max-w-full min-h-control items-center justify-center rounded-control border-[1.5px] px-6 py-2.5 text-center leading-snug no-underline cursor-pointer";
const tones: Readonly<Record<ButtonTone, string>> = {
  main: "border-seal bg-seal text-on-seal font-bold hover:border-seal-deep hover:bg-seal-deep",
  plain: "border-ink text-ink font-bold hover:bg-paper-sunk",
  soft: "border-edge text-ink hover:bg-paper-sunk",
};

type ButtonLook = {
  /** Default `plain`. */
  readonly tone?: ButtonTone;
  /** Takes the whole width at every size. */
  readonly wide?: boolean;
  /** As wide as its words: a main action inside a row, which is otherwise 220 px at least. */
  readonly snug?: boolean;
  readonly icon?: IconName;
  /** The key on the desk that does the same. */
  readonly keyName?: string;
};

function look({ tone = "plain", wide = false, snug = false }: ButtonLook): string {
  const width = wide ? "w-full" : tone === "main" && !snug ? "sm:min-w-[220px]" : "";
  return `${shape} ${tones[tone]} ${width}`;
}

function inside(children: ReactNode, icon: IconName | undefined, keyName: string | undefined) {
  return (
    <>
      {icon && <Icon name={icon} className="mr-2.5 h-[1.222em] w-[1.222em]" />}
      <span className="words">{children}</span>
      {keyName && (
        <span aria-hidden="true" className="ml-2.5 hidden desk:inline">
          <kbd className="border-current bg-transparent text-current">{keyName}</kbd>
        </span>
      )}
    </>
  );
}

/** A button in a form; `type` is `submit` unless said otherwise. Says a verb the person would say. */
export function Button({
  tone,
  wide,
  snug,
  icon,
  keyName,
  children,
  type = "submit",
  ...rest
}: ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style">) {
  return (
    <button type={type} className={look({ tone, wide, snug })} aria-keyshortcuts={keyName} {...rest}>
      {inside(children, icon, keyName)}
    </button>
  );
}

/** A link that looks like a button, because it begins something. `reload` leaves the page by the browser. */
export function ButtonLink({
  to,
  tone,
  wide,
  snug,
  icon,
  keyName,
  handle = false,
  reload = false,
  children,
}: ButtonLook & {
  readonly to: string;
  /** Draws the arrow of a door on the home page. */
  readonly handle?: boolean;
  readonly reload?: boolean;
  readonly children: ReactNode;
}) {
  const content = (
    <>
      {inside(children, icon, keyName)}
      {handle && <Icon name="forward" className="handle h-[1.222em] w-[1.222em]" />}
    </>
  );
  const className = look({ tone, wide, snug });
  return isOutside(to) ? (
    <a href={to} className={className}>
      {content}
    </a>
  ) : (
    <Link to={to} reloadDocument={reload} className={className} aria-keyshortcuts={keyName}>
      {content}
    </Link>
  );
}

/** An underlined link of its own line, as high as a thumb. */
export function TextLink({
  to,
  reload = false,
  children,
}: {
  to: string;
  reload?: boolean;
  children: ReactNode;
}) {
  const className = "inline-flex min-h-tap items-center py-1";
  return isOutside(to) ? (
    <a href={to} className={className}>
      {children}
    </a>
  ) : (
    <Link to={to} reloadDocument={reload} className={className}>
      {children}
    </Link>
  );
}

/** A button that looks like a link, for small things that change something: remove a file, sign out. */
export function QuietButton({
  children,
  type = "submit",
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style">) {
  return (
    <button
      type={type}
      {...rest}
      className="inline-flex min-h-tap min-w-tap cursor-pointer items-center justify-center underline decoration-edge underline-offset-[.26em] hover:decoration-current"
    >
      {children}
    </button>
  );
}

/** Buttons of one decision: under each other on a phone, side by side from 560 px. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="screen-only mt-6 grid gap-3 sm:flex sm:flex-wrap sm:items-center">{children}</div>;
}

/** `tel:`, fragments, other sites and "" (this page again) are the browser's, not the router's. */
export function isOutside(to: string): boolean {
  return to === "" || /^([a-z]+:|#|\/\/)/i.test(to);
}
