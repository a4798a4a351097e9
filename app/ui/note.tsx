import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A quiet strip for something worth knowing, never for an error of the person. */
export function Note({ icon, children }: { icon?: IconName; children: ReactNode }) {
  return (
    <div className="my-6 flex rounded-control bg-paper-sunk px-4 py-3 leading-[1.6]">
      {icon && <Icon name={icon} className="mt-[.2em] mr-2.5 h-[1.2em] w-[1.2em]" />}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** Where and when something was stored, under a form: stays, unlike a message that goes away. */
export function SavedNote({
  busy = false,
  children,
}: {
  /** It is not stored yet. */
  busy?: boolean;
  children: ReactNode;
}) {
  return (
    <p aria-busy={busy} className="mt-4 flex items-start text-ink-2 text-min leading-[1.6]">
      <Icon name="phone" className="mt-[.18em] mr-2.5 h-[1.25em] w-[1.25em]" />
      <span>{children}</span>
    </p>
  );
}

/** Something that not everybody needs to read, behind a line to open. Works without script. */
export function Disclosure({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="pb-4 leading-[1.7]">{children}</div>
    </details>
  );
}

/** On paper only: the address of the page, a line for a signature. */
export function PrintOnly({ children }: { children: ReactNode }) {
  return <div className="print-only">{children}</div>;
}
