import type { ReactNode } from "react";

/** The head of a page: a small line above, the question or name in Songti, and a first paragraph. */
export function PageHead({
  kicker,
  title,
  lead,
}: {
  kicker?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
}) {
  return (
    <div className="pt-8 pb-6">
      {kicker !== undefined && <p className="mb-2 text-ink-3 text-min leading-snug">{kicker}</p>}
      <h1>{title}</h1>
      {lead !== undefined && <p className="mt-3 max-w-measure text-ink-2 text-lead">{lead}</p>}
    </div>
  );
}

/** One column of 620 px for forms, receipts and notices. */
export function Column({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-column">{children}</div>;
}

/**
 * A part of a page, opened by an ink rule, with its heading. `aside` stands at the right of the heading: one
 * link. `first` leaves the rule's outer space out.
 */
export function Section({
  title,
  id,
  aside,
  first = false,
  children,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
  first?: boolean;
  children: ReactNode;
}) {
  return (
    <section id={id} className={`border-ink border-t pt-8 ${first ? "" : "mt-8"}`}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between">
        <h2>{title}</h2>
        {aside !== undefined && <div className="-my-3.5">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
