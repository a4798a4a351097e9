import { Form, Link } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Clock, type ClockFace } from "./clock.tsx";
import type { Option } from "./field.tsx";

export type QueueRow = {
  readonly id: string;
  readonly to: string;
  readonly face: ClockFace;
  /** The due date in words, under the clock. */
  readonly due: ReactNode;
  readonly number: string;
  readonly title: string;
  /** Under the title: the place. */
  readonly place?: ReactNode;
  /** The kind; not shown on a phone. */
  readonly kind?: ReactNode;
  readonly owner: ReactNode;
  readonly next: ReactNode;
  /** Under the next step; not shown on a phone. */
  readonly nextWhy?: ReactNode;
  /** The row where the keyboard is. */
  readonly current?: boolean;
};

/** Heads of the columns, from the room's catalogue; `caption` names the table for screen readers. */
export type QueueHeads = {
  readonly caption: string;
  readonly clock: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly owner: string;
  readonly next: string;
};

/** The queue of the desk: a real table; under 1000 px each row becomes a list item, by CSS only. */
export function QueueTable({ heads, rows }: { heads: QueueHeads; rows: readonly QueueRow[] }) {
  const columns = [heads.clock, heads.number, heads.title, heads.kind, heads.owner, heads.next];
  return (
    <table className="queue">
      <caption className="vh">{heads.caption}</caption>
      <thead>
        <tr>
          {columns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={`row-${row.id}`} data-row aria-current={row.current ? "true" : undefined}>
            <td className="q-clock">
              <Clock face={row.face} brief />
              <small>{row.due}</small>
            </td>
            <td className="q-number">{row.number}</td>
            <td className="q-title">
              <Link to={row.to}>{row.title}</Link>
              {row.place !== undefined && <small>{row.place}</small>}
            </td>
            <td className="q-kind">{row.kind}</td>
            <td className="q-owner">{row.owner}</td>
            <td className="q-next">
              {row.next}
              {row.nextWhy !== undefined && <small>{row.nextWhy}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type View = {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
};

/** The groups of a list, as links that look like tabs. `label` names the group of links. */
export function Views({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <nav aria-label={label} className="tabs flush screen-only flex overflow-x-auto border-hair border-b">
      {views.map(({ to, label: words, count, current }) => (
        <Link key={to} to={to} aria-current={current ? "page" : undefined}>
          {words}
          {count !== undefined && <span className="ml-1">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
};

/**
 * The filters of a list: a GET form of selects. On a phone the first two stand open and the rest behind
 * a box "More filters", all in a row from 1000 px. `keep` are hidden values that must survive; `sum` says how many there are.
 */
export function Filters({
  filters,
  keep = {},
  sum,
}: {
  filters: readonly Filter[];
  keep?: Readonly<Record<string, string>>;
  sum?: ReactNode;
}) {
  const { list } = useMessages().common;
  const more = useId();
  const rest = filters.slice(2);
  return (
    <Form className="screen-only py-3 desk:flex desk:flex-wrap desk:items-center">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid grid-cols-2 gap-3 desk:mr-3 desk:flex">
        {filters.slice(0, 2).map((filter) => (
          <FilterSelect key={filter.name} {...filter} />
        ))}
      </div>
      {rest.length > 0 && (
        <>
          <input
            type="checkbox"
            id={more}
            defaultChecked={rest.some(({ value }) => value !== "")}
            className="choice more-toggle mt-0 mr-2 align-middle desk:hidden"
          />
          <label htmlFor={more} className="mr-6 inline-flex min-h-tap items-center desk:hidden">
            {list.more}
          </label>
          <div className="more-filters mb-3 grid-cols-2 gap-3 desk:mr-3 desk:mb-0 desk:flex">
            {rest.map((filter) => (
              <FilterSelect key={filter.name} {...filter} />
            ))}
          </div>
        </>
      )}
      <button
        type="submit"
        className="mt-1 min-h-tap cursor-pointer rounded-control border-[1.5px] border-edge px-4 hover:bg-paper-sunk desk:mt-0"
      >
        {list.filter}
      </button>
      {sum !== undefined && <p className="mt-3 text-ink-2 desk:mt-0 desk:ml-auto">{sum}</p>}
    </Form>
  );
}

function FilterSelect({ name, label, value, options }: Filter) {
  return (
    <label className="block text-ink-2 text-min desk:inline-flex desk:items-center desk:whitespace-nowrap desk:text-body">
      <span className="desk:mr-2">{label}</span>
      <select
        name={name}
        defaultValue={value}
        className="select block min-h-tap w-full rounded-control border-[1.5px] border-edge bg-field pl-3 text-body text-ink desk:w-auto desk:max-w-[150px]"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which keys do what, at the foot of a desk page from 1000 px on. */
export function KeysBar({
  keys,
}: {
  keys: readonly { readonly keys: readonly string[]; readonly words: string }[];
}) {
  return (
    <ul className="screen-only sticky bottom-0 z-2 -mx-gutter hidden flex-wrap border-ink border-t bg-paper px-gutter py-2.5 text-ink-2 text-min desk:flex">
      {keys.map(({ keys: names, words }) => (
        <li
          key={words}
          className="mr-[22px] inline-flex items-center whitespace-nowrap last:mr-0 last:ml-auto"
        >
          {names.map((name) => (
            <kbd key={name} className="mr-1.5">
              {name}
            </kbd>
          ))}
          {words}
        </li>
      ))}
    </ul>
  );
}

/** Pages of a long list by cursor: previous and next, each left out at its end. */
export function Pagination({ previous, next }: { previous?: string | undefined; next?: string | undefined }) {
  const { list } = useMessages().common;
  if (previous === undefined && next === undefined) return null;
  const look = "inline-flex min-h-tap items-center";
  return (
    <nav aria-label={list.label} className="screen-only flex justify-between py-3">
      {previous === undefined ? (
        <span />
      ) : (
        <Link to={previous} rel="prev" className={look}>
          {list.previous}
        </Link>
      )}
      {next !== undefined && (
        <Link to={next} rel="next" className={look}>
          {list.next}
        </Link>
      )}
    </nav>
  );
}
