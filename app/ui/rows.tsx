import { Children, Fragment, isValidElement, type ReactNode } from "react";

/** A list with hairlines between its rows. Each child becomes one row; empty children are left out. */
export function Rows({ ordered = false, children }: { ordered?: boolean; children: ReactNode }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className="rows leading-[1.6]">
      {Children.toArray(children).map((row, at) => (
        <li key={isValidElement(row) && row.key !== null ? row.key : at}>{row}</li>
      ))}
    </List>
  );
}

/** Names and values in two columns. A value may be any content; an entry with `null` as value is left out. */
export function KeyValues({
  entries,
}: {
  entries: readonly (readonly [name: ReactNode, value: ReactNode])[];
}) {
  return (
    <dl className="grid grid-cols-[auto_minmax(50%,1fr)] gap-x-6 gap-y-2 leading-[1.6]">
      {entries.map(([name, value], at) =>
        value === null || value === undefined ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries of one list never change places
          <Fragment key={at}>
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

/** Shown where a list has nothing: says so in words, and what would be here. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-hair border-t border-b py-8 text-ink-2">
      <p className="max-w-measure">{children}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
